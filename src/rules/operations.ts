import type { NodeId } from '../design';
import { isIsoDay } from '../kit/days';
import { listWords, truncate } from '../kit/words';
import type { JsonObject } from '../kit/json';
import { backupPlan } from '../catalog/backup-plan/spec';
import { drPlan } from '../catalog/dr-plan/spec';
import { dynamodbTable } from '../catalog/dynamodb-table/spec';
import { route53Record } from '../catalog/route53-record/spec';
import { monitoring } from '../catalog/monitoring/spec';
import { s3Bucket } from '../catalog/s3-bucket/spec';
import { replicatesObjectsTo } from '../catalog/verbs/replicates-objects-to';
import { addNode } from '../spec/commands/places';
import { fact } from '../spec/fact';
import type { ParamsOf } from '../spec/fields';
import type { Capability, KindSpec } from '../spec/kind-spec';
import type { Model, ModelNode } from '../spec/model';
import type { Context, Fix, Gap, Severity } from '../validation';
import { recoveryKinds } from '../catalog/recovery';
import { designDigest } from '../recovery';
import { drawnRegions, STRATEGY_OF } from './drawn-strategy';
import { failovers } from './failovers';
import { fixWith, land, setParams } from './fixes';
import { remember } from '../kit/memo';
import { databasesOf, isData, nameOf } from './subjects';

/** What watches, backs up and plans for the rest of a design, and what is missing of it. */

export type Monitoring = ModelNode<ParamsOf<typeof monitoring.fields>>;
export type BackupPlan = ModelNode<ParamsOf<typeof backupPlan.fields>>;
type DrPlan = ModelNode<ParamsOf<typeof drPlan.fields>>;

const inRegion = <N extends { readonly id: NodeId }>(
  model: Model,
  nodes: readonly N[],
): readonly N[] => nodes.filter(({ id }) => model.regionName(id) !== null);

export const monitors = (model: Model): readonly Monitoring[] =>
  inRegion(model, model.ofKind(monitoring));
export const backupPlans = (model: Model): readonly BackupPlan[] =>
  inRegion(model, model.ofKind(backupPlan));

/** The region's own, or the only one of the design: as the exporter has it. */
export function watcherOf(model: Model, region: string): Monitoring | null {
  const all = monitors(model);
  const own = all.find(({ id }) => model.regionName(id) === region);
  return own ?? (all.length === 1 ? (all[0] ?? null) : null);
}

const isComponent = ({ spec }: ModelNode): boolean =>
  spec.exported && !spec.container && spec.can.length > 0;

/** The regions in which anything stands that is made, beside networks. */
export const componentRegions = fact(
  (model): ReadonlySet<string> =>
    new Set(model.nodes.filter(isComponent).flatMap(({ id }) => model.regionName(id) ?? [])),
);

/** What is critical, by region. What lies in none is in no item of it: names have no alarms but those of their targets. */
export const criticalByRegion = fact((model): ReadonlyMap<string, readonly NodeId[]> => {
  const regions = new Map<string, NodeId[]>();
  for (const node of model.nodes) {
    const region = isComponent(node) ? model.regionName(node.id) : null;
    if (region === null || !model.isCritical(node.id)) continue;
    const known = regions.get(region);
    if (known) known.push(node.id);
    else regions.set(region, [node.id]);
  }
  return regions;
});

const KEEPS_DATA: readonly Capability[] = ['sql-database', 'cache', 'table', 'object-store'];

/** Data that is made here; what exists already is somebody's to back up. */
const keepsData = ({ spec, isExisting }: ModelNode): boolean =>
  !isExisting && KEEPS_DATA.some((one) => spec.can.includes(one));

/** What goes unnoticed or is lost with its region as long as nobody watches it and plans for it: what is critical, and data. */
export const atStake = fact((model): ReadonlyMap<string, readonly NodeId[]> => {
  const regions = new Map<string, NodeId[]>();
  for (const node of model.nodes) {
    const region = isComponent(node) ? model.regionName(node.id) : null;
    if (region === null || !(model.isCritical(node.id) || keepsData(node))) continue;
    regions.set(region, [...(regions.get(region) ?? []), node.id]);
  }
  return regions;
});

/** The region nodes first, which stay when what is drawn in them changes. */
export const regionsWith = (
  model: Model,
  regions: Iterable<readonly [string, readonly NodeId[]]>,
): readonly NodeId[] => {
  const all = [...regions];
  return [
    ...all.flatMap(([name]) => holderOf(model, name) ?? []),
    ...all.flatMap(([, ids]) => ids),
  ];
};

/** What belongs into a backup plan, by region: not the copies of what another one covers. */
export const backedUp = fact((model): ReadonlyMap<string, readonly NodeId[]> => {
  const all = [
    ...databasesOf(model).map(({ id }) => id),
    ...model.ofKind(dynamodbTable).map(({ id }) => id),
    ...model
      .ofKind(s3Bucket)
      .filter(
        ({ id, params }) => !params.existing && model.edgesTo(id, replicatesObjectsTo).length === 0,
      )
      .map(({ id }) => id),
  ];
  const regions = new Map<string, NodeId[]>();
  for (const id of all) {
    const region = model.regionName(id);
    if (region !== null) regions.set(region, [...(regions.get(region) ?? []), id]);
  }
  return regions;
});

