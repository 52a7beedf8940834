import { estimatesOf, TARGETS, type Plan, type TargetName } from '../../catalog/dr-plan/promises';
import { drPlan, spanOf } from '../../catalog/dr-plan/spec';
import { replicatesObjectsTo } from '../../catalog/verbs/replicates-objects-to';
import type { Estimate, Step } from '../../recovery';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass, type Fix, type Verdict } from '../../validation';
import type { NodeId } from '../../design';
import { setEdgeParams, setParams } from '../fixes';
import { operated, secondRegion } from '../operations-example';
import { keepCopiesElsewhere, replicateElsewhere } from '../standby-fixes';
import { nameOf } from '../subjects';

const working = (steps: readonly Step[]): string =>
  steps
    .map(({ says, minutes }) => `${says} (${minutes === null ? 'not known' : spanOf(minutes)})`)
    .join(', ');

const TIERS: Readonly<Record<Estimate['tier'], string>> = {
  edge: 'the edge',
  app: 'the application',
  data: 'the databases',
  cache: 'the caches',
  search: 'search',
  objects: 'the files',
  messages: 'queues and topics',
};

function adopt(plan: Plan, name: TargetName, minutes: number): readonly Fix[] {
  const field = drPlan.fields[name];
  return minutes <= field.max
    ? [setParams(plan, { [name]: minutes }, `Promise ${spanOf(minutes)}`, false)]
    : [];
}

/** It costs per GB, so it is a person's choice. */
const promptCopies = (model: Model, id: NodeId): readonly Fix[] =>
  model
    .edgesFrom(id, replicatesObjectsTo)
    .filter(({ params }) => params.timeControl !== true)
    .map((edge) =>
      setEdgeParams(edge, { timeControl: true }, 'Turn Replication Time Control on', false),
    );

/** What the plan promises after the loss of a region, and what the drawing gives. A time that nobody can know here is not judged; data whose age nobody promises is. */
function* judge(plan: Plan, estimate: Estimate, model: Model): Iterable<Verdict> {
  const { tier, rto, rpo, away, lost, losing } = estimate;
  const names = TARGETS[tier];
  const subject = { nodes: [plan.id] };
  const what = `${nameOf(plan)}: promises that ${TIERS[tier]}`;
  if (names.rpo !== undefined && lost !== null) {
    const name = names.rpo;
    const promised = plan.params[name];
    const promise = `${what} lose ${spanOf(promised)} at most`;
    const field = { node: plan.id, name };
    if (rpo === null) {
      yield fail(
        subject,
        `${promise}, but how far its copy is behind is not known: ${lost.source}.`,
        { field, fixes: promptCopies(model, losing.id) },
      );
    } else if (rpo === Infinity) {
      yield fail(subject, `${promise}, but ${lost.says}.`, {
        field,
        fixes: [
          ...keepCopiesElsewhere(model, losing.id, promised),
          ...replicateElsewhere(model, losing.id, { rpo: promised }, plan.params.decisionMinutes),
        ],
      });
    } else {
      yield rpo <= promised
        ? pass(subject, `${promise}; ${lost.says} makes ${spanOf(rpo)}.`)
        : fail(subject, `${promise}, but ${lost.says} makes ${spanOf(rpo)}: ${lost.source}.`, {
            field,
            fixes: [
              ...promptCopies(model, losing.id),
              ...replicateElsewhere(
                model,
                losing.id,
                { rpo: promised },
                plan.params.decisionMinutes,
              ),
              ...adopt(plan, name, rpo),
            ],
          });
    }
  }
  // Of what is gone for good no time can be said as well: it is one cause.
  if (rto === null || rto === Infinity) return;
  const name = names.rto;
  const promised = plan.params[name];
  const promise = `${nameOf(plan)}: promises ${TIERS[tier]} back within ${spanOf(promised)}`;
  yield rto <= promised
    ? pass(subject, `${promise}; ${working(away)} make ${spanOf(rto)}.`)
    : fail(subject, `${promise}, but ${working(away)} make ${spanOf(rto)}.`, {
        field: { node: plan.id, name },
        // What the business needs no drawing knows: the other way is a strategy that is quicker.
        fixes: [
          ...replicateElsewhere(
            model,
            estimate.slowest.id,
            { rto: promised },
            plan.params.decisionMinutes,
          ),
          ...adopt(plan, name, rto),
        ],
      });
}

const copied = (plan: object, backup: object = {}) =>
  operated({ plan: { ...plan }, backup: { ...backup } }, {}, secondRegion);

/** A bucket whose objects follow to the second region. */
const replicated = (timeControl: boolean, params: Parameters<typeof operated>[0] = {}) =>
  operated(params, {}, (design, region) => {
    const far = secondRegion(design);
    const [source, target] = [
      design.node('s3-bucket', { label: 'Files', slug: 'files', parent: region }),
      design.node('s3-bucket', { label: 'Far files', slug: 'far-files', parent: far }),
    ];
    design.edge('replicates-objects-to', source, target, { timeControl });
  });
const queued = operated({}, {}, (design, parent) => {
  secondRegion(design);
  design.node('sqs-queue', { label: 'Jobs', parent });
});

export const dr2 = defineRule('recovery/dr-2', {
  title: 'DR plan promises what it can keep',
  why: 'A target that the drawing cannot reach is found out in the disaster. Either the promise or the strategy has to change.',
  lacking: 'No DR plan is drawn, or nothing whose way back from the loss of a region can be told.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of model.ofKind(drPlan)) {
      for (const estimate of estimatesOf(plan, model, ['region']))
        yield* judge(plan, estimate, model);
    }
  },
  examples: {
    good: [
      copied({}),
      copied({ dataRto: 130, appRto: 130, edgeRto: 132 }),
      replicated(true),
      replicated(false),
    ],
    bad: [
      operated(),
      operated({ plan: { dataRpo: 5 } }),
      copied({ dataRto: 55 }),
      copied({ dataRpo: 60 }),
      copied({ edgeRto: 15 }),
      copied({ appRto: 40 }),
      copied({ cacheRto: 10 }),
      replicated(false, { backup: { copy: false } }),
      replicated(false, { plan: { objectsRpo: 60 } }),
      queued,
      copied({}, { frequency: 'weekly' }),
      copied({}, { lastRestoreTest: '2026-05-31', lastRestoreMinutes: 300 }),
    ],
  },
});
