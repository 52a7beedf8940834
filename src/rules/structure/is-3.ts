import type { NodeId } from '../../design';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { overZones, zonesOf } from '../capacity';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { dataNodes, fewestOf, nameOf, namesOf, placedFleets, type Fleet } from '../subjects';

const ENTRIES: ReadonlySet<string> = new Set([
  'traffic-source',
  'dns-name',
  'load-balancer',
  'http-api',
]);
const isEntry = ({ spec }: ModelNode): boolean => spec.can.some((one) => ENTRIES.has(one));
/** A replica takes what its source sends, and no request on the way to its source. */
const CARRIES_NO_REQUESTS: ReadonlySet<string> = new Set([
  'replicates-to',
  'replicates-objects-to',
  'replicates-cache-to',
]);

/** What requests of users get to, going around one node. */
function reached(model: Model, without: NodeId | null): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const open = model.nodes
    .filter(
      (node) =>
        isEntry(node) &&
        model.edgesTo(node.id).every(({ from }) => from === without || !isEntry(model.get(from))),
    )
    .map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || found.has(id)) continue;
    found.add(id);
    for (const edge of model.edgesFrom(id)) {
      if (edge.spec.exported && !CARRIES_NO_REQUESTS.has(edge.verb)) open.push(edge.to);
    }
  }
  return found;
}

/** The zones in which it runs something. */
const occupied = (model: Model, fleet: Fleet): number =>
  fleet.params.multiAz === false ? 1 : Math.min(zonesOf(model, fleet), fewestOf(fleet).count);

export const is3 = defineRule('structure/is-3', {
  title: 'No single server is on every way to the data',
  why: 'What every request has to pass, and stands in one zone, takes all of it along when it goes, however well the rest is built.',
  severity: 'warning',
  from: 'production',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const alone: Fleet[] = [];
    for (const fleet of placedFleets(model)) {
      const zones = model.networkOf(fleet.id)?.zones.length ?? 0;
      // One zone for everything is ML-1's to report; what runs nothing carries nothing.
      if (zones < 2 || fewestOf(fleet).count < 1 || !model.isCritical(fleet.id)) continue;
      const used = occupied(model, fleet);
      if (used < 2) alone.push(fleet);
      else yield pass({ nodes: [fleet.id] }, `${nameOf(fleet)}: stands in ${used} zones.`);
    }
    // Ways are followed only where something stands alone: a walk through the design for each group would slow every edit.
    if (alone.length === 0) return;
    const all = reached(model, null);
    const goals = dataNodes(model).filter(
      ({ id, spec }) => !spec.can.includes('sql-replica') && all.has(id),
    );
    for (const fleet of alone) {
      const left = reached(model, fleet.id);
      const lost = goals.filter(({ id }) => !left.has(id)).map(({ id }) => id);
      if (lost.length === 0 || !all.has(fleet.id)) continue;
      yield fail(
        { nodes: [fleet.id, ...lost] },
        `${nameOf(fleet)}: every way to ${namesOf(model, lost)} leads through it, and it stands in one zone.`,
        { fixes: [setParams(fleet, overZones(model, fleet), 'Spread it over the zones')] },
      );
    }
  },
  examples: {
    good: [
      example(),
      // Another way is left.
      example({
        with: { web: { multiAz: false } },
        more: (design, { app, alb, proxy, cache }) => {
          const second = design.node('auto-scaling-group', { label: 'API', parent: app });
          design.edge('routes-to', alb, second, { paths: ['/api/*'] });
          design.edge('reads-writes', second, proxy);
          design.edge('reads-writes', second, cache);
        },
      }),
      services(),
    ],
    bad: [
      example({ with: { web: { multiAz: false } } }),
      example({ with: { web: { min: 1, desired: 1 } } }),
    ],
  },
});
