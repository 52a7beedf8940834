import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { arrangeDesign, putInPlace, type Places } from '../../spec/arranging';
import { tidy } from '../../spec/commands';
import { layOut } from './elk';
import { patience } from './patience';

/** Who waits that long wants to know that the key was heard. */
const SILENT_MILLISECONDS = 500;

/** Who edits faster than that does not want everything to move. */
const MOST_ATTEMPTS = 3;

export interface Arranged {
  readonly isDone: boolean;
  readonly isWhole: boolean;
}

const working = new WeakSet<Editor>();

/**
 * Arranges what is selected, if that is more than one node, or everything. The answer comes later: what was edited meanwhile is
 * arranged anew, and never overwritten. `before` is called when the nodes are about to move.
 */
export async function arrangeNow(editor: Editor, before: () => void): Promise<Arranged> {
  const { nodes } = editor.store.getState().selection;
  const only = nodes.length > 1 ? new Set(nodes) : null;
  const isWhole = only === null;
  if (working.has(editor)) return { isDone: false, isWhole };
  working.add(editor);
  const telling = setTimeout(() => editor.say('Arranging…'), SILENT_MILLISECONDS);
  try {
    const places = await placesFor(editor, only);
    if (places.size > 0) before();
    return { isDone: editor.run(putInPlace, { places }).ok, isWhole };
  } catch (problem) {
    return { isDone: giveUp(editor, only, before, problem), isWhole };
  } finally {
    clearTimeout(telling);
    working.delete(editor);
  }
}

class Overtaken extends Error {}

async function placesFor(editor: Editor, only: ReadonlySet<NodeId> | null): Promise<Places> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { model, design } = editor.store.getState();
    const places = await arrangeDesign(model, only, layOut, patience());
    if (editor.store.getState().design === design) return places;
  }
  throw new Overtaken();
}

/** Without ELK the tiers can still be tidied. */
function giveUp(
  editor: Editor,
  only: ReadonlySet<NodeId> | null,
  before: () => void,
  problem: unknown,
): boolean {
  if (problem instanceof Overtaken) {
    editor.say('The design changed while it was being arranged. Press L again.');
    return false;
  }
  if (only !== null) {
    editor.say('Nothing was moved: the part that arranges could not be loaded.', 'problem');
    return false;
  }
  before();
  const isDone = editor.run(tidy, {}).ok;
  editor.say(
    isDone
      ? 'The part that arranges could not be loaded. The tiers were tidied up instead.'
      : 'Nothing was moved: the part that arranges could not be loaded.',
    'problem',
  );
  return isDone;
}
