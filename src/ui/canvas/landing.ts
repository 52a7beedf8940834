import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { findPlace, type MoveArgs } from '../../spec/commands';
import { BY_ZONE, type Landing, type Point } from '../../spec/geometry';
import type { KindSpec } from '../../spec/kind-spec';

/** Where commands are to put what is let go at a place of the drawing: they take places as they are zone by zone. */
export function landedAt(editor: Editor, landing: Landing): Point {
  const { view, model } = editor.store.getState();
  return { x: landing.box.x, y: view.unfold(model, landing) };
}

/** What takes something that is let go over a container. */
export function takerOf(editor: Editor, spec: KindSpec, over: NodeId | null): NodeId | null {
  const place = findPlace(editor.store.getState().model, spec, over);
  return place.ok ? place.value.parent : over;
}

/** The same for nodes that are carried, or for the copies of them that are. */
export function landedMoves(editor: Editor, { moves, over }: MoveArgs, isCopy = false): MoveArgs {
  const { view, model, geometry } = editor.store.getState();
  if (view === BY_ZONE) return { moves, over };
  const carried = new Set(moves.map(({ node }) => node));
  // The originals of copies stay in the way.
  const except = isCopy ? new Set<NodeId>() : carried;
  const { absolute, frames } = BY_ZONE.arrange(model);
  return {
    over,
    moves: moves.map(({ node: id, at }) => {
      const { spec, parent } = model.get(id);
      const [frame, stored] = [geometry.frames.get(id), frames.get(id)];
      if (frame && stored) {
        const guess = { ...stored, x: at.x, y: stored.y + at.y - frame.y };
        const rect = { ...frame, ...at };
        const along = { frame: id, all: carried };
        return { node: id, at: view.unfoldFrame(model, { rect, guess, carried: along }) };
      }
      const isKept = over === 'keep' || (over !== null && carried.has(over));
      const taker = isKept ? parent : takerOf(editor, spec, over);
      const box = { ...geometry.absolute.get(id)!, ...at };
      const near = taker === parent ? { near: absolute.get(id)!.y } : {};
      const isContainer = spec.container !== undefined;
      return { node: id, at: landedAt(editor, { box, over: taker, isContainer, except, ...near }) };
    }),
  };
}
