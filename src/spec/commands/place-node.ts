import { beginTransaction, type IdSource, type NodeId, type Transaction } from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { specOf } from '../catalog';
import type { Command, Refusal } from '../command';
import type { KindSpec } from '../kind-spec';
import {
  arrange,
  contentOrigin,
  firstPlace,
  freeNear,
  isText,
  openPlace,
  storedPlace,
  type Point,
} from '../geometry';
import type { Model } from '../model';
import {
  addContainers,
  addNode,
  createdNotice,
  findPlace,
  presetOf,
  refuseSecond,
  refuseTooMany,
  type PlaceFound,
} from './places';

export interface PlaceNodeArgs {
  readonly kind: string;
  readonly preset?: string | undefined;
  /** The container under the pointer; null for the open canvas. */
  readonly over: NodeId | null;
  /** Where the top left corner lands, in canvas pixels; null lets Lintel choose place and container. */
  readonly at: Point | null;
}

/**
 * Puts the outermost new container, or the node itself, where the node's corner meets the wanted point. A card gives way to what it
 * would cover, unless it is one of several, which keep to each other.
 */
export function land(
  tx: Transaction,
  model: Model,
  node: NodeId,
  created: readonly NodeId[],
  at: Point | null,
  isOfSeveral = false,
): void {
  const parent = tx.design.nodes[node]!.parent;
  if (!at) {
    const anchor = created[0] ?? node;
    const holder = tx.design.nodes[anchor]!.parent;
    const before = modelWithout(tx, model, anchor);
    const isLeaf = !specOf(model.catalog, tx.design.nodes[anchor]!.kind).container;
    tx.putBox(anchor, storedPlace(openPlace(before, holder, isLeaf), holder !== null));
    if (anchor !== node) putFirst(tx, model, node);
    return;
  }
  const outer = created[0];
  if (outer !== undefined) putFirst(tx, model, node);
  const draft = model.with(tx.design);
  const geometry = arrange(draft);
  const { absolute } = geometry;
  const origin = contentOrigin(parent === null ? null : draft.get(parent));
  const isFree = outer !== undefined && draft.get(outer).spec.container !== 'tier';
  if (isFree) {
    const now = absolute.get(node)!;
    const place = absolute.get(outer)!;
    const holder = draft.get(outer).parent;
    const holderOrigin = contentOrigin(holder === null ? null : draft.get(holder));
    const holderAt = holder === null ? { x: 0, y: 0 } : absolute.get(holder)!;
    const wanted = {
      x: at.x - now.x + place.x - holderAt.x - holderOrigin.x,
      y: at.y - now.y + place.y - holderAt.y - holderOrigin.y,
    };
    tx.putBox(outer, storedPlace(wanted, holder !== null));
    return;
  }
  const base = parent === null ? { x: 0, y: 0 } : absolute.get(parent)!;
  // Content begins at the container's corner: what is dropped on its header slides in.
  const local = { x: at.x - base.x - origin.x, y: at.y - base.y - origin.y };
  const place = storedPlace(local, parent !== null);
  const { spec } = draft.get(node);
  const isAlone = givesWay(spec) && !isOfSeveral;
  tx.putBox(node, isAlone ? freeNear(draft, geometry, node, place) : place);
}

/** A card that covers another hides what it says; a text, or a frame, is put on something on purpose. */
export const givesWay = (spec: KindSpec): boolean =>
  !spec.container && !spec.isFrame && !isText(spec);

/** Something alone in a new container stands first in it, unless it has a place already. */
function putFirst(tx: Transaction, model: Model, node: NodeId): void {
  const { parent } = tx.design.nodes[node]!;
  if (tx.design.layout[node] || parent === null) return;
  tx.putBox(node, firstPlace(model.with(tx.design).get(parent)));
}

/** The free place of a new node must not count the node itself. */
function modelWithout(tx: Transaction, model: Model, id: NodeId): Model {
  const { [id]: _gone, ...nodes } = tx.design.nodes;
  const kept = Object.fromEntries(Object.entries(nodes).filter(([, node]) => node.parent !== id));
  return model.with({ ...tx.design, nodes: kept });
}

/** The container that would take a new node, without working out where in it; or why none does. */
export function findPlaceFor(
  model: Model,
  { kind, preset, over, at }: PlaceNodeArgs,
): Result<PlaceFound, Refusal> {
  const spec = specOf(model.catalog, kind);
  const place = findPlace(model, spec, over, at === null);
  if (!place.ok || place.value.missing.length > 0) return place;
  const params = { ...presetOf(spec, preset)?.params };
  const second = refuseSecond(model, spec, place.value.parent, params);
  return second ? err({ reason: second }) : place;
}

/** The node in its container, with what is missing around it; where it stands is not decided. */
export function enter(
  tx: Transaction,
  model: Model,
  { kind, preset }: PlaceNodeArgs,
  place: PlaceFound,
  ids: IdSource,
): { id: NodeId; created: readonly NodeId[] } {
  const spec = specOf(model.catalog, kind);
  const home = spec.container ? undefined : spec.home;
  const { parent, created } = addContainers(tx, ids, model, place, home);
  return { id: addNode(tx, ids, { spec, parent, preset: presetOf(spec, preset) }), created };
}

export const placeNode: Command<PlaceNodeArgs> = (model, args, ids) => {
  const { kind, at } = args;
  const spec = specOf(model.catalog, kind);
  const place = findPlaceFor(model, args);
  if (!place.ok) return place;
  const tx = beginTransaction(model.design);
  const { id, created } = enter(tx, model, args, place.value, ids);
  if (spec.container !== 'tier' || created.length > 0) land(tx, model, id, created, at);
  const full = refuseTooMany(tx.design);
  if (full) return full;
  const notice = createdNotice(model.with(tx.design), created);
  return ok({
    label: `Add ${tx.design.nodes[id]!.label}`,
    patch: tx.patch(),
    select: { nodes: [id] },
    ...(notice ? { notice } : {}),
  });
};
