import type { NodeId, SubjectId } from '../design/records';
import type { Model, ModelEdge, ModelNode } from '../spec/model';
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

/** Splits a design where nothing joins its parts, so that an edit in one VPC leaves the code of the others as it is. */
export function toGroups(input: Input): readonly Group[] {
  const { model, kinds, nodes } = input;
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
    const parent = node.parent === null ? undefined : model.find(node.parent);
    // A region only says where; its nodes share nothing that one of them could change.
    if (parent && parent.spec.container !== 'region') join(parent.id, node.id);
    const key = kinds.get(node.kind)?.sharesWith?.(node);
    if (key !== undefined) join(shares.get(key) ?? node.id, node.id);
    if (key !== undefined && !shares.has(key)) shares.set(key, node.id);
  }
  for (const edge of model.edges) join(edge.from, edge.to);

  const members = new Map<NodeId, ModelNode[]>();
  for (const node of nodes) {
    const root = find(node.id);
    const known = members.get(root);
    if (known) known.push(node);
    else members.set(root, [node]);
  }
  // A plan copies into any region, and an alarm's topic lies where its watcher says: with whichever key is there.
  const keyHolders = model.nodes.filter(
    ({ kind }) => 'givenKey' in (kinds.get(kind)?.facets ?? {}),
  );
  const groups = [...members.values()].map((group) => ({
    nodes: group,
    parts: partsOf(group, input, keyHolders),
  }));
  const readsDesign = ({ kind }: ModelNode) => kinds.get(kind)?.readsDesign === true;
  if (!nodes.some(readsDesign)) return groups;
  const whole = [model.design.settings, ...groups.flatMap(({ parts }) => parts)];
  return groups.map((group) =>
    group.nodes.some(readsDesign) ? { ...group, parts: whole } : group,
  );
}

function partsOf(
  group: readonly ModelNode[],
  { model, names, primaryRegion, watchers, accepted }: Input,
  keyHolders: readonly ModelNode[],
): readonly unknown[] {
  const { project, environment } = model.settings;
  const parts: unknown[] = [primaryRegion, project, environment, ...keyHolders];
  const regions = new Set(group.map(({ id }) => model.regionName(id)));
  for (const [region, { id }] of watchers) {
    // What lies in no region is watched from one that is not its own.
    if (regions.has(region) || regions.has(null)) parts.push(region, model.get(id), names.node(id));
  }
  const addAccepted = (id: SubjectId) => {
    for (const { rule, waiver } of accepted.get(id) ?? []) parts.push(rule, waiver);
  };
  const seen = new Set<ModelEdge>();
  const add = (edge: ModelEdge) => {
    if (seen.has(edge)) return;
    seen.add(edge);
    parts.push(edge, names.edge(edge.id), model.find(edge.from), model.find(edge.to));
    addAccepted(edge.id);
  };
  for (const { id } of group) {
    parts.push(model.get(id), names.node(id), model.regionOf(id));
    addAccepted(id);
    const region = model.regionOf(id);
    // Its keys are made for who uses them.
    if (region) addAccepted(region.id);
    model.edgesFrom(id).forEach(add);
    model.edgesTo(id).forEach(add);
  }
  return parts;
}
