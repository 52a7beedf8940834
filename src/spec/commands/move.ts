import { beginTransaction, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import { plural, truncate } from '../../kit/words';
import type { Command } from '../command';
import {
  arrange,
  contentOrigin,
  freeNear,
  holds,
  storedPlace,
  type Geometry,
  type Point,
  type Rect,
} from '../geometry';
import type { Model } from '../model';
import { createdNotice, findPlace, addContainers, refuseSecond } from './places';
import { givesWay, land } from './place-node';
import { withContents } from './remove';

export interface MoveArgs {
  /** Where each node's top left corner lands, in canvas pixels. */
  readonly moves: readonly { readonly node: NodeId; readonly at: Point }[];
  /** The container under the pointer, for a node that may change its container; `keep` leaves containers as they are. */
  readonly over: NodeId | null | 'keep';
}

/** The end of a drag: one step, with the change of container where there is one. */
export const move: Command<MoveArgs> = (model, { moves, over }, ids) => {
  const tx = beginTransaction(model.design);
  const geometry = arrange(model);
  const { absolute } = geometry;
  const moving = withContents(
    model,
    moves.map((one) => one.node),
  );
  const created: NodeId[] = [];
  for (const { node: id, at } of moves) {
    const node = model.get(id);
    if (isCarried(model, id, moves)) continue;
    // Dropped over what is being moved itself: it stays where it is held.
    const target = over === 'keep' || (over !== null && moving.has(over)) ? node.parent : over;
    if (target === node.parent || isHeldBy(model, id, target)) {
      if (node.spec.container === 'tier') continue;
      const holder = node.parent === null ? { x: 0, y: 0 } : absolute.get(node.parent)!;
      const origin = contentOrigin(node.parent === null ? null : model.get(node.parent));
      const local = { x: at.x - holder.x - origin.x, y: at.y - holder.y - origin.y };
      const place = storedPlace(local, node.parent !== null);
      const isHiding = moves.length === 1 && hidesCard(model, absolute, id, at);
      tx.putBox(id, isHiding ? freeNear(model, geometry, id, place) : place);
      continue;
    }
    const now = model.with(tx.design);
    const place = findPlace(now, node.spec, target);
    if (!place.ok) return place;
    const second =
      place.value.missing.length === 0 &&
      refuseSecond(now, node.spec, place.value.parent, node.params, id);
    if (second) return err({ reason: second });
    const made = addContainers(tx, ids, now, place.value, node.spec.home);
    created.push(...made.created);
    tx.changeNode(id, { parent: made.parent });
    tx.removeBox(id);
    if (node.spec.container !== 'tier') land(tx, now, id, made.created, at, moves.length > 1);
  }
  const only = moves.length === 1 ? model.get(moves[0]!.node) : null;
  const notice = createdNotice(model.with(tx.design), created);
  return ok({
    label: `Move ${only ? truncate(only.label, 40) : plural(moves.length, 'node')}`,
    patch: tx.patch(),
    ...(notice ? { notice } : {}),
  });
};

/** Whether a card would lie on another so that the one hides what the other says: a corner over a corner may be meant. */
function hidesCard(model: Model, absolute: Geometry['absolute'], id: NodeId, at: Point): boolean {
  const own = absolute.get(id);
  const { spec, parent } = model.get(id);
  if (!own || !givesWay(spec)) return false;
  const moved = { ...own, ...at };
  return model.children(parent).some((other) => {
    const rect = other.id === id || !givesWay(other.spec) ? undefined : absolute.get(other.id);
    return rect !== undefined && (holds(rect, middleOf(moved)) || holds(moved, middleOf(rect)));
  });
}

const middleOf = ({ x, y, width, height }: Rect): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** What lies in a container that is moved itself goes along. */
function isCarried(model: Model, id: NodeId, moves: MoveArgs['moves']): boolean {
  for (let up = model.get(id).parent; up !== null; up = model.get(up).parent) {
    if (moves.some((one) => one.node === up)) return true;
  }
  return false;
}

/** Whether a drop there leaves the node in the container that holds it: a leaf over a sibling's band stays a leaf. */
function isHeldBy(model: Model, id: NodeId, target: NodeId | null): boolean {
  const node = model.get(id);
  const place = findPlace(model, node.spec, target);
  return place.ok && place.value.missing.length === 0 && place.value.parent === node.parent;
}
