import type { NodeId } from '../design/records';
import type { Model, ZoneUse } from '../spec/model';

/** The zones of the tier that a node stands in; without a tier it stands nowhere. */
function place(id: NodeId, model: Model) {
  const network = model.networkOf(id);
  const tier = model.tierOf(id);
  return network && tier ? { zones: network.zones, tier } : { zones: [], tier: 'app' as const };
}

/** RDS chooses the zones itself; the drawing shows the first two of the subnet group. */
export function primaryAndStandby(id: NodeId, model: Model, multiAz: boolean): readonly ZoneUse[] {
  const { zones, tier } = place(id, model);
  return zones.slice(0, multiAz ? 2 : 1).map((zone, index) => ({
    zone,
    tier,
    role: index === 0 ? 'primary' : 'standby',
    label: index === 0 ? 'Primary' : 'Standby',
  }));
}

/** One network interface per zone: load balancers and proxies. */
export function inEveryZone(id: NodeId, model: Model, label: string): readonly ZoneUse[] {
  const { zones, tier } = place(id, model);
  return zones.map((zone) => ({ zone, tier, role: 'node', label }));
}

/** Shares of a group of `count`, as evenly as Auto Scaling keeps them. */
export const sharesOf = (
  id: NodeId,
  model: Model,
  count: number,
  multiAz: boolean,
): readonly ZoneUse[] => sharesOver(id, model, count, multiAz ? Infinity : 1);

/** Even shares of `count` over the first zones, `most` of them. */
export function sharesOver(
  id: NodeId,
  model: Model,
  count: number,
  most: number,
): readonly ZoneUse[] {
  const { zones, tier } = place(id, model);
  const used = zones.slice(0, most);
  return used.flatMap((zone, index): ZoneUse[] => {
    const share = Math.floor(count / used.length) + (index < count % used.length ? 1 : 0);
    return share > 0 ? [{ zone, tier, role: 'share', label: `${share} of ${count}` }] : [];
  });
}

/** A single instance in the zone at `index`, counted round. */
export function oneZone(
  id: NodeId,
  model: Model,
  index: number,
  label: string,
): readonly ZoneUse[] {
  const { zones, tier } = place(id, model);
  const zone = zones[index % Math.max(zones.length, 1)];
  return zone ? [{ zone, tier, role: 'node', label }] : [];
}

/** One primary and replicas, spread over the zones in turn; all in the first zone without Multi-AZ. */
export function primaryAndReplicas(
  id: NodeId,
  model: Model,
  nodes: number,
  multiAz: boolean,
  [primary, replica]: readonly [string, string] = ['Primary', 'Replica'],
): readonly ZoneUse[] {
  const { zones, tier } = place(id, model);
  const used = multiAz ? zones : zones.slice(0, 1);
  return used.slice(0, nodes).map((zone, index) => {
    const here = Math.floor(nodes / used.length) + (index < nodes % used.length ? 1 : 0);
    const replicas = index === 0 ? here - 1 : here;
    const extra = replicas > 1 || (index === 0 && replicas > 0) ? ` ×${replicas}` : '';
    return {
      zone,
      tier,
      role: index === 0 ? 'primary' : 'standby',
      label:
        index === 0 ? (replicas > 0 ? `${primary} + ${replicas}` : primary) : `${replica}${extra}`,
    };
  });
}
