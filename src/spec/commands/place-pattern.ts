import { beginTransaction, type NodeId, type Transaction, type IdSource } from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { specOf, type Pattern } from '../catalog';
import type { Command, Refusal } from '../command';
import {
  arrange,
  cellPlace,
  contentOrigin,
  freePlace,
  LEAF,
  meets,
  right,
  storedPlace,
  type Point,
} from '../geometry';
import type { ContainerRole, KindSpec, Place } from '../kind-spec';
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

/** The container of a role around a place. */
function around(model: Model, over: NodeId | null, role: ContainerRole): NodeId | null {
  for (let id = over; id !== null; id = model.get(id).parent) {
    if (model.get(id).spec.container === role) return id;
  }
  return null;
}

interface MadeNode {
  readonly id: NodeId;
  readonly cell: { readonly column: number; readonly row: number };
}

/** Whether a block that stands there covers no card and stays in the container. */
function isBlockFree(
  model: Model,
  parent: NodeId | null,
  at: Point,
  made: readonly MadeNode[],
): boolean {
  const geometry = arrange(model);
  const holder = parent === null ? undefined : geometry.absolute.get(parent);
  const origin = contentOrigin(parent === null ? null : model.get(parent));
  return made.every(({ cell }) => {
    const place = cellPlace(at, cell);
    const rect = { ...LEAF, x: place.x + origin.x, y: place.y + origin.y };
    return (
      (!holder || right(rect) <= holder.width) &&
      model.children(parent).every((child) => {
        const other = geometry.rects.get(child.id);
        return !other || !meets(other, rect);
      })
    );
  });
}

