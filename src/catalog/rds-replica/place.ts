import type { NodeId } from '../../design/records';
import type { TierRole } from '../../spec/kind-spec';
import type { Model, Network, Zone } from '../../spec/model';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { AUTO_ZONE } from './spec';

/** The node in whose subnets a replica stands: RDS puts it into those of its source, unless they are in different regions. */
export function standOf(id: NodeId, model: Model): NodeId {
  const [edge] = model.edgesTo(id, replicatesTo);
  return edge && !isFar(edge, model) ? edge.from : id;
}

/** The zones of which a replica can stand in one: those in which the tier has a subnet. */
export function zonesFor(network: Network, tier: TierRole | null): readonly Zone[] {
  if (network.isExisting) return network.zones;
  return network.subnets.flatMap((subnet) =>
    subnet.tier === tier && subnet.cidr !== null ? [subnet.zone] : [],
  );
}

/** The zone that a parameter names; null when the tier has no subnet there. */
export function zoneIn(zone: string, network: Network, tier: TierRole | null): Zone | null {
  const zones = zonesFor(network, tier);
  // The first two are drawn with the primary and the standby of the source.
  return zone === AUTO_ZONE
    ? (zones[2] ?? zones.at(-1) ?? null)
    : (zones.find(({ letter }) => letter === zone) ?? null);
}
