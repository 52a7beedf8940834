import type { NodeId } from '../../design';
import { arrange, cellPlace, contentOrigin, freePlace } from '../geometry';
import type { Model } from '../model';
import type { MoveArgs } from './move';
import { findPlace, refuseSecond } from './places';
import { withContents } from './remove';

/**
 * The containers, and `null` for the open canvas, into which all of the nodes could be dropped with
 * nothing created around them; what lies beside the container that they are in comes first.
 */
export function destinationsOf(model: Model, nodes: readonly NodeId[]): readonly (NodeId | null)[] {
  const moving = withContents(model, nodes);
  const takes = (over: NodeId | null) => (id: NodeId) => {
    const { spec, params } = model.get(id);
    const place = findPlace(model, spec, over);
    return (
      place.ok &&
      place.value.parent === over &&
      place.value.missing.length === 0 &&
      refuseSecond(model, spec, over, params, id) === null
    );
  };
  const containers = model.nodes.flatMap(({ id, spec }) =>
    spec.container && !moving.has(id) ? [id] : [],
  );
  const holderOf = (id: NodeId | null | undefined) => (id ? model.get(id).parent : null);
  const home = holderOf(holderOf(nodes[0]));
  const isFar = (over: NodeId | null) => Number(holderOf(over) !== home);
  return [...containers, null]
    .filter((over) => nodes.some((id) => model.get(id).parent !== over) && nodes.every(takes(over)))
    .toSorted((a, b) => isFar(a) - isFar(b));
}

/** The drop of nodes into a container where it has room for them. */
export function dropInto(model: Model, nodes: readonly NodeId[], over: NodeId | null): MoveArgs {
  const block = nodes.map((_, row) => ({ column: 0, row }));
  const free = freePlace(model, over, block);
  const holder = (over === null ? undefined : arrange(model).absolute.get(over)) ?? { x: 0, y: 0 };
  const origin = contentOrigin(over === null ? null : model.get(over));
  const first = { x: holder.x + origin.x + free.x, y: holder.y + origin.y + free.y };
  return {
    moves: nodes.map((node, index) => ({ node, at: cellPlace(first, block[index]!) })),
    over,
  };
}
