import type { NodeId, SubjectId } from '../design/records';
import { groupBy } from '../kit/group-by';
import { isSameList, kept } from '../kit/memo';
import { LastResult } from '../spec/fact';
import type { Model, ModelEdge, ModelNode, Network } from '../spec/model';
import type { AcceptedOf } from './accepted';
import type { ExportKind, Names } from './plan';

/** Nodes whose code may depend on each other, and on nothing outside. */
export interface Group {
  readonly nodes: readonly ModelNode[];
  /** Everything that the group's code is computed from; the same parts give the same code. */
  readonly parts: readonly unknown[];
}

interface Input {
  readonly model: Model;
  readonly kinds: ReadonlyMap<string, ExportKind>;
  readonly nodes: readonly ModelNode[];
  readonly names: Names;
  readonly primaryRegion: string;
  readonly watchers: ReadonlyMap<string, ModelNode>;
  readonly accepted: AcceptedOf;
}

/** Who is in which group, by id: it stays as it is while nodes change what they are and not where they belong. */
interface Division {
  readonly groups: readonly (readonly NodeId[])[];
  /** What stands in each VPC. */
  readonly contents: ReadonlyMap<NodeId | undefined, readonly NodeId[]>;
}

/**
 * Splits a design where nothing joins its parts, so that an edit leaves the code of the others as it is. What stands in a VPC reads
 * of it no more than its network and its tiers, and each stack of connected nodes is a group of its own. The VPC itself may look
 * at all that stands in it.
 */
export function rememberGroups(): (input: Input) => readonly Group[] {
  const last = new LastResult<Division>();
  const partsOf = rememberPartsOf();
  return (input) => {
    const division = last.of(input.model, () => divide(input), kept);
    return toGroups(input, division, partsOf(input));
  };
}

function divide({ model, kinds }: Input): Division {
  // Read here and not handed in, so that it is known what the division was made of.
  const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
  const leader = new Map<NodeId, NodeId>(nodes.map(({ id }) => [id, id]));
  const find = (id: NodeId): NodeId => {
    let root = id;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) {
      root = up;
    }
    leader.set(id, root);
    return root;
  };
  const join = (a: NodeId, b: NodeId) => {
    if (leader.has(a) && leader.has(b)) leader.set(find(b), find(a));
  };

  const shares = new Map<string, NodeId>();
  for (const node of nodes) {
    const home = homeOf(model, node);
    if (home !== null) join(home, node.id);
    const key = kinds.get(node.kind)?.sharesWith?.(node, model);
    if (key !== undefined) join(shares.get(key) ?? node.id, node.id);
    if (key !== undefined && !shares.has(key)) shares.set(key, node.id);
  }
  for (const edge of model.edges) join(edge.from, edge.to);
  const ids = nodes.map(({ id }) => id);
  return {
    groups: [...groupBy(ids, find).values()],
    contents: groupBy(ids, (id) => model.networkOf(id)?.vpc),
  };
}

type PartsOf = (ids: readonly NodeId[]) => readonly unknown[];

function toGroups(
  { model, kinds, nodes }: Input,
  { groups: all, contents }: Division,
  partsOf: PartsOf,
): readonly Group[] {
  const groups = all.map((ids): Group => {
    const group = ids.map((id) => model.get(id));
    const held = group.flatMap(({ id, spec }) =>
      spec.container === 'network' ? (contents.get(id) ?? []) : [],
    );
    return {
      nodes: group,
      parts: partsOf(held.length === 0 ? ids : [...new Set([...ids, ...held])]),
    };
  });
  const readsDesign = ({ kind }: ModelNode) => kinds.get(kind)?.readsDesign === true;
  if (!nodes.some(readsDesign)) return groups;
  const whole = [model.design.settings, ...groups.flatMap(({ parts }) => parts)];
  return groups.map((group) =>
    group.nodes.some(readsDesign) ? { ...group, parts: whole } : group,
  );
}

