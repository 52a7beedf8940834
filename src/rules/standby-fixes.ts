import { backupPlan } from '../catalog/backup-plan/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { rdsReplica } from '../catalog/rds-replica/spec';
import { recoveryKinds } from '../catalog/recovery';
import { region } from '../catalog/region/spec';
import { zoneLetters } from '../catalog/regions';
import { vpc } from '../catalog/vpc/spec';
import type { NodeId } from '../design';
import { freeBlock } from '../kit/cidr';
import { regionsOf } from '../recovery';
import { addNode } from '../spec/commands/places';
import type { Model, Network } from '../spec/model';
import type { Fix } from '../validation';
import { addInTier, fixWith, land, setParams, type Edit } from './fixes';
import { replicate } from './replicate';
import { backupPlans, monitors, watcherOf } from './operations';
import { createdOf, nameOf } from './subjects';

/** Fixes that bring a design a step nearer to a second region. */

/** A region far enough away for most of AWS's own outages, under the same laws where there is one. */
const PARTNERS: Readonly<Record<string, string>> = {
  'us-east-1': 'us-west-2',
  'us-east-2': 'us-west-2',
  'us-west-1': 'us-east-2',
  'us-west-2': 'us-east-1',
  'eu-west-1': 'eu-central-1',
  'eu-central-1': 'eu-west-1',
  'eu-west-3': 'eu-central-1',
  'eu-north-1': 'eu-central-1',
  'ap-northeast-1': 'ap-northeast-3',
  'ap-northeast-3': 'ap-northeast-1',
};
const partnerOf = (code: string): string | null => PARTNERS[code] ?? null;

export const holderOf = (model: Model, code: string): NodeId | null =>
  model.nodes.find(({ id, spec }) => spec.container === 'region' && model.regionName(id) === code)
    ?.id ?? null;

function ensureRegion(edit: Edit, code: string): NodeId {
  const known = holderOf(edit.model.with(edit.tx.design), code);
  if (known !== null) return known;
  const id = addNode(edit.tx, edit.ids, {
    spec: region,
    parent: null,
    label: code,
    params: { region: code },
  });
  land(edit, id, null);
  return id;
}

/** How old the copies of a plan grow that is drawn with its defaults. */
const DAILY_MINUTES = 1500;

/** Backups of the region of a node, copied to another one. Empty where nobody can say to which. */
export function keepCopiesElsewhere(
  model: Model,
  node: NodeId,
  promisedMinutes: number,
): readonly Fix[] {
  const { primary, second, backups } = regionsOf(recoveryKinds)(model);
  const code = second ?? (primary === null ? null : partnerOf(primary));
  const holder = primary === null ? null : holderOf(model, primary);
  if ((backups?.interval.minutes ?? DAILY_MINUTES) > promisedMinutes) return [];
  if (code === null || primary === null || holder === null || !isCoverable(model, node)) return [];
  return [
    fixWith(`Keep copies of its backups in ${code}`, false, (edit) => {
      if (!edit.model.find(holder)) return 'The region is gone.';
      const plan = backupPlans(edit.model).find(({ id }) => edit.model.regionName(id) === primary);
      ensureRegion(edit, code);
      if (plan) {
        const record = edit.tx.design.nodes[plan.id];
        if (record) edit.tx.changeNode(plan.id, { params: { ...record.params, copy: true } });
        return;
      }
      land(edit, addNode(edit.tx, edit.ids, { spec: backupPlan, parent: holder }), holder);
    }),
  ];
}

const isCoverable = (model: Model, id: NodeId): boolean => {
  const node = model.get(id);
  const restore = recoveryKinds.get(node.kind)?.restore;
  return node.params.existing !== true && (restore?.(node) ?? null) !== null;
};

interface Target {
  readonly rto?: number;
  readonly rpo?: number;
}

/** A read replica in the second region, where that would meet the target: backup and restore becomes a pilot light. */
export function replicateElsewhere(
  model: Model,
  node: NodeId,
  target: Target,
  decideMinutes: number,
): readonly Fix[] {
  const db = createdOf(model, rdsInstance).find(({ id }) => id === node);
  const { primary, second, followers } = regionsOf(recoveryKinds)(model);
  const code = second ?? (primary === null ? null : partnerOf(primary));
  if (!db || code === null || db.params.backupDays === 0) return [];
  if ((followers.get(node) ?? []).length > 0) return [];
  // Nobody would watch it there (MO-1).
  if (monitors(model).length > 0 && watcherOf(model, code) === null) return [];
  const meets =
    decideMinutes + PROMOTE_MINUTES <= (target.rto ?? Infinity) &&
    LAG_MINUTES <= (target.rpo ?? Infinity);
  if (!meets) return [];
  return [
    fixWith(`Replicate ${nameOf(db)} to ${code}`, false, (edit) => {
      if (!edit.model.find(node)) return 'The database is gone.';
      const holder = ensureRegion(edit, code);
      const network = ensureNetwork(edit, holder);
      if (network === null) return `There is no range left for a VPC in ${code}.`;
      const replica = addInTier(edit, network, rdsReplica, 'data');
      replicate(edit, node, replica);
    }),
  ];
}

/** Another region for the one that holds a load balancer, where that is not the region that it stands in for. */
export function moveElsewhere(model: Model, primary: NodeId, door: NodeId): readonly Fix[] {
  const [here, there] = [primary, door].map((id) => model.networkOf(id)?.vpc);
  const [first, second] = [here, there].map((id) => id && model.get(id).parent);
  const code = model.regionName(primary);
  const partner = code === null ? null : partnerOf(code);
  if (!first || !second || first === second || partner === null) return [];
  const node = model.get(second);
  return [setParams(node, { region: partner }, `Move ${nameOf(node)} to ${partner}`, false)];
}

/** As `rds-instance/recovery.ts` has them. */
const PROMOTE_MINUTES = 15;
const LAG_MINUTES = 5;

/** The first VPC of a region, or another one whose range overlaps none. */
function ensureNetwork(edit: Edit, holder: NodeId): Network | null {
  const now = edit.model.with(edit.tx.design);
  const code = now.regionName(holder);
  const known = now.networks.find((network) => network.region === code && !network.isExisting);
  if (known) return known;
  const cidr = freeBlock(
    now.networks.flatMap((network) => network.cidr ?? []),
    16,
  );
  if (cidr === null) return null;
  // Some regions skip letters (NW-2).
  const zones = zoneLetters(code ?? '').slice(0, vpc.fields.zones.default.length);
  const id = addNode(edit.tx, edit.ids, { spec: vpc, parent: holder, params: { cidr, zones } });
  land(edit, id, holder);
  return edit.model.with(edit.tx.design).networkOf(id);
}