/** What of it AWS Backup can cover: a bucket without versions it cannot, which BK-9 says. */
export const coverable = fact((model): ReadonlyMap<string, readonly NodeId[]> => {
  const plain = new Set(
    model.ofKind(s3Bucket).flatMap(({ id, params }) => (params.versioning ? [] : id)),
  );
  const regions = [...backedUp(model)].map(
    ([region, ids]) => [region, ids.filter((id) => !plain.has(id))] as const,
  );
  return new Map(regions.filter(([, ids]) => ids.length > 0));
});

/** The regions whose data no plan backs up, with it. */
export const unplanned = (model: Model): readonly (readonly [string, readonly NodeId[]])[] => {
  const planned = new Set(backupPlans(model).map(({ id }) => model.regionName(id)));
  return [...backedUp(model)].filter(([region]) => !planned.has(region));
};

/** All at stake, by region, where no monitoring is drawn: one cause, whatever lacks it. */
export const unwatched = (model: Model): readonly (readonly [string, readonly NodeId[]])[] =>
  monitors(model).length > 0 ? [] : [...atStake(model)];

interface Added {
  readonly spec: KindSpec;
  /** Null puts it on the canvas. Where there are several, one goes into each. */
  readonly regions: readonly (NodeId | null)[];
  readonly title: string;
  readonly params?: JsonObject;
  /** Whether it brings nothing with it but what only people know. */
  readonly safe?: boolean;
}

const addFix = ({ spec, regions, title, params, safe = true }: Added): Fix =>
  fixWith(title, safe, (edit) => {
    if (regions.some((id) => id !== null && !edit.model.find(id))) return 'The region is gone.';
    for (const region of regions) {
      const id = addNode(edit.tx, edit.ids, { spec, parent: region, params });
      land(edit, id, region);
    }
  });

/** The region node that holds a node of it. */
const holderOf = (model: Model, region: string): NodeId | null =>
  model.nodes.find(({ id, spec }) => spec.container === 'region' && model.regionName(id) === region)
    ?.id ?? null;

/** Stands for whoever is on call where the design does not tell; the item is open until somebody enters a real one. */
const SOMEBODY = 'oncall@example.com';

/**
 * Whom the alarms of a new monitoring tell: whoever another one tells, or else somebody under the design's own domain, who has to
 * confirm it before anything is sent.
 */
function alarmAddresses(model: Model): readonly string[] {
  const known = monitors(model).find(({ params }) => params.emails.length > 0);
  if (known) return known.params.emails;
  const [record] = model.ofKind(route53Record);
  const zone = record?.params.zone.toLowerCase().replace(/\.$/, '') ?? '';
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(zone) ? [`oncall@${zone}`] : [SOMEBODY];
}

/** One in each region: what lies in a region that is down tells nobody. */
export function addMonitoring(model: Model, names: readonly string[]): readonly Fix[] {
  const regions = names.flatMap((name) => holderOf(model, name) ?? []);
  if (regions.length === 0) return [];
  const emails = alarmAddresses(model);
  const title = `Add monitoring to ${listWords(names)} that tells ${emails[0]}`;
  return [addFix({ spec: monitoring, regions, title, params: { emails } })];
}
export function addBackupPlan(model: Model, region: string): readonly Fix[] {
  const holder = holderOf(model, region);
  if (holder === null) return [];
  return [addFix({ spec: backupPlan, regions: [holder], title: `Add a backup plan to ${region}` })];
}

/**
 * A plan of what is drawn; who decides and whom to call stays for people to say. Where the data goes with its region, the plan is
 * the first to say so, and what to do about that is a person's choice.
 */
export function addDrPlan(model: Model): Fix {
  const strategy = STRATEGY_OF[drawnRegions(model).drawn];
  return addFix({
    spec: drPlan,
    regions: [null],
    title: 'Add a DR plan',
    params: { strategy: strategy ?? 'backup-restore' },
    safe: strategy !== null && strategy !== 'backup-restore',
  });
}

/** The names that fail over from one region to another. Who draws that has drawn what is done in a disaster. */
export const standingBy = remember((model: Model) =>
  failovers(model).filter(
    ({ primaryRegion, secondaryRegion }) =>
      primaryRegion !== null && secondaryRegion !== null && primaryRegion !== secondaryRegion,
  ),
);

/** How bad it is that nothing runs around the application: who has drawn a failover counts on it. */
export const lackOfOperations = (model: Model): Severity =>
  standingBy(model).length > 0 ? 'error' : 'warning';

const existingData = (model: Model): readonly ModelNode[] =>
  model.nodes.filter((node) => node.isExisting && isData(node));

/** C1 and C5: of what exists already no more is known than how to reach it. */
export function unprovenExisting(model: Model): Gap | null {
  const known = existingData(model);
  return known.length === 0
    ? null
    : {
        says: `${listWords(known.map(nameOf))}: ${known.length === 1 ? 'exists' : 'exist'} already, and how that is set up is not known here. Look at it in the account.`,
      };
}

