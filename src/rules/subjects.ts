import type { NodeId } from '../design/records';
import type { JsonValue } from '../kit/json';
import { groupBy } from '../kit/group-by';
import { isSameList, remember } from '../kit/memo';
import { noteReads, recorded, type Reads } from '../kit/reads';
import { fact, factOfEach } from '../spec/fact';
import { listWords } from '../kit/words';
import { autoScalingGroup } from '../catalog/auto-scaling-group/spec';
import { ecsService } from '../catalog/ecs-service/spec';
import { auroraCluster } from '../catalog/aurora-cluster/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { possibleZoneLetters } from '../catalog/regions';
import { isFar, replicatesTo } from '../catalog/verbs/replicates-to';
import { routesTo, type Route } from '../catalog/verbs/routes-to';
import type { Fields, ParamsOf } from '../spec/fields';
import type { KindSpec } from '../spec/kind-spec';
import type { Model, ModelNode, Network } from '../spec/model';
import { fail, pass, type Verdict } from '../validation';
import { setParams } from './fixes';
import { shortNodeName } from '../spec/node-name';

/** What rules ask of a model again and again. */

type InstanceParams = ParamsOf<typeof rdsInstance.fields>;
type ClusterParams = ParamsOf<typeof auroraCluster.fields>;

/** An RDS instance or an Aurora cluster: fields of the same name mean the same. */
export type Database = ModelNode<Pick<InstanceParams, keyof InstanceParams & keyof ClusterParams>>;

export const databasesOf = (model: Model): readonly Database[] => [
  ...createdOf(model, rdsInstance),
  ...createdOf(model, auroraCluster),
];
/** With those that exist already: how they are reached is drawn, whatever else is not known of them. */
export const reachedDatabases = (model: Model): readonly Database[] => [
  ...model.ofKind(rdsInstance),
  ...model.ofKind(auroraCluster),
];
export const placedDatabases = (model: Model): readonly Database[] =>
  databasesOf(model).filter((db) => isPlaced(model, db));

export const nameOf = shortNodeName;

export const namesOf = (model: Model, ids: readonly NodeId[]): string =>
  listWords([...new Set(ids)].map((id) => nameOf(model.get(id))));

/**
 * Judges subjects, each by what is handed in with it and by nothing else: one of which all of that is as it was the last time
 * keeps its verdicts. What is handed in are records, networks and plain values, which are compared by identity.
 */
export function perSubject<G extends readonly unknown[]>(
  judge: (...given: G) => Iterable<Verdict>,
): (subjects: readonly G[]) => readonly Verdict[] {
  interface Judged {
    readonly given: G;
    readonly value: readonly Verdict[];
    readonly reads: Reads;
  }
  let before: readonly Judged[] = [];
  let all: readonly Verdict[] = [];
  return (subjects) => {
    // What comes or goes moves all that follow it: then they are found by the first of what is handed in.
    let byFirst: ReadonlyMap<unknown, Judged> | undefined;
    const find = (given: G): Judged => {
      byFirst ??= new Map(before.map((one) => [one.given[0], one]));
      const known = byFirst.get(given[0]);
      return known && isSameList(known.given, given)
        ? known
        : { given, ...recorded(() => [...judge(...given)]) };
    };
    // A loop, because this runs for many rules and all nodes on every edit.
    const now: Judged[] = [];
    let isSame = subjects.length === before.length;
    for (let index = 0; index < subjects.length; index += 1) {
      const given = subjects[index]!;
      const there = before[index];
      const one = there && isSameList(there.given, given) ? there : find(given);
      if (one !== there) isSame = false;
      noteReads(one.reads);
      now.push(one);
    }
    if (isSame) return all;
    before = now;
    all = now.flatMap(({ value }) => value);
    return all;
  };
}

type Check = (model: Model) => readonly Verdict[];

/** Who may connect, by whom they connect to. */
export const reachInto = fact((model) => groupBy(model.reach, ({ to }) => to));

/** Whether it stands in a tier of a VPC; what does not is a finding of its own (IS-5) and of no other rule. */
const placed = fact(
  (model) =>
    new Set(
      model.nodes
        .filter((node) => model.tierOf(node.id) !== null && model.networkOf(node.id) !== null)
        .map((node) => node.id),
    ),
);
const isPlaced = (model: Model, node: { readonly id: NodeId }): boolean =>
  placed(model).has(node.id);

