import { recoveryKinds } from '../../catalog/recovery';
import { administers } from '../../catalog/verbs/administers';
import { pools } from '../../catalog/verbs/pools';
import { replicatesObjectsTo } from '../../catalog/verbs/replicates-objects-to';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import type { NodeId } from '../../design';
import { counterpartsOf } from '../../recovery';
import { verbBetween } from '../../spec/commands';
import type { Capability } from '../../spec/kind-spec';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { fixWith, GONE, join } from '../fixes';
import { standInFor } from '../standby-fixes';
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

/** What no request takes: it stays as it is when what stands in takes over. */
const ASIDE: ReadonlySet<string> = new Set([
  administers.id,
  replicatesTo.id,
  replicatesObjectsTo.id,
]);

/** What it leads to, and the database behind that where it is a proxy. */
const reachedBy = (model: Model, id: NodeId): readonly NodeId[] =>
  model
    .edgesFrom(id)
    .flatMap(({ to }) => [to, ...model.edgesFrom(to, pools).map((pooled) => pooled.to)]);

interface Lacking {
  /** The connection of the first region. */
  readonly edge: ModelEdge;
  /** Where in the second region it would lead to. */
  readonly target: ModelNode;
}

/** The connections of a node that what stands in for it lacks, where their other end has a counterpart as well. */
function lackingOf(
  model: Model,
  id: NodeId,
  standby: ModelNode,
  counterparts: ReturnType<typeof counterpartsOf>,
): readonly Lacking[] {
  const reached = new Set(reachedBy(model, standby.id));
  return model.edgesFrom(id).flatMap((edge): readonly Lacking[] => {
    if (!edge.spec.exported || ASIDE.has(edge.verb)) return [];
    const behind = model.edgesFrom(edge.to, pools).map(({ to }) => to);
    const targets = [edge.to, ...behind].flatMap((to) => {
      const target = counterparts.get(to) ?? 'none';
      return typeof target === 'string' ? [] : [target];
    });
    const [target] = targets;
    return target && !targets.some((one) => reached.has(one.id)) ? [{ edge, target }] : [];
  });
}

/** Draws all of them, each as it is drawn in the first region; none where one of them cannot be drawn. */
function connectAll(model: Model, standby: ModelNode, all: readonly Lacking[]): readonly Fix[] {
  const drawn = all.flatMap(({ edge, target }) => {
    const between = verbBetween(model, standby.id, target.id);
    const isAlike = target.kind === model.get(edge.to).kind;
    return between.ok
      ? [{ to: target.id, verb: isAlike ? edge.spec : between.value, like: isAlike ? edge : null }]
      : [];
  });
  if (drawn.length < all.length) return [];
  const names = namesOf(
    model,
    all.map(({ target }) => target.id),
  );
  return [
    fixWith(`Connect ${nameOf(standby)} to ${names}`, false, (edit) => {
      if ([standby.id, ...drawn.map(({ to }) => to)].some((id) => !edit.model.find(id)))
        return GONE;
      for (const { to, verb, like } of drawn) {
        const id = join(edit, verb, standby.id, to);
        if (like) edit.tx.changeEdge(id, { params: like.params });
      }
    }),
  ];
}

type Draw = NonNullable<NonNullable<Parameters<typeof withStandby>[0]>['standby']>;
/** The data of the second region, joined to its servers as far as is asked. */
const dataThere =
  (joined: readonly ('replica' | 'cache')[]): Draw =>
  (design, { data: parent, web }, { db }) => {
    const replica = design.node('rds-replica', { label: 'Far replica', parent });
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
      for (const [id, counterpart] of counterparts) {
        const node = model.get(id);
        if (!isPart(node) || !model.isCritical(id) || counterpart === 'unclear') continue;
        if (counterpart === 'none') {
          yield fail(
            { nodes: [id, record.id, pair.secondary.to] },
            `${nameOf(record)}: nothing in ${secondaryRegion} stands in for ${nameOf(node)}.`,
            { fixes: standInFor(model, [id], pair.secondary.to) },
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
      // What is there cannot be reached by what stands there.
      withStandby({ standby: dataThere([]) }),
      withStandby({ standby: dataThere(['cache']) }),
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
