import type { Design, NodeId } from '../../design';
import type { EditorState } from '../../editor';

/** What is selected now and was not there before: what an edit has just made. */
export const madeSince = (
  before: Design,
  { selection }: Pick<EditorState, 'selection'>,
): readonly NodeId[] => selection.nodes.filter((id) => !(id in before.nodes));