/** The container without which a node's code is not written. */
function homeOf(model: Model, { id, parent, spec }: ModelNode): NodeId | null {
  const around = parent === null ? undefined : model.find(parent);
  // A region only says where; its nodes share nothing that one of them could change.
  if (!around || around.spec.container === 'region') return null;
  // Of a VPC that exists, what stands in it asks for all that is told of it.
  return spec.container || model.networkOf(id)?.isExisting !== false ? around.id : null;
}

/** What the code of every group may say. */
function sharedBy({ model, kinds, primaryRegion }: Input): readonly unknown[] {
  const { project, environment } = model.settings;
  // A plan copies into any region, and an alarm's topic lies where its watcher says: with whichever key is there.
  const keyHolders = model.nodes.filter(
    ({ kind }) => 'givenKey' in (kinds.get(kind)?.facets ?? {}),
  );
  return [primaryRegion, project, environment, ...keyHolders];
}

/** What is handed in beside the model, of which each group takes what is its own. */
const handedIn = ({ names, watchers, accepted }: Input): readonly unknown[] => [
  names,
  ...[...watchers].flat(),
  ...[...accepted].flatMap(([id, all]) => [
    id,
    ...all.flatMap(({ rule, waiver }) => [rule, waiver]),
  ]),
];

interface KnownParts {
  readonly ids: readonly NodeId[];
  readonly last: LastResult<readonly unknown[]>;
}

/** The parts of groups, each read anew only where something that it was read from has changed. */
function rememberPartsOf(): (input: Input) => PartsOf {
  let around: readonly unknown[] = [];
  let known: ReadonlyMap<NodeId, KnownParts> = new Map();
  return (input) => {
    const shared = sharedBy(input);
    const now = [...shared, ...handedIn(input)];
    const before = isSameList(now, around) ? known : new Map<NodeId, KnownParts>();
    const after = new Map<NodeId, KnownParts>();
    [around, known] = [now, after];
    return (ids) => {
      const [first = ''] = ids;
      const past = before.get(first);
      const one =
        past && isSameList(past.ids, ids)
          ? past
          : { ids, last: new LastResult<readonly unknown[]>() };
      after.set(first, one);
      return one.last.of(
        input.model,
        () => readParts(ids, shared, input),
        (parts) => parts,
      );
    };
  };
}

/** Whoever keeps a record has read all of it. */
const whole = <R extends ModelNode>(node: R): R => {
  void [node.label, node.params, node.isExisting, node.critical, node.parent];
  return node;
};

function readParts(
  read: readonly NodeId[],
  shared: readonly unknown[],
  { model, names, watchers, accepted }: Input,
): readonly unknown[] {
  const parts: unknown[] = [...shared];
  const addNode = (id: NodeId) => parts.push(whole(model.get(id)), names.node(id));
  const addAccepted = (id: SubjectId) => {
    for (const { rule, waiver } of accepted.get(id) ?? []) parts.push(rule, waiver);
  };
  const seen = new Set<unknown>();
  const addEdge = (edge: ModelEdge) => {
    if (seen.has(edge)) return;
    seen.add(edge);
    void edge.params;
    parts.push(edge, names.edge(edge.id));
    for (const end of [model.find(edge.from), model.find(edge.to)]) parts.push(end && whole(end));
    addAccepted(edge.id);
  };
  const addNetwork = (network: Network) => {
    if (seen.has(network)) return;
    seen.add(network);
    parts.push(network);
    addNode(network.vpc);
    addAccepted(network.vpc);
    for (const { node } of network.tiers) addNode(node);
  };
  const regions = new Set<string | null>();
  for (const id of read) {
    const region = model.regionOf(id);
    regions.add(model.regionName(id));
    addNode(id);
    parts.push(region && whole(region));
    addAccepted(id);
    // Its keys are made for who uses them.
    if (region) addAccepted(region.id);
    const network = model.networkOf(id);
    if (network) addNetwork(network);
    model.edgesFrom(id).forEach(addEdge);
    model.edgesTo(id).forEach(addEdge);
  }
  for (const [region, { id }] of watchers) {
    // What lies in no region is watched from one that is not its own.
    if (regions.has(region) || regions.has(null)) {
      parts.push(region);
      addNode(id);
    }
  }
  return parts;
}
