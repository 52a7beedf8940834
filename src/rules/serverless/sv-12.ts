import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { defineRule, fail, pass } from '../../validation';
import type { Lambda } from '../concurrency';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, namesOf } from '../subjects';

/** Lambda quotas: 1000 at a time per region unless raised, of which 100 stay for functions without a number of their own. */
const RESERVABLE = 900;

export const sv12 = defineRule('serverless/sv-12', {
  title: 'Reserved runs fit the quota of the region',
  why: 'An account has a thousand runs at a time per region until its quota is raised, and AWS keeps a hundred for functions without a number of their own.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const byRegion = new Map<string, Lambda[]>();
    for (const node of model.ofKind(lambdaFunction)) {
      const region = model.regionName(node.id);
      if (region === null || node.params.reservedConcurrency === 0) continue;
      byRegion.set(region, [...(byRegion.get(region) ?? []), node]);
    }
    for (const [region, nodes] of byRegion) {
      const ids = nodes.map(({ id }) => id);
      const total = nodes.reduce((sum, { params }) => sum + params.reservedConcurrency, 0);
      if (total <= RESERVABLE) {
        yield pass({ nodes: ids }, `${region}: ${total} of ${RESERVABLE} runs are reserved.`);
        continue;
      }
      const most = nodes.toSorted(
        (a, b) => b.params.reservedConcurrency - a.params.reservedConcurrency,
      )[0]!;
      const left = most.params.reservedConcurrency - (total - RESERVABLE);
      yield fail(
        { nodes: ids },
        `${region}: ${namesOf(model, ids)} reserve ${total} runs; ${RESERVABLE} are there until the quota is raised.`,
        {
          measure: total - RESERVABLE,
          field: { node: most.id, name: 'reservedConcurrency' },
          // A raised quota is as good, and only a person knows.
          fixes:
            left > 0
              ? [
                  setParams(
                    most,
                    { reservedConcurrency: left },
                    `Reserve ${left} for ${nameOf(most)}`,
                    false,
                  ),
                ]
              : [],
        },
      );
    }
  },
  examples: {
    good: [eventDriven(), eventDriven({ worker: { reservedConcurrency: 900 } })],
    bad: [
      eventDriven({ worker: { reservedConcurrency: 1000 } }),
      eventDriven({
        worker: { reservedConcurrency: 800 },
        intake: { reservedConcurrency: 500 },
      }),
    ],
  },
});