/** What runs the application and grows with the load: a group of servers, or a service of containers. */
export type Fleet = ModelNode<{
  readonly min: number;
  readonly max: number;
  readonly keepAfterAzLoss: number;
  readonly cpuScaling: boolean;
  readonly requestScaling: boolean;
  readonly requestsPerTarget: number;
  /** Of servers only. */
  readonly desired?: number;
  readonly multiAz?: boolean;
  readonly role?: string;
  readonly schedule?: boolean;
  readonly morningMin?: number;
  readonly morningDesired?: number;
  readonly morningMax?: number;
  readonly eveningMin?: number;
  readonly eveningDesired?: number;
  readonly eveningMax?: number;
}>;

export const fleets = (model: Model): readonly Fleet[] => [
  ...model.ofKind(autoScalingGroup),
  ...model.ofKind(ecsService),
];
export const placedFleets = (model: Model): readonly Fleet[] =>
  fleets(model).filter((fleet) => isPlaced(model, fleet));
export const isService = (fleet: Fleet): boolean => fleet.kind === ecsService.id;
/** "server" or "task". */
export const unitOf = (fleet: Fleet): string => (isService(fleet) ? 'task' : 'server');
/** The largest maximum that AWS takes. */
export const mostOf = (fleet: Fleet): number => {
  const { max } = fleet.spec.fields;
  return max?.type === 'number' ? max.max : fleet.params.max;
};

/** The parts of a group's schedule, by the names of their fields. */
export const SCHEDULED = [
  { when: 'morning', min: 'morningMin', desired: 'morningDesired', max: 'morningMax' },
  { when: 'evening', min: 'eveningMin', desired: 'eveningDesired', max: 'eveningMax' },
] as const;

interface Minimum {
  readonly count: number;
  /** The field that says so. */
  readonly field: 'min' | 'morningMin' | 'eveningMin';
  /** Ends "… leaves 0 of 1": " in the evening", or nothing where that is so at any time. */
  readonly when: string;
}

/** Of no group fewer than none run, whatever its minimum says: PA-1 reports that. */
const atLeastNone = (count: number): number => Math.max(0, count);

/** What it keeps where no schedule says otherwise. */
export const ownMinimum = ({ params }: Fleet): Minimum => ({
  count: atLeastNone(params.min),
  field: 'min',
  when: '',
});
const scheduledMinimums = ({ params }: Fleet): readonly Minimum[] =>
  (params.schedule === true ? SCHEDULED : []).map(({ when, min: field }) => ({
    count: atLeastNone(params[field] ?? params.min),
    field,
    when: ` in the ${when}`,
  }));

/** The fewest that ever run. */
export const fewestOf = (fleet: Fleet): Minimum =>
  scheduledMinimums(fleet).reduce(
    (least, one) => (one.count < least.count ? one : least),
    ownMinimum(fleet),
  );

/** The most that ever have to run, whatever the load. */
export const mostKeptOf = (fleet: Fleet): Minimum =>
  scheduledMinimums(fleet).reduce(
    (most, one) => (one.count > most.count ? one : most),
    ownMinimum(fleet),
  );

/** The most that ever run, whatever the time. */
export const largestOf = ({ params }: Fleet): number =>
  params.schedule === true
    ? Math.max(params.max, params.morningMax ?? 0, params.eveningMax ?? 0)
    : params.max;

const DATA = new Set(['sql-database', 'sql-pool', 'sql-replica', 'cache', 'search-engine']);
export const isData = (node: ModelNode): boolean => node.spec.can.some((one) => DATA.has(one));

/** Databases, replicas, proxies, caches and search engines that stand in a tier. */
export const dataNodes = (model: Model): readonly ModelNode[] =>
  placedData(model).map((id) => model.get(id));

const placedData = fact((model): readonly NodeId[] =>
  model.nodes.flatMap((node) => (isData(node) && isPlaced(model, node) ? node.id : [])),
);

export function placedOf<F extends Fields>(
  model: Model,
  spec: KindSpec<F>,
): readonly ModelNode<ParamsOf<F>>[] {
  return model.ofKind(spec).filter((node) => isPlaced(model, node));
}

/**
 * The tier that a node's subnets are of. RDS puts a replica into the subnets of its source, wherever it is drawn, but for one
 * in another region.
 */
export function builtIn(model: Model, node: ModelNode): ModelNode | null {
  const source = sourceBeside(model, node);
  const { parent } = source ? model.get(source) : node;
  return parent === null ? null : model.get(parent);
}

/** The source of a replica in the same region. */
export function sourceBeside(model: Model, node: ModelNode): NodeId | null {
  const [edge] = node.spec.can.includes('sql-replica') ? model.edgesTo(node.id, replicatesTo) : [];
  return edge && !isFar(edge, model) ? edge.from : null;
}

