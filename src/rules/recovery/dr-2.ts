import { backupPlan } from '../../catalog/backup-plan/spec';
import { drPlan, STRATEGIES } from '../../catalog/dr-plan/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { isFar, replicatesTo } from '../../catalog/verbs/replicates-to';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { setParams } from '../fixes';
import { operated, secondRegion } from '../operations-example';
import { nameOf } from '../subjects';

type Plan = ModelNode<ParamsOf<typeof drPlan.fields>>;

/**
 * The least that each step takes, in minutes. Whoever has measured more may know better; nobody is quicker: an apply of a network
 * with servers and the restore of an empty database, or the promotion of a replica and the start of servers beside it.
 */
const APPLY = 15;
const RESTORE = 15;
const PROMOTE = 5;

const BETWEEN_BACKUPS: Readonly<Record<string, number>> = {
  'twice-daily': 720,
  daily: 1440,
  weekly: 10_080,
};

interface Target {
  readonly name: 'appRto' | 'dataRto' | 'dataRpo';
  readonly least: number;
  /** Ends "… promises 15 min: ". */
  readonly because: string;
}

const plansOf = (model: Model) => model.ofKind(backupPlan);
const isElsewhere = (model: Model, database: string): boolean =>
  model.edgesFrom(database, replicatesTo).some((edge) => isFar(edge, model));

/** What the plan cannot keep at best. With both regions serving nobody decides and nothing is restored. */
function targetsOf(model: Model, plan: Plan): readonly Target[] {
  const { strategy, decisionMinutes: decide } = plan.params;
  if (strategy === 'active-active') return [];
  const isRestored = strategy === 'backup-restore';
  const steps = isRestored
    ? `a decision takes up to ${decide} min and an apply ${APPLY}`
    : `a decision takes up to ${decide} min`;
  const app: Target = {
    name: 'appRto',
    least: decide + (isRestored ? APPLY : 0),
    because: steps,
  };
  const databases = model.ofKind(rdsInstance);
  if (databases.length === 0) return [app];
  const measured = Math.max(0, ...plansOf(model).map(({ params }) => params.lastRestoreMinutes));
  const restore = Math.max(RESTORE, measured);
  const data: Target = {
    name: 'dataRto',
    least: decide + (isRestored ? APPLY + restore : PROMOTE),
    because: isRestored
      ? `${steps}, and a restore ${restore}`
      : `${steps} and the promotion of a replica ${PROMOTE}`,
  };
  return [app, data, ...copies(model, isRestored)];
}

/** A region that is lost takes its own backups with it: what is left is the last copy. */
function copies(model: Model, isRestored: boolean): readonly Target[] {
  const regions = new Set(model.nodes.flatMap(({ id }) => model.regionName(id) ?? []));
  const intervals = plansOf(model)
    .filter(({ params }) => params.copy)
    .map(({ params }) => BETWEEN_BACKUPS[params.frequency] ?? 0);
  const isCopied = model.ofKind(rdsInstance).some(({ id }) => !isElsewhere(model, id));
  if (!isRestored || !isCopied || regions.size < 2 || intervals.length === 0) return [];
  const least = Math.max(...intervals);
  return [
    {
      name: 'dataRpo',
      least,
      because: `the copies in the other region are up to ${least} min old`,
    },
  ];
}

function judge(plan: Plan, { name, least, because }: Target): Verdict {
  const promised = plan.params[name];
  const says = name === 'dataRpo' ? 'may lose' : 'is back within';
  const what = `${nameOf(plan)}: ${name === 'appRto' ? 'the application' : 'data'} ${says} ${promised} min`;
  const strategy = STRATEGIES.find(({ value }) => value === plan.params.strategy)?.label ?? '';
  const subject = { nodes: [plan.id] };
  return promised >= least
    ? pass(subject, `${what}, and ${strategy.toLowerCase()} takes ${least} at least.`)
    : fail(subject, `${what}, but ${because}: ${least} min at best.`, {
        field: { node: plan.id, name },
        // What the business needs no drawing knows: the other way is a strategy that is quicker.
        fixes: [setParams(plan, { [name]: least }, `Promise ${least} min`, false)],
      });
}

export const dr2 = defineRule('recovery/dr-2', {
  title: 'DR plan promises what it can keep',
  why: 'A target that the strategy cannot reach is found out in the disaster. Either the promise or the strategy has to change.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of model.ofKind(drPlan)) {
      for (const target of targetsOf(model, plan)) yield judge(plan, target);
    }
  },
  examples: {
    good: [
      operated(),
      operated({}, {}, secondRegion),
      operated({ plan: { strategy: 'active-active', dataRto: 1, appRto: 1, dataRpo: 0 } }),
      operated({ plan: { strategy: 'warm-standby', dataRto: 35, appRto: 30 } }),
    ],
    bad: [
      operated({ plan: { dataRto: 55 } }),
      operated({ plan: { appRto: 40, decisionMinutes: 30 } }),
      operated({ plan: { strategy: 'pilot-light', appRto: 15 } }),
      operated({ plan: { dataRpo: 60 } }, {}, secondRegion),
      operated({ backup: { lastRestoreTest: '2026-05-31', lastRestoreMinutes: 300 } }),
    ],
  },
});
