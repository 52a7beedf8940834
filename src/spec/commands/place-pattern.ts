import { beginTransaction, type NodeId, type Transaction, type IdSource } from '../../design';
import { err, ok } from '../../kit/result';
import { specOf, type Pattern } from '../catalog';
import type { Command } from '../command';
import {
  arrange,
  cellPlace,
  contentOrigin,
  freePlace,
  LEAF,
  storedPlace,
  type Point,
} from '../geometry';
import type { ContainerRole } from '../kind-spec';
import type { Model } from '../model';
import {
  addContainers,
  addNode,
  containerKind,
  createdNotice,
  findPlace,
  presetOf,
  refuseTooMany,
} from './places';
import { addEdge, verbBetween } from './connect';
import { land } from './place-node';

export interface PlacePatternArgs {
  readonly pattern: string;
  readonly over: NodeId | null;
  /** Where the first node's top left corner lands; null lets Lintel choose. */
  readonly at: Point | null;
}

/** The VPC around a place, so that every node of the pattern finds its own tier there. */
function networkAround(model: Model, over: NodeId | null): NodeId | null {
  for (let id = over; id !== null; id = model.get(id).parent) {
    if (model.get(id).spec.container === 'network') return id;
  }
  return null;
}

/** The tier under the pointer, in which the pattern's node lands where it is dropped. */
function tierAround(model: Model, over: NodeId | null): NodeId | null {
  for (let id = over; id !== null; id = model.get(id).parent) {
    if (model.get(id).spec.container === 'tier') return id;
  }
  return null;
}

interface MadeNode {
  readonly id: NodeId;
  readonly cell: { readonly column: number; readonly row: number };
}

/** Puts the nodes that a tier has received where they cover nothing, or where they were dropped. */
function placeBlock(
  tx: Transaction,
  model: Model,
  tier: NodeId,
  made: readonly MadeNode[],
  at: Point | null,
): void {
  const mine = new Set(made.map((one) => one.id));
  const { design } = tx;
  const nodes = Object.fromEntries(Object.entries(design.nodes).filter(([id]) => !mine.has(id)));
  const before = model.with({ ...design, nodes });
  let place = freePlace(
    before,
    tier,
    made.map((one) => one.cell),
  );
  if (at) {
    const holder = arrange(before).absolute.get(tier)!;
    const origin = contentOrigin(before.get(tier));
    const first = cellPlace({ x: 0, y: 0 }, made[0]!.cell);
    const wanted = {
      x: at.x - holder.x - origin.x - first.x,
      y: at.y - holder.y - origin.y - first.y,
    };
    place = storedPlace(wanted, true);
  }
  for (const { id, cell } of made) tx.putBox(id, storedPlace(cellPlace(place, cell), true));
}

function tierFor(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  network: NodeId,
  home: string,
): { tier: NodeId; isNew: boolean } {
  const now = model.with(tx.design);
  const standing = now.children(network).find((child) => now.tierOf(child.id) === home);
  if (standing) return { tier: standing.id, isNew: false };
  const spec = containerKind(model, 'tier');
  return {
    tier: addNode(tx, ids, { spec, parent: network, preset: presetOf(spec, home) }),
    isNew: true,
  };
}

/** Connects the pattern to what stands in the same VPC: users, servers and load balancers that it can serve or use. */
function attach(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  pattern: Pattern,
  made: ReadonlyMap<string, NodeId>,
  standing: readonly NodeId[],
): void {
  for (const { node, as } of pattern.attach) {
    const mine = made.get(node)!;
    for (const other of standing) {
      const now = model.with(tx.design);
      const [from, to] = as === 'from' ? [mine, other] : [other, mine];
      if (now.get(other).spec.can.length === 0) continue;
      const verb = verbBetween(now, from, to);
      if (verb.ok && verb.value.exported) addEdge(tx, ids, now, verb.value, from, to);
    }
  }
}

export const placePattern: Command<PlacePatternArgs> = (model, { pattern: id, over, at }, ids) => {
  const pattern = model.catalog.patterns.find((one) => one.id === id);
  if (!pattern) throw new Error(`No pattern "${id}" in the catalog.`);
  const tx = beginTransaction(model.design);
  const created: NodeId[] = [];
  let network = networkAround(model, over);
  if (network === null) {
    const place = findPlace(model, containerKind(model, 'tier'), over, at === null);
    if (!place.ok) return place;
    const roles = place.value.missing.filter((role): role is ContainerRole => role !== 'tier');
    const outer = addContainers(
      tx,
      ids,
      model,
      { parent: place.value.parent, missing: roles },
      undefined,
    );
    network = outer.parent!;
    created.push(...outer.created);
  }
  const inside = new Set<NodeId>(descendants(model, network));
  const standing = model.nodes.filter((node) => inside.has(node.id)).map((node) => node.id);
  const made = new Map<string, NodeId>();
  const blocks = new Map<NodeId, MadeNode[]>();
  let anchor: NodeId | null = null;
  for (const node of pattern.nodes) {
    const spec = specOf(model.catalog, node.kind);
    if (spec.container === 'tier') {
      const { tier, isNew } = tierFor(tx, ids, model, network, node.preset!);
      if (isNew) created.push(tier);
      made.set(node.key, tier);
      continue;
    }
    const { tier, isNew } = tierFor(tx, ids, model, network, spec.home!);
    if (isNew) created.push(tier);
    const mine = addNode(tx, ids, { spec, parent: tier, label: node.label, params: node.params });
    made.set(node.key, mine);
    anchor ??= mine;
    const block = blocks.get(tier) ?? [];
    blocks.set(tier, [...block, { id: mine, cell: { column: node.column, row: node.row } }]);
  }
  const aimed = tierAround(model, over);
  for (const [tier, block] of blocks)
    placeBlock(tx, model, tier, block, tier === aimed ? at : null);
  const isEmpty = created.length === 0 && anchor === null;
  if (isEmpty)
    return err({ reason: `${model.get(network).label} has all of "${pattern.title}" already.` });
  for (const edge of pattern.edges) {
    const now = model.with(tx.design);
    const [from, to] = [made.get(edge.from)!, made.get(edge.to)!];
    const verb = verbBetween(now, from, to);
    if (verb.ok) addEdge(tx, ids, now, verb.value, from, to);
  }
  attach(tx, ids, model, pattern, made, standing);
  landPattern(tx, model, created, anchor, network, at);
  const full = refuseTooMany(tx.design);
  if (full) return full;
  const nodes = anchor === null ? [network] : [...made.values()];
  const notice = createdNotice(model.with(tx.design), anchor === null ? [] : created);
  return ok({
    label: `Add ${pattern.title}`,
    patch: tx.patch(),
    select: { nodes },
    ...(notice ? { notice } : {}),
  });
};

function landPattern(
  tx: Transaction,
  model: Model,
  created: readonly NodeId[],
  anchor: NodeId | null,
  network: NodeId,
  at: Point | null,
): void {
  const outer = created[0];
  if (outer === undefined || model.find(network)) return;
  if (!at) {
    const holder = tx.design.nodes[outer]!.parent;
    tx.putBox(outer, storedPlace({ x: 0, y: freePlace(model, holder).y }, holder !== null));
    return;
  }
  const place = { x: at.x + LEAF.width / 2, y: at.y };
  land(tx, model, anchor ?? network, anchor === null ? [] : created, anchor === null ? place : at);
}

function descendants(model: Model, id: NodeId): readonly NodeId[] {
  return model.children(id).flatMap((child) => [child.id, ...descendants(model, child.id)]);
}