/** Replicas that stand where this one does because RDS puts them there: to move the one is to move the others. */
export const replicasBeside = (model: Model, node: ModelNode): readonly ModelNode[] =>
  model
    .edgesFrom(node.id, replicatesTo)
    .filter((edge) => !isFar(edge, model))
    .map(({ to }) => model.get(to));

/** What a sentence about their source adds: ", and RDS builds Read replica there too". */
export const takenAlong = (replicas: readonly ModelNode[]): string =>
  replicas.length === 0 ? '' : `, and RDS builds ${listWords(replicas.map(nameOf))} there too`;

export const routesInto = (model: Model, id: NodeId): readonly Route[] =>
  model.edgesTo(id, routesTo) as readonly Route[];
export const routesFrom = (model: Model, id: NodeId): readonly Route[] =>
  model.edgesFrom(id, routesTo) as readonly Route[];

/** The letters of the VPC's zones that its region may have. */
export const lettersOf = remember((network: Network): readonly string[] => {
  const known = possibleZoneLetters(network.region);
  return network.zones.map((zone) => zone.letter).filter((letter) => known.includes(letter));
});

/** Whether anything that is exported stands in the VPC's tiers. */
export const isInhabited = (model: Model, network: Network): boolean =>
  network.tiers.some((tier) =>
    model.children(tier.node).some((node) => node.spec.exported && !node.spec.container),
  );

/** Without those that exist already: of them no more is known than how to reach them. */
export const createdOf = <F extends Fields>(
  model: Model,
  spec: KindSpec<F>,
): readonly ModelNode<ParamsOf<F>>[] => model.ofKind(spec).filter(isMade);

const isMade = ({ isExisting }: { readonly isExisting: boolean }): boolean => !isExisting;

/** The check of a rule that looks at one node that is created at a time, and at nothing else. */
export function perNode<F extends Fields>(
  spec: KindSpec<F>,
  judge: (node: ModelNode<ParamsOf<F>>) => Iterable<Verdict>,
): Check {
  const verdictsOf = remember((node: ModelNode<ParamsOf<F>>) => [...judge(node)]);
  return factOfEach(
    (model) => model.ofKind(spec),
    (node) => (isMade(node) ? verdictsOf(node) : []),
  );
}

/** As perNode, of what depends on the region as well: its AWS code, null where a node lies in none. */
export const perNodeAndRegion = <F extends Fields>(
  spec: KindSpec<F>,
  judge: (node: ModelNode<ParamsOf<F>>, region: string | null) => Iterable<Verdict>,
): Check =>
  factOfEach(
    (model) => model.ofKind(spec),
    (node, model) => (isMade(node) ? [...judge(node, model.regionName(node.id))] : []),
  );

/** Judges each of a list with what the model says of it. `listOf` reads where things lie and what exists, and nothing else. */
export const perItem = <T extends { readonly id: string }>(
  listOf: (model: Model) => readonly T[],
  judge: (item: T, model: Model) => Iterable<Verdict>,
): Check => factOfEach(listOf, (item, model) => [...judge(item, model)]);

/** Judges all records of a list, each once as long as it stays as it is. */
export function perRecord<R extends { readonly id: string }>(
  listOf: (model: Model) => readonly R[],
  judge: (record: R) => readonly Verdict[],
): Check {
  const verdictsOf = remember(judge);
  return factOfEach(listOf, verdictsOf);
}

export const perDatabase = (judge: (db: Database) => Iterable<Verdict>): Check =>
  inTurn(perNode(rdsInstance, judge), perNode(auroraCluster, judge));

export const inTurn =
  (...checks: readonly Check[]): Check =>
  (model) =>
    checks.flatMap((check) => check(model));

interface Wanted {
  readonly name: string;
  readonly value: JsonValue;
  /** Ends "App database: …", for a value that is as wanted and one that is not. */
  readonly good: string;
  readonly bad: string;
  readonly fix: string;
  readonly safe?: boolean;
}

/** The check of a rule that wants one value of one field on every node of a kind. */
export const wantParam = <F extends Fields>(spec: KindSpec<F>, wanted: Wanted) =>
  perNode(spec, function* (typed) {
    const node = typed;
    const subject = { nodes: [node.id] };
    if (node.params[wanted.name] === wanted.value) {
      yield pass(subject, `${nameOf(node)}: ${wanted.good}.`);
      return;
    }
    yield fail(subject, `${nameOf(node)}: ${wanted.bad}.`, {
      field: { node: node.id, name: wanted.name },
      fixes: [setParams(node, { [wanted.name]: wanted.value }, wanted.fix, wanted.safe)],
    });
  });

export const wantOfDatabases = (wanted: Wanted): Check =>
  inTurn(wantParam(rdsInstance, wanted), wantParam(auroraCluster, wanted));
