import type { EdgeId, NodeId } from '../../design';
import type { Editor } from '../../editor';
import { reconnect, withEnd, type EdgeEnd } from '../../spec/commands';

/** Moves an end of a connection to another node; the other end stays where it is by then. */
export function moveEnd(editor: Editor, id: EdgeId, end: EdgeEnd, node: NodeId): void {
  const edge = editor.store.getState().model.findEdge(id);
  if (edge && edge[end] !== node) editor.run(reconnect, { edge: id, ...withEnd(edge, end, node) });
}