/** C4 and the mistake that is its other side: nor is it known how subnets that exist are routed. */
export function unprovenPrivacy(model: Model): Gap | null {
  const networks = model.networks.filter(
    ({ isExisting, vpc }) =>
      isExisting &&
      model.nodes.some((node) => isData(node) && model.networkOf(node.id)?.vpc === vpc),
  );
  const [first] = networks;
  return first
    ? {
        says: `${nameOf(model.get(first.vpc))}: exists already, and how its data subnets are routed is not known here. Look at their route tables.`,
      }
    : unprovenExisting(model);
}

/** What is no day proves nothing, whatever it was meant to say. */
function unreadableDay<N extends BackupPlan | DrPlan>(
  nodes: readonly N[],
  fields: readonly (keyof N['params'] & string)[],
): Gap | null {
  for (const node of nodes) {
    for (const name of fields) {
      const day = String(node.params[name]);
      if (day === '' || isIsoDay(day)) continue;
      const label = node.spec.fields[name]?.label ?? name;
      return {
        says: `${nameOf(node)}: ${label} "${truncate(day, 40)}" is no day, so it proves nothing. Enter one such as 2026-05-31.`,
      };
    }
  }
  return null;
}

/** C6 */
export function unprovenRestore(model: Model): Gap | null {
  if (!model.nodes.some(keepsData)) return null;
  const plans = backupPlans(model);
  const unreadable = unreadableDay(plans, ['lastRestoreTest']);
  if (unreadable) return unreadable;
  const [untested] = plans.filter(({ params }) => params.lastRestoreTest === '');
  if (plans.length === 0) {
    // BK-3 says that there is none. What no plan can cover is tried by hand.
    return backedUp(model).size > 0
      ? null
      : {
          says: 'Backups are checked here. Whether a restore works only a restore can tell: restore something, and look at it.',
        };
  }
  return untested
    ? {
        says: `${nameOf(untested)}: no restore that worked is noted yet. Restore something, look at it, and enter the day.`,
      }
    : null;
}

/** Where something is drawn that has to be watched and planned for; what is critical comes first. */
function firstRegion(model: Model): string | null {
  const [critical] = criticalByRegion(model).keys();
  if (critical !== undefined) return critical;
  const inside = model.nodes.find(
    ({ id, spec }) => spec.container !== 'region' && model.regionName(id) !== null,
  );
  return inside ? model.regionName(inside.id) : null;
}

/** RFC 2606: names for documentation, which nobody has. */
const EXAMPLE_ADDRESS = /[@.]example(?:\.(?:com|net|org))?$/i;

export const tellsOnlyExamples = ({ params: { emails } }: Monitoring): boolean =>
  emails.length > 0 && emails.every((one) => EXAMPLE_ADDRESS.test(one));

/** C7: not while the alarms of any region reach nobody. */
export function unprovenAlarms(model: Model): Gap | null {
  const region = firstRegion(model);
  if (region === null) return null;
  const all = monitors(model);
  const unheard = all.filter(tellsOnlyExamples);
  if (unheard.length > 0) {
    return {
      says: `${listWords(unheard.map(nameOf))}: ${unheard.length === 1 ? 'tells' : 'tell'} only example addresses, which nobody reads: enter a real address.`,
    };
  }
  // MO-1 says that there is none, where anything is at stake.
  if (all.length > 0 || atStake(model).size > 0) return null;
  return {
    says: 'Logs and metrics are checked here. Alarms, and who gets them, are missing: add Monitoring.',
    fixes: addMonitoring(model, [region]),
  };
}

/** What somebody says who has read the plan: no machine can, so it is no safe fix. */
export const confirmPlan = (plan: { readonly id: NodeId }, digest: string, today: string): Fix =>
  setParams(plan, { confirmedOn: today, confirmedDesign: digest }, 'Plan is of this design', false);

/** C8 */
export function unprovenPlan(model: Model, { today }: Context): Gap | null {
  if (firstRegion(model) === null) return null;
  const plans = model.ofKind(drPlan);
  if (plans.length === 0) {
    // DR-1 says that there is none, where anything is at stake.
    if (atStake(model).size > 0) return null;
    return {
      says: 'A plan says who decides, how long recovery may take, and how it is rehearsed: draw a DR plan.',
      fixes: [addDrPlan(model)],
    };
  }
  const unreadable = unreadableDay(plans, ['confirmedOn', 'lastTest', 'reviewOn']);
  if (unreadable) return unreadable;
  const unread = plans.find(({ params }) => params.confirmedOn === '');
  if (unread) {
    return {
      says: `${nameOf(unread)}: nobody has confirmed that it is of this design. Read docs/dr-plan.md of the export with those it names, then confirm it.`,
      fixes: [confirmPlan(unread, designDigest(model, recoveryKinds), today)],
    };
  }
  const untried = plans.find(({ params }) => params.lastTest === '');
  return untried
    ? {
        says: `${nameOf(untried)}: no rehearsal is noted yet. Follow the runbook, and enter the day.`,
      }
    : null;
}
