import type { NodeId, SubjectId } from '../design/records';
import { groupBy } from '../kit/group-by';
import { kept } from '../kit/memo';
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
  return (input) =>
    toGroups(
      input,
      last.of(input.model, () => divide(input), kept),
    );
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

function toGroups(input: Input, { groups: all, contents }: Division): readonly Group[] {
  const { model, kinds, nodes } = input;
  // A plan copies into any region, and an alarm's topic lies where its watcher says: with whichever key is there.
  const keyHolders = model.nodes.filter(
    ({ kind }) => 'givenKey' in (kinds.get(kind)?.facets ?? {}),
  );
  const groups = all.map((ids): Group => {
    const group = ids.map((id) => model.get(id));
    const held = group.flatMap(({ id, spec }) =>
      spec.container === 'network' ? (contents.get(id) ?? []) : [],
    );
    const read = held.length === 0 ? ids : new Set([...ids, ...held]);
    return { nodes: group, parts: partsOf(read, input, keyHolders) };
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

function partsOf(
  read: Iterable<NodeId>,
  { model, names, primaryRegion, watchers, accepted }: Input,
  keyHolders: readonly ModelNode[],
): readonly unknown[] {
  const { project, environment } = model.settings;
  const parts: unknown[] = [primaryRegion, project, environment, ...keyHolders];
  const addAccepted = (id: SubjectId) => {
    for (const { rule, waiver } of accepted.get(id) ?? []) parts.push(rule, waiver);
  };
  const seen = new Set<unknown>();
  const addEdge = (edge: ModelEdge) => {
    if (seen.has(edge)) return;
    seen.add(edge);
    parts.push(edge, names.edge(edge.id), model.find(edge.from), model.find(edge.to));
    addAccepted(edge.id);
  };
  const addNetwork = (network: Network) => {
    if (seen.has(network)) return;
    seen.add(network);
    parts.push(network, model.get(network.vpc), names.node(network.vpc));
    addAccepted(network.vpc);
    for (const { node } of network.tiers) parts.push(model.get(node), names.node(node));
  };
  const regions = new Set<string | null>();
  for (const id of read) {
    const region = model.regionOf(id);
    regions.add(model.regionName(id));
    parts.push(model.get(id), names.node(id), region);
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
    if (regions.has(region) || regions.has(null)) parts.push(region, model.get(id), names.node(id));
  }
  return parts;
}
