import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { BY_ZONE, carriedBy } from '../../spec/geometry';

/** How far down the arrow keys take nodes that do not lie zone by zone; undefined where they take all alike. */
export function landedWays(
  editor: Editor,
  nodes: readonly NodeId[],
  down: number,
): Readonly<Record<NodeId, number>> | undefined {
  const { view, model, geometry } = editor.store.getState();
  if (view === BY_ZONE || down === 0) return undefined;
  const byZone = BY_ZONE.arrange(model);
  const except = new Set(nodes);
  const all = new Set([...nodes, ...carriedBy(model, byZone, nodes)]);
  const wayOf = (id: NodeId): number | undefined => {
    const { spec, parent } = model.get(id);
    const [frame, stored] = [geometry.frames.get(id), byZone.frames.get(id)];
    if (frame && stored) {
      const rect = { ...frame, y: frame.y + down };
      const guess = { ...stored, y: stored.y + down };
      return view.unfoldFrame(model, { rect, guess, carried: { frame: id, all } }).y - stored.y;
    }
    const rect = geometry.absolute.get(id);
    const near = byZone.absolute.get(id)?.y;
    if (!rect || near === undefined) return undefined;
    const isContainer = spec.container !== undefined;
    const box = { ...rect, y: rect.y + down };
    return view.unfold(model, { box, over: parent, isContainer, except, near }) - near;
  };
  return Object.fromEntries(
    nodes.flatMap((id) => {
      const way = wayOf(id);
      if (way === undefined) return [];
      // What has no room where it is drawn still goes the way that was asked for.
      return [[id, down < 0 ? Math.min(way, down) : Math.max(way, down)]];
    }),
  );
}
