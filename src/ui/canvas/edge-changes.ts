import type { EdgeId, NodeId } from '../../design';
import type { Editor } from '../../editor';
import { reconnect, withEnd, type EdgeEnd } from '../../spec/commands';

/** A menu or a drag may have begun when the connection was another: what is not asked for stays as it is by now. */

export function moveEnd(editor: Editor, id: EdgeId, end: EdgeEnd, node: NodeId): void {
  const { model } = editor.store.getState();
  const edge = model.findEdge(id);
  if (!edge || !model.find(node) || edge[end] === node) return;
  editor.run(reconnect, { edge: id, ...withEnd(edge, end, node) });
}

export function turnRound(editor: Editor, id: EdgeId): void {
  const edge = editor.store.getState().model.findEdge(id);
  if (edge) editor.run(reconnect, { edge: id, from: edge.to, to: edge.from });
}

export function changeVerb(editor: Editor, id: EdgeId, verb: string): void {
  const edge = editor.store.getState().model.findEdge(id);
  if (edge) editor.run(reconnect, { edge: id, from: edge.from, to: edge.to, verb });
}
