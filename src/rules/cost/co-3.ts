import { STRATEGIES } from '../../catalog/dr-plan/spec';
import { plural } from '../../kit/words';
import type { Design } from '../../design';
import type { JsonObject } from '../../kit/json';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { minimumFor, withMinimum, withScheduleOf } from '../capacity';
import {
  isAtRest,
  isRestingStrategy,
  standbyRegions,
  withStandby,
  type StandbyRegions,
} from '../failovers';
import { isDrawn } from '../drawn-strategy';
import { setParams } from '../fixes';
import { mostKeptOf, nameOf, placedFleets, unitOf, type Fleet } from '../subjects';

/** What a warm standby keeps: as many as are left with two when a zone is lost, which ML-8 asks for. */
const warmMinimum = (model: Model, fleet: Fleet): number =>
  minimumFor(fleet.params.keepAfterAzLoss || 2, model.networkOf(fleet.id)?.zones.length ?? 0);

function judge(
  model: Model,
  fleet: Fleet,
  { plan }: StandbyRegions,
  primaryMin: number,
): Verdict | null {
  const { strategy } = plan.params;
  const { desired } = fleet.params;
  const { count: min, field, when } = mostKeptOf(fleet);
  const label = STRATEGIES.find(({ value }) => value === strategy)?.label.toLowerCase();
  if (label === undefined || strategy === 'active-active') return null;
  const subject = { nodes: [fleet.id, plan.id] };
  const runs = `${nameOf(fleet)}: ${plural(min, unitOf(fleet))} at least${when === '' ? ', all the time' : when}`;
  if (isRestingStrategy(strategy)) {
    if (min === 0) return pass(subject, `${nameOf(fleet)}: rests until a failover.`);
    return fail(subject, `${runs}; ${label} needs none before a failover.`, {
      measure: min,
      field: { node: fleet.id, name: field },
      // What runs there may be what somebody counts on: a person's choice, like the strategy.
      fixes: [
        setParams(
          fleet,
          {
            min: 0,
            ...(desired === undefined ? {} : { desired: 0 }),
            ...withScheduleOf(fleet, 0),
          },
          'Let it rest until a failover',
          false,
        ),
        // Others that rest already would be too few for it.
        ...(placedFleets(model).some((one) => isAtRest(model, one)) ||
        !isDrawn(model, 'warm-standby')
          ? []
          : [setParams(plan, { strategy: 'warm-standby' }, 'Plan a warm standby', false)]),
      ],
    });
  }
  const needed = warmMinimum(model, fleet);
  if (min <= needed || min < primaryMin) {
    return pass(
      subject,
      min < primaryMin
        ? `${runs}, fewer than the ${primaryMin} of the first region.`
        : `${runs}, and a warm standby of it takes as many.`,
    );
  }
  return fail(
    subject,
    `${runs}, as many as the first region; a warm standby starts with ${needed} and grows.`,
    {
      measure: min,
      field: { node: fleet.id, name: field },
      fixes: [
        setParams(
          fleet,
          {
            ...withMinimum(fleet, needed),
            ...(desired === undefined ? {} : { desired: needed }),
            ...withScheduleOf(fleet, needed),
          },
          `Keep ${needed}`,
          false,
        ),
        ...(isDrawn(model, 'active-active')
          ? [
              setParams(
                plan,
                { strategy: 'active-active' },
                'Plan to serve from both regions',
                false,
              ),
            ]
          : []),
      ],
    },
  );
}

const PLAN: JsonObject = {
  owner: 'Platform team',
  approver: 'Head of engineering',
  declaredBy: 'Incident lead',
  contacts: ['On call: +1 555 0100'],
};

const planned = (strategy: string, min: number, first: JsonObject = {}, rest = 3): (() => Design) =>
  withStandby({
    with: { web: first },
    standby: (design, { alb, app, data }, { db }) => {
      design.node('dr-plan', {
        label: 'DR plan',
        params: { ...PLAN, strategy },
      });
      const replica = design.node('rds-replica', {
        label: 'Far replica',
        parent: data,
      });
      design.edge('replicates-to', db, replica);
      const extra = design.node('auto-scaling-group', {
        label: 'Standby API',
        parent: app,
        params: { role: 'api', min, desired: min, max: 20 },
      });
      design.edge('routes-to', alb, extra, { paths: ['/api/*'] });
    },
    standbyMin: rest,
  });

export const co3 = defineRule('cost/co-3', {
  title: 'A standby is no larger than its strategy needs',
  why: 'Servers that wait for a disaster cost as much as those that serve. How many of them wait is what tells the strategies apart.',
  severity: 'info',
  maps: { wellArchitected: ['COST'] },
  *check(model) {
    const standby = standbyRegions(model);
    if (!standby) return;
    const all = placedFleets(model);
    for (const fleet of all) {
      const region = model.regionName(fleet.id);
      const place = standby.waiting.find((one) => one.region === region);
      if (!place) continue;
      const mins = all
        .filter(({ id }) => model.regionName(id) === place.primary)
        .map((one) => mostKeptOf(one).count);
      const verdict = mins.length > 0 && judge(model, fleet, standby, Math.max(...mins));
      if (verdict) yield verdict;
    }
  },
  examples: {
    good: [
      planned('pilot-light', 0, {}, 0),
      planned('warm-standby', 3, { min: 9, desired: 9, max: 20 }),
      planned('active-active', 9),
    ],
    bad: [
      planned('pilot-light', 3),
      planned('pilot-light', 3, {}, 0),
      planned('backup-restore', 3),
      planned('warm-standby', 9, { min: 9, desired: 9, max: 20 }),
    ],
  },
});
