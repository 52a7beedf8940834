/** What a plan promises, beside what the drawing gives. Read by rules, the document and the inspector. */
import {
  composedAvailability,
  estimates,
  FAILOVER_WORKS,
  NOTHING_LOST,
  regionsOf,
  type Availability,
  type Estimate,
} from '../../recovery';
import { daysBetween } from '../../kit/days';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { recoveryKinds } from '../recovery';
import { type drPlan, spanOf } from './spec';

export type Plan = ModelNode<ParamsOf<typeof drPlan.fields>>;

export type TargetName =
  | 'edgeRto'
  | 'appRto'
  | 'dataRto'
  | 'dataRpo'
  | 'cacheRto'
  | 'objectsRto'
  | 'objectsRpo'
  | 'messagesRto'
  | 'messagesRpo';

export const TARGETS: Readonly<
  Record<Estimate['tier'], { readonly rto: TargetName; readonly rpo?: TargetName }>
> = {
  edge: { rto: 'edgeRto' },
  app: { rto: 'appRto' },
  data: { rto: 'dataRto', rpo: 'dataRpo' },
  cache: { rto: 'cacheRto' },
  // What can be built again from the databases, as a cache can.
  search: { rto: 'cacheRto' },
  objects: { rto: 'objectsRto', rpo: 'objectsRpo' },
  messages: { rto: 'messagesRto', rpo: 'messagesRpo' },
};

export const estimatesOf = (plan: Plan, model: Model, losses?: readonly Estimate['loss'][]) =>
  estimates(model, recoveryKinds, plan.params.decisionMinutes, losses);

/** `45 min`; of what never ends, and of what nobody here can know, in words. */
export const spell = (minutes: number | null): string => {
  if (minutes === null) return 'not known here';
  if (minutes === Infinity) return 'never';
  return minutes === 0 ? 'none' : spanOf(minutes);
};

/** What is lost of a tier, as a cell of the document and of the inspector. */
export const spellLost = ({ tier, lost, rpo }: Estimate): string => {
  if (lost === null) return 'holds no data';
  if (rpo === Infinity) return 'all';
  // What has no target is filled anew; of what has one nobody promises how far its copy is behind.
  if (rpo === null) return TARGETS[tier].rpo === undefined ? 'all' : spell(null);
  // Less than a minute is something all the same.
  return rpo === 0 && lost !== NOTHING_LOST ? lost.says : spell(rpo);
};

/** How long a rehearsal counts: a failover that was tried before that is one that nobody has tried. */
const TRIED_DAYS = 365;

/**
 * An average month over the plan's own failover: by itself or by hand, tried or not. `today`: null in a document, which is read
 * on another day than that on which it is made, and says until when it counts.
 */
export function availabilityOf(
  plan: Plan,
  model: Model,
  today: string | null,
): Availability | null {
  const { name } = regionsOf(recoveryKinds)(model);
  const after = estimatesOf(plan, model, ['region']).filter(({ tier }) =>
    ['edge', 'app', 'data'].includes(tier),
  );
  const minutes = after.some(({ rto }) => rto === null)
    ? null
    : Math.max(0, ...after.map(({ rto }) => rto ?? 0));
  const { lastTest } = plan.params;
  const age = daysBetween(lastTest, today ?? lastTest);
  const isTried = age !== null && age >= 0 && age <= TRIED_DAYS;
  const tried = `was tried on ${lastTest}, which counts for a year`;
  const untried = lastTest === '' ? 'nobody has tried' : 'nobody has tried within a year';
  const failover = !isTried
    ? { works: FAILOVER_WORKS.untested, says: untried }
    : name?.isAutomatic === true
      ? { works: FAILOVER_WORKS.tested, says: `happens by itself and ${tried}` }
      : { works: FAILOVER_WORKS.manual, says: `happens by hand and ${tried}` };
  return composedAvailability(model, recoveryKinds, { ...failover, minutes });
}
