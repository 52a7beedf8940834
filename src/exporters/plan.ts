import type { Origin } from '../codegen/code';
import { compareIds, type EdgeId, type NodeId } from '../design/records';
import { groupBy } from '../kit/group-by';
import { truncate } from '../kit/words';
import type { Access, Grant, Model, ModelEdge, ModelNode, Reach, Wire } from '../spec/model';
import { isRegionCode } from '../spec/settings';
import type { AcceptedOf } from './accepted';

/** What every export asks of a kind, in whatever language it writes. `A`: what emitters are handed. */
export interface ExportKind<A = never> {
  readonly id: string;
  /** What is missing before the node can be exported, as a sentence; null when nothing is. */
  readonly missing?: (node: ModelNode, asker: A) => string | null;
  readonly facets?: object;
  /** Its code is made from the whole design, and not only from what it is joined to. */
  readonly readsDesign?: boolean;
  /** It watches the nodes of its region, or of all regions where it is the only one: their alarms go to its topic. */
  readonly watches?: boolean;
  /** Nodes that answer with the same text share resources, though nothing joins them in the drawing. */
  readonly sharesWith?: (node: ModelNode, model: Model) => string | undefined;
}

/** Names of what nodes and edges make, by rules of the language. */
export interface Names {
  readonly node: (id: NodeId) => string;
  readonly edge: (id: EdgeId) => string;
}

/** What every emitter of one run reads; the same for all nodes. */
export interface Plan<K extends ExportKind = ExportKind, N extends Names = Names> {
  readonly model: Model;
  readonly kinds: ReadonlyMap<string, K>;
  readonly names: N;
  /** The region whose resources' names never change when another one is drawn. */
  readonly primaryRegion: string;
  readonly reachFrom: ReadonlyMap<string, readonly Reach[]>;
  readonly reachTo: ReadonlyMap<string, readonly Reach[]>;
  readonly grantsTo: ReadonlyMap<NodeId, readonly Grant[]>;
  readonly wiresTo: ReadonlyMap<NodeId, readonly Wire[]>;
  readonly accessTo: ReadonlyMap<NodeId, readonly Access[]>;
  /** Who watches, by region. */
  readonly watchers: ReadonlyMap<string, ModelNode>;
  readonly accepted: AcceptedOf;
}

/** The model's facts by node, computed when the first group asks. */
export function toPlan<K extends ExportKind, N extends Names>(
  model: Model,
  fixed: Pick<Plan<K, N>, 'kinds' | 'names' | 'primaryRegion' | 'watchers' | 'accepted'>,
): Plan<K, N> {
  let reachFrom: Map<string, Reach[]> | undefined;
  let reachTo: Map<string, Reach[]> | undefined;
  let grantsTo: Map<string, Grant[]> | undefined;
  let wiresTo: Map<string, Wire[]> | undefined;
  let accessTo: Map<string, Access[]> | undefined;
  return {
    model,
    ...fixed,
    get reachFrom() {
      return (reachFrom ??= groupBy(model.reach, ({ from }) => from));
    },
    get reachTo() {
      return (reachTo ??= groupBy(model.reach, ({ to }) => to));
    },
    get grantsTo() {
      return (grantsTo ??= groupBy(model.grants, ({ to }) => to));
    },
    get wiresTo() {
      return (wiresTo ??= groupBy(model.wires, ({ to }) => to));
    },
    get accessTo() {
      return (accessTo ??= groupBy(model.access, ({ to }) => to));
    },
  };
}

export interface DrawnRegion {
  readonly code: string;
  readonly origin: Origin | undefined;
}

export const FALLBACK_REGION = 'us-east-1';

/** The home region first; of an empty design it is the only one. */
export function drawnRegions(model: Model, nodes: readonly ModelNode[]): readonly DrawnRegion[] {
  const regions = new Map<string, DrawnRegion>();
  for (const node of nodes) {
    if (node.spec.container !== 'region') continue;
    const code = model.regionName(node.id);
    if (code !== null && !regions.has(code)) {
      regions.set(code, { code, origin: { node: node.id } });
    }
  }
  const { homeRegion } = model.settings;
  const drawn = [...regions.values()];
  const home = isRegionCode(homeRegion)
    ? (regions.get(homeRegion) ?? { code: homeRegion, origin: undefined })
    : (drawn[0] ?? { code: FALLBACK_REGION, origin: undefined });
  return [home, ...drawn.filter(({ code }) => code !== home.code)];
}

/** The first of a region watches it; one that is alone in the design watches all of it. */
export function watchersOf(
  model: Model,
  kinds: ReadonlyMap<string, ExportKind>,
  nodes: readonly ModelNode[],
): ReadonlyMap<string, ModelNode> {
  const watchers = new Map<string, ModelNode>();
  const all = nodes.filter(
    ({ kind, id }) => kinds.get(kind)?.watches && model.regionName(id) !== null,
  );
  const [only] = all;
  if (all.length === 1 && only) {
    for (const { code } of drawnRegions(model, nodes)) watchers.set(code, only);
  }
  for (const node of all) {
    const region = model.regionName(node.id);
    if (region !== null && !watchers.has(region)) watchers.set(region, node);
  }
  return watchers;
}

export const originOf = (of: ModelNode | ModelEdge): Origin =>
  'from' in of ? { edge: of.id } : { node: of.id };

/** The node that an origin is of; a connection is its user's. */
export const ownerOf = (model: Model, { node, edge }: Origin): NodeId | undefined =>
  node ?? model.findEdge(edge ?? '')?.from;

/** In the order in which their owners were drawn, however these are grouped. */
export function byOwner<T extends { readonly origin?: Origin }>(
  items: readonly T[],
  model: Model,
): readonly T[] {
  const owner = ({ origin }: T) => (origin && ownerOf(model, origin)) ?? '';
  return items.toSorted((a, b) => compareIds(owner(a), owner(b)));
}

/** A node's label on one line, for text that people read. Half a character would break the JSON that it ends up in. */
export const nameOf = ({ label, slug }: ModelNode): string =>
  truncate(
    label
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
      .trim(),
    60,
  ) || slug;

/** What an export says of a node. */
export interface Entry {
  readonly node: NodeId;
  /** The place of its kind in the register. */
  readonly rank: number;
  readonly label: string;
  readonly title: string;
  readonly region: string;
  /** The address of its main resource; empty when it makes none of its own. */
  readonly address: string;
  /** Why it is left out; null when it is exported. */
  readonly missing: string | null;
  /** It is left out because its emitter threw. */
  readonly isFault: boolean;
}

export const inOrder = (a: Entry, b: Entry): number =>
  a.rank - b.rank || compareIds(a.node, b.node);

/** What the README says of an export, keyed so that two nodes say it once. */
export interface Remark {
  readonly kind: 'decision' | 'before' | 'after';
  readonly key: string;
  readonly text: string;
}

/** What one group adds to an export, in whatever language. */
export interface PartBase {
  readonly entries: readonly Entry[];
  readonly remarks: readonly Remark[];
}

export function remarksOf(parts: readonly PartBase[], kind: Remark['kind']): readonly Remark[] {
  const found = new Map<string, Remark>();
  for (const remark of parts.flatMap((part) => part.remarks)) {
    if (remark.kind === kind && !found.has(remark.key)) found.set(remark.key, remark);
  }
  return [...found.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
