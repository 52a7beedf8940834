import { recoveryKinds } from '../../catalog/recovery';
import { counterpartsOf } from '../../recovery';
import type { Capability } from '../../spec/kind-spec';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { connectAll, lackingOf, standInFor } from '../mirror';
import { nameOf, namesOf } from '../subjects';

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
/** The data of the second region, joined to its servers as far as is asked. */
const dataThere =
  (joined: readonly ('replica' | 'cache')[]): Draw =>
  (design, { data: parent, web }, { db }) => {
    const replica = design.node('rds-replica', {
      label: 'Far replica',
      parent,
    });
    const cache = design.node('elasticache', { label: 'Far cache', parent });
    design.edge('replicates-to', db, replica);
    if (joined.includes('replica')) design.edge('reads', web, replica);
    if (joined.includes('cache')) design.edge('reads-writes', web, cache);
  };
const whole = dataThere(['replica', 'cache']);
const API = { paths: ['/api/*'] };

/** Of what the drawing does not tell nothing is said. */
export const dr4 = defineRule('recovery/dr-4', {
  title: 'The second region has a counterpart of everything, and its connections',
  why: 'What the application needs and the second region lacks has to be built while the first is down. Without its connections what stands there reaches nothing: no port is open, and nobody tells it a host name.',
  lacking:
    'No name fails over to a second region, or the drawing does not tell what stands in for what.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const { record, pair, primaryRegion, secondaryRegion } of failovers(model)) {
      if (primaryRegion === null || secondaryRegion === null || primaryRegion === secondaryRegion)
        continue;
      const ends = { primary: pair.primary.to, secondary: pair.secondary.to };
      const counterparts = counterpartsOf(model, recoveryKinds, ends);
      const parts = [...counterparts].filter(
        ([id, counterpart]) =>
          isPart(model.get(id)) && model.isCritical(id) && counterpart !== 'unclear',
      );
      const missing = parts.flatMap(([id, counterpart]) => (counterpart === 'none' ? id : []));
      for (const [id, counterpart] of parts) {
        const node = model.get(id);
        if (counterpart === 'unclear') continue;
        if (counterpart === 'none') {
          yield fail(
            { nodes: [id, record.id, pair.secondary.to] },
            `${nameOf(record)}: nothing in ${secondaryRegion} stands in for ${nameOf(node)}.`,
            { fixes: standInFor(model, ends, id, missing) },
          );
          continue;
        }
        const standsIn = `${nameOf(record)}: ${nameOf(counterpart)} in ${secondaryRegion} stands in for ${nameOf(node)}`;
        const lacking = lackingOf(model, id, counterpart, counterparts);
        if (lacking.length === 0) {
          yield pass({ nodes: [id, counterpart.id] }, `${standsIn}.`);
          continue;
        }
        const targets = [...new Set(lacking.map(({ target }) => target.id))];
        const firsts = lacking.map(({ edge }) => edge.to);
        yield fail(
          { nodes: [counterpart.id, ...targets, id] },
          `${standsIn}, but has no connection to ${namesOf(model, targets)} like that of ${nameOf(node)} to ${namesOf(model, firsts)}.`,
          { fixes: connectAll(model, counterpart, lacking) },
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
          const api = design.node('ecs-service', {
            label: 'API',
            parent: ids.app,
          });
          const far = design.node('auto-scaling-group', {
            label: 'Far API',
            parent: there.app,
          });
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
      // What is there cannot be reached by what stands there.
      withStandby({ standby: dataThere([]) }),
      withStandby({ standby: dataThere(['cache']) }),
      // The servers there stand in for other servers.
      withStandby({
        standby: (design, there, ids) => {
          whole(design, there, ids);
          const api = design.node('ecs-service', {
            label: 'API',
            parent: ids.app,
          });
          design.edge('routes-to', ids.alb, api, API);
        },
      }),
    ],
  },
});
