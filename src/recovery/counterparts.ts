import type { NodeId } from '../design/records';
import type { Model, ModelNode } from '../spec/model';

/** What does in another region what a node does here; `unclear` where the drawing does not tell whether anything does. */
export type Counterpart = ModelNode | 'none' | 'unclear';

export interface TwoRegions {
  readonly here: string;
  readonly there: string;
  /** Pairs that the drawing states: both ends of a failover, a source and its replica. */
  readonly stated: readonly (readonly [NodeId, NodeId])[];
}

/** Capabilities of which one may stand in for the other. */
const ALIKE: Readonly<Record<string, string>> = {
  compute: 'runs',
  function: 'runs',
  service: 'runs',
  'sql-database': 'sql',
  'sql-replica': 'sql',
};

const skillsOf = ({ spec }: ModelNode): readonly string[] =>
  spec.can.map((one) => ALIKE[one] ?? one);
const isAlike = (one: ModelNode, other: ModelNode): boolean =>
  skillsOf(one).some((skill) => skillsOf(other).includes(skill));

type Grouped = ReadonlyMap<string, readonly ModelNode[]>;

function grouped(entries: readonly (readonly [string, ModelNode | undefined])[]): Grouped {
  const groups = new Map<string, ModelNode[]>();
  for (const [key, node] of entries) {
    if (!node || groups.get(key)?.includes(node)) continue;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return groups;
}

/** Targets of a load balancer, by the conditions under which they get requests. */
const targetsOf = (model: Model, door: NodeId): Grouped =>
  grouped(
    model.listeners
      .filter(({ loadBalancer }) => loadBalancer === door)
      .flatMap(({ rules, defaultRule, green }) => [
        ['default', defaultRule ? model.find(defaultRule.target) : undefined] as const,
        ['green', green ? model.find(green.rule.target) : undefined] as const,
        ...rules.map(
          ({ paths, hosts, header, target }) =>
            [
              JSON.stringify([paths.toSorted(), hosts.toSorted(), header]),
              model.find(target),
            ] as const,
        ),
      ]),
  );

/** What a node is joined to in its region, by how. */
const neighboursOf = (model: Model, id: NodeId): Grouped => {
  const region = model.regionName(id);
  const entry = (direction: string, verb: string, other: NodeId) => {
    const node = model.regionName(other) === region ? model.find(other) : undefined;
    return [`${direction} ${verb} ${node?.kind ?? ''}`, node] as const;
  };
  return grouped([
    ...model.edgesFrom(id).map(({ verb, to }) => entry('to', verb, to)),
    ...model.edgesTo(id).map(({ verb, from }) => entry('from', verb, from)),
  ]);
};

/**
 * Matches what stands in one region with what stands in another: the same kind in the same role. The same role has what gets the
 * same requests, what is joined in the same way to a pair, and what is the only one of its kind where nothing speaks against it.
 */
export function counterparts(model: Model, regions: TwoRegions): ReadonlyMap<NodeId, Counterpart> {
  const inRegion = (code: string) =>
    model.nodes.filter(
      ({ id, spec }) => spec.can.length > 0 && !spec.container && model.regionName(id) === code,
    );
  const [here, there] = [inRegion(regions.here), inRegion(regions.there)];
  const pairs = new Map<NodeId, ModelNode>();
  const taken = new Set<NodeId>();
  const isFree = ({ id }: ModelNode): boolean => !pairs.has(id) && !taken.has(id);

  const pair = (one: NodeId, other: ModelNode | undefined): boolean => {
    if (!other || pairs.has(one) || taken.has(other.id)) return false;
    pairs.set(one, other);
    taken.add(other.id);
    return true;
  };
  const match = (one: ModelNode, other: ModelNode): boolean =>
    one.kind === other.kind && !contradicts(one, other) && pair(one.id, other);

  const conditionsOf = (node: ModelNode, doors: readonly NodeId[]): readonly string[] =>
    doors.flatMap((door) =>
      [...targetsOf(model, door)].flatMap(([condition, targets]) =>
        targets.includes(node) ? [condition] : [],
      ),
    );
  const farDoors = (): readonly NodeId[] => [...pairs.values()].map(({ id }) => id);

  /** They get other requests, or are joined in other ways. */
  const contradicts = (one: ModelNode, other: ModelNode): boolean => {
    const differ = (mine: readonly string[], theirs: readonly string[]) =>
      !mine.some((each) => theirs.includes(each));
    const [gets, getsThere] = [
      conditionsOf(one, [...pairs.keys()]),
      conditionsOf(other, farDoors()),
    ];
    if (gets.length + getsThere.length > 0) return differ(gets, getsThere);
    const [joins, joinsThere] = [one, other].map(({ id }) => [...neighboursOf(model, id).keys()]);
    return joins!.length > 0 && joinsThere!.length > 0 && differ(joins!, joinsThere!);
  };

  const alongside = (groupsOf: (model: Model, id: NodeId) => Grouped): boolean => {
    let found = false;
    for (const [one, other] of pairs) {
      const theirs = groupsOf(model, other.id);
      for (const [key, nodes] of groupsOf(model, one)) {
        const mine = nodes.filter(isFree);
        const others = (theirs.get(key) ?? []).filter(isFree);
        const [node, candidate] = [mine[0], others[0]];
        if (node && candidate && mine.length + others.length === 2)
          found = match(node, candidate) || found;
      }
    }
    return found;
  };
  const byBeingTheOnly = (): boolean => {
    const free = (nodes: readonly ModelNode[], kind: string) =>
      nodes.filter((node) => node.kind === kind && isFree(node));
    return here.filter(isFree).some((node) => {
      const candidates = free(there, node.kind);
      const [candidate] = candidates;
      const isOnly = free(here, node.kind).length + candidates.length === 2;
      return candidate !== undefined && isOnly && match(node, candidate);
    });
  };
  for (const [one, other] of regions.stated) {
    const lies = here.some(({ id }) => id === one);
    if (lies)
      pair(
        one,
        there.find(({ id }) => id === other),
      );
  }
  // Each match may tell of the next, and the surer signs come first.
  while (alongside(targetsOf) || alongside(neighboursOf) || byBeingTheOnly());

  const unmatched = (node: ModelNode): Counterpart => {
    const gets = conditionsOf(node, [...pairs.keys()]);
    // The green of a pair gets what the blue one gets.
    const served = gets.map((each) => (each === 'green' ? 'default' : each));
    const isServed = served.some((each) =>
      farDoors().some((door) => targetsOf(model, door).has(each)),
    );
    return isServed || there.some((other) => isFree(other) && isAlike(node, other))
      ? 'unclear'
      : 'none';
  };
  return new Map(here.map((node) => [node.id, pairs.get(node.id) ?? unmatched(node)]));
}
