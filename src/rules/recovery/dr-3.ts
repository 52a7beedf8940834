import { drPlan } from '../../catalog/dr-plan/spec';
import { recoveryKinds } from '../../catalog/recovery';
import { designDigest } from '../../recovery';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { daysBetween, isIsoDay } from '../../kit/days';
import { confirmed, operated } from '../operations-example';
import { confirmPlan } from '../operations';
import { nameOf, perSubject } from '../subjects';

type Plan = ModelNode<ParamsOf<typeof drPlan.fields>>;
const YEAR_DAYS = 365;

const judge = perSubject(function* (plan: Plan, digest: string, today: string): Iterable<Verdict> {
  const { confirmedOn, confirmedDesign, reviewOn } = plan.params;
  const subject = { nodes: [plan.id] };
  const fixes = [confirmPlan(plan, digest, today)];
  const stale = (says: string, field: string) =>
    fail(subject, `${nameOf(plan)}: ${says}.`, { field: { node: plan.id, name: field }, fixes });
  const age = daysBetween(confirmedOn, today);
  // Nobody has confirmed it yet: the item is open and says so.
  if (age === null) return;
  if (age < 0) {
    yield stale(`is confirmed on ${confirmedOn}, which has not come yet`, 'confirmedOn');
  } else if (confirmedDesign === '') {
    yield stale(
      `says ${confirmedOn}, and not which drawing was confirmed that day: confirm it for this one`,
      'confirmedOn',
    );
  } else if (confirmedDesign !== digest) {
    // Somebody may have typed a later day, so nothing is said of which came first.
    yield stale(
      `says ${confirmedOn}, but the drawing that was confirmed is another than this one: read it again and confirm it`,
      'confirmedOn',
    );
  } else if (age > YEAR_DAYS) {
    yield stale(`was last looked at on ${confirmedOn}, more than a year ago`, 'confirmedOn');
  } else if ((daysBetween(reviewOn, today) ?? 0) > 0) {
    yield fail(subject, `${nameOf(plan)}: was to be looked at again on ${reviewOn}.`, {
      field: { node: plan.id, name: 'reviewOn' },
    });
  } else if (reviewOn === '' || isIsoDay(reviewOn)) {
    const until = reviewOn === '' ? 'within a year' : `on ${reviewOn}`;
    yield pass(
      subject,
      `${nameOf(plan)}: confirmed on ${confirmedOn} for this design, to be looked at again ${until}.`,
    );
  }
});

export const dr3 = defineRule('recovery/dr-3', {
  title: 'DR plan is of this design, and was looked at within a year',
  why: 'A plan describes the system of the day it was written. One for another system leads astray when there is no time to notice.',
  lacking: 'No DR plan is confirmed, or one of its days cannot be read.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  check(model, { today }) {
    const plans = model.ofKind(drPlan).filter(({ params }) => params.confirmedOn !== '');
    // It reads all that is drawn, and most plans are confirmed by nobody yet.
    if (plans.length === 0) return [];
    const digest = designDigest(model, recoveryKinds);
    return judge(plans.map((plan) => [plan, digest, today]));
  },
  examples: {
    good: [
      operated(),
      confirmed({ confirmedOn: '2026-05-31' }),
      confirmed({ confirmedOn: '2026-05-31', reviewOn: '2026-11-30' }),
    ],
    bad: [
      operated({ plan: { confirmedOn: '2026-05-31' } }),
      operated({ plan: { confirmedOn: '2026-05-31', confirmedDesign: 'of another design' } }),
      confirmed({ confirmedOn: '2025-05-01' }),
      confirmed({ confirmedOn: '2026-06-02' }),
      confirmed({ confirmedOn: '2026-05-01', reviewOn: '2026-05-30' }),
    ],
  },
});
