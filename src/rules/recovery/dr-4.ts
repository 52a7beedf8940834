import { recoveryKinds } from '../../catalog/recovery';
import { counterpartsOf } from '../../recovery';
import type { Capability } from '../../spec/kind-spec';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { standInFor } from '../standby-fixes';
import { nameOf } from '../subjects';

/** What a region cannot do without. A read replica is none of it: what it reads follows its source. */
const PARTS: ReadonlySet<Capability> = new Set([
  'compute',
  'function',
  'sql-database',
  'cache',
  'object-store',
  'table',
  'search-engine',
  'queue',
  'topic',
  'http-api',
]);

const isPart = ({ spec }: ModelNode): boolean => spec.can.some((one) => PARTS.has(one));

type Draw = NonNullable<NonNullable<Parameters<typeof withStandby>[0]>['standby']>;
const whole: Draw = (design, { data }, { db }) => {
  const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
  design.edge('replicates-to', db, replica);
  design.node('elasticache', { label: 'Far cache', parent: data });
};
const API = { paths: ['/api/*'] };

/** Of what the drawing does not tell nothing is said. */
export const dr4 = defineRule('recovery/dr-4', {
  title: 'The second region has a counterpart of everything',
  why: 'What the application needs and the second region lacks has to be built while the first is down.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const { record, pair, primaryRegion, secondaryRegion } of failovers(model)) {
      if (primaryRegion === null || secondaryRegion === null || primaryRegion === secondaryRegion)
        continue;
      const ends = { primary: pair.primary.to, secondary: pair.secondary.to };
      for (const [id, counterpart] of counterpartsOf(model, recoveryKinds, ends)) {
        const node = model.get(id);
        if (!isPart(node) || !model.isCritical(id) || counterpart === 'unclear') continue;
        yield counterpart === 'none'
          ? fail(
              { nodes: [id, record.id, pair.secondary.to] },
              `${nameOf(record)}: nothing in ${secondaryRegion} stands in for ${nameOf(node)}.`,
              { fixes: standInFor(model, [id], pair.secondary.to) },
            )
          : pass(
              { nodes: [id, counterpart.id] },
              `${nameOf(record)}: ${nameOf(counterpart)} in ${secondaryRegion} stands in for ${nameOf(node)}.`,
            );
      }
    }
  },
  examples: {
    good: [
      withStandby({ standby: whole }),
      // Another kind gets the same requests: whether it stands in nobody can tell from here.
      withStandby({
        standby: (design, there, ids) => {
          whole(design, there, ids);
          const api = design.node('ecs-service', { label: 'API', parent: ids.app });
          const far = design.node('auto-scaling-group', { label: 'Far API', parent: there.app });
          design.edge('routes-to', ids.alb, api, API);
          design.edge('routes-to', there.alb, far, API);
        },
      }),
    ],
    bad: [
      withStandby(),
      withStandby({
        standby: (design, { data }) => {
          design.node('elasticache', { label: 'Far cache', parent: data });
        },
      }),
      // The servers there stand in for other servers.
      withStandby({
        standby: (design, there, ids) => {
          whole(design, there, ids);
          const api = design.node('ecs-service', { label: 'API', parent: ids.app });
          design.edge('routes-to', ids.alb, api, API);
        },
      }),
    ],
  },
});
