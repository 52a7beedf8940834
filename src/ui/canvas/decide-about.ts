import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { placeJoined } from '../../spec/commands';
import { isDecision, takesRemarks } from '../../spec/remarks';

/**
 * Adds a decision about a card, if the kind is one. It stands outside of all containers: in one it would be about that, and make it
 * larger. About a container it lies in it, as anything else that is added there. False where nothing was done.
 */
export function decideAbout(editor: Editor, kind: string, about: NodeId): boolean {
  const { catalog, store } = editor;
  const [made, subject] = [catalog.kinds.get(kind)?.spec, store.getState().model.get(about).spec];
  if (!made || !isDecision(made) || !takesRemarks(subject) || subject.container) return false;
  return editor.run(placeJoined, { kind, over: null, at: null, with: about, as: 'from' }).ok;
}