/** Puts the nodes that a container has received where they cover nothing, or where they were dropped. */
function placeBlock(
  tx: Transaction,
  model: Model,
  parent: NodeId | null,
  made: readonly MadeNode[],
  at: Point | null,
  isAimed: boolean,
): void {
  const mine = new Set(made.map((one) => one.id));
  const { design } = tx;
  const nodes = Object.fromEntries(Object.entries(design.nodes).filter(([id]) => !mine.has(id)));
  const before = model.with({ ...design, nodes });
  const isInside = parent !== null;
  let place = freePlace(
    before,
    parent,
    made.map((one) => one.cell),
  );
  if (at && (isAimed || isInside)) {
    const holder = isInside ? arrange(before).absolute.get(parent)! : { x: 0, y: 0 };
    const origin = contentOrigin(isInside ? before.get(parent) : null);
    const first = cellPlace({ x: 0, y: 0 }, made[0]!.cell);
    const x = at.x - holder.x - origin.x - first.x;
    if (isAimed) place = storedPlace({ x, y: at.y - holder.y - origin.y - first.y }, isInside);
    else if (isBlockFree(before, parent, storedPlace({ x, y: 0 }, true), made)) {
      // Dropped on the VPC: under the pointer as far as its own tier allows.
      place = storedPlace({ x, y: 0 }, true);
    }
  }
  for (const { id, cell } of made) tx.putBox(id, storedPlace(cellPlace(place, cell), isInside));
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

/** Where a node of a pattern goes by itself: into its tier, else into the region, else onto the open canvas. */
function placeOf(spec: KindSpec): Place {
  if (spec.container === 'tier') return 'network';
  return spec.home !== undefined && spec.inside.includes('tier')
    ? 'tier'
    : (spec.inside.find((place) => place !== 'tier') ?? 'tier');
}

interface Frame {
  readonly region: NodeId | null;
  readonly network: NodeId | null;
  readonly created: readonly NodeId[];
}

/** The region and the VPC that a pattern needs: those around the drop, or new ones. */
function frameFor(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  places: ReadonlySet<Place>,
  title: string,
  { over, at }: PlacePatternArgs,
): Result<Frame, Refusal> {
  const needsNetwork = places.has('network') || places.has('tier');
  const role = needsNetwork ? 'network' : 'region';
  const standing = around(model, over, role);
  if (standing !== null || (!needsNetwork && !places.has('region'))) {
    const region = around(model, standing ?? over, 'region');
    return ok({ region, network: needsNetwork ? standing : null, created: [] });
  }
  // What would take a child of the wanted container is what has to be made, less the child itself.
  const child = needsNetwork ? containerKind(model, 'tier') : containerKind(model, 'network');
  const place = findPlace(model, child, over, at === null);
  if (!place.ok) {
    const reason = place.error.reason.replace(child.title, `The pattern “${title}”`);
    return err({ reason });
  }
  const missing = place.value.missing.filter((one) => one !== child.container);
  const { parent, created } = addContainers(
    tx,
    ids,
    model,
    { parent: place.value.parent, missing },
    undefined,
  );
  const network = needsNetwork ? parent : null;
  const now = model.with(tx.design);
  return ok({ region: around(now, parent, 'region'), network, created });
}

export const placePattern: Command<PlacePatternArgs> = (model, args, ids) => {
  const { pattern: id, over, at } = args;
  const pattern = model.catalog.patterns.find((one) => one.id === id);
  if (!pattern) throw new Error(`No pattern "${id}" in the catalog.`);
  const tx = beginTransaction(model.design);
  const specs = new Map(pattern.nodes.map(({ kind }) => [kind, specOf(model.catalog, kind)]));
  const frame = frameFor(
    tx,
    ids,
    model,
    new Set([...specs.values()].map(placeOf)),
    pattern.title,
    args,
  );
  if (!frame.ok) return frame;
  const { region, network } = frame.value;
  const outermost = network ?? region;
  const created: NodeId[] = [...frame.value.created];
  const inside =
    outermost === null ? [] : model.find(outermost) ? descendants(model, outermost) : [];
  const made = new Map<string, NodeId>();
  const blocks = new Map<NodeId | null, MadeNode[]>();
  let anchor: NodeId | null = null;
  for (const node of pattern.nodes) {
    const spec = specs.get(node.kind)!;
    const place = placeOf(spec);
    let parent = place === 'region' ? region : place === 'canvas' ? null : network;
    if (place === 'tier' || spec.container === 'tier') {
      const home = spec.container === 'tier' ? node.preset! : spec.home!;
      const { tier, isNew } = tierFor(tx, ids, model, network!, home);
      if (isNew) created.push(tier);
      parent = tier;
    }
    if (spec.container === 'tier') {
      made.set(node.key, parent!);
      continue;
    }
    const mine = addNode(tx, ids, {
      spec,
      parent,
      preset: node.preset === undefined ? undefined : presetOf(spec, node.preset),
      label: node.label,
      slug: node.slug,
      params: node.params,
    });
    made.set(node.key, mine);
    if (anchor === null || tx.design.nodes[anchor]!.parent === null) anchor = mine;
    const cell = { column: node.column, row: node.row };
    blocks.set(parent, [...(blocks.get(parent) ?? []), { id: mine, cell }]);
  }
  // The pointer means the block of the container that it is over; the others find room by themselves.
  const aimed = over === null ? null : (chosenBlock(model, over, blocks) ?? undefined);
  for (const [parent, block] of blocks) placeBlock(tx, model, parent, block, at, parent === aimed);
  if (created.length === 0 && anchor === null) {
    return err({ reason: `${model.get(network!).label} has all of "${pattern.title}" already.` });
  }
  for (const edge of pattern.edges) {
    const now = model.with(tx.design);
    const [from, to] = [made.get(edge.from)!, made.get(edge.to)!];
    const verb = verbBetween(now, from, to);
    if (!verb.ok) continue;
    const wired = addEdge(tx, ids, now, verb.value, from, to);
    const { params } = tx.design.edges[wired]!;
    if (edge.params) tx.changeEdge(wired, { params: { ...params, ...edge.params } });
  }
  attach(tx, ids, model, pattern, made, inside);
  landPattern(tx, model, created, anchor, outermost, at);
  const full = refuseTooMany(tx.design);
  if (full) return full;
  const nodes = anchor === null ? [network!] : [...made.values()];
  const notice = createdNotice(model.with(tx.design), anchor === null ? [] : created);
  return ok({
    label: `Add ${pattern.title}`,
    patch: tx.patch(),
    select: { nodes },
    ...(notice ? { notice } : {}),
  });
};

/** The innermost container around the pointer that received nodes. */
function chosenBlock(
  model: Model,
  over: NodeId,
  blocks: ReadonlyMap<NodeId | null, unknown>,
): NodeId | null {
  for (let id: NodeId | null = over; id !== null; id = model.get(id).parent) {
    if (blocks.has(id)) return id;
  }
  return null;
}

function landPattern(
  tx: Transaction,
  model: Model,
  created: readonly NodeId[],
  anchor: NodeId | null,
  outermost: NodeId | null,
  at: Point | null,
): void {
  const outer = created[0];
  if (outer === undefined || outermost === null || model.find(outermost)) return;
  if (!at) {
    const holder = tx.design.nodes[outer]!.parent;
    tx.putBox(outer, storedPlace({ x: 0, y: freePlace(model, holder).y }, holder !== null));
    return;
  }
  const place = { x: at.x + LEAF.width / 2, y: at.y };
  land(
    tx,
    model,
    anchor ?? outermost,
    anchor === null ? [] : created,
    anchor === null ? place : at,
  );
}

function descendants(model: Model, id: NodeId): readonly NodeId[] {
  return model.children(id).flatMap((child) => [child.id, ...descendants(model, child.id)]);
}
