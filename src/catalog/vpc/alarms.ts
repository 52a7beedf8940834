import type { Alarm } from '../../exporters/watching';
import type { Zone } from '../../spec/model';

/** Of each NAT gateway: the VPC has no metrics of its own. `natId`: the gateway of a zone, by its place among them. */
export const natAlarms = <E>(
  zones: readonly Zone[],
  natId: (zone: Zone, index: number) => E,
): readonly Alarm<E | number>[] =>
  zones.flatMap((zone, index): readonly Alarm<E | number>[] => {
    const shared = {
      namespace: 'AWS/NATGateway',
      dimensions: [['NatGatewayId', natId(zone, index)]],
      statistic: 'Sum',
      comparison: '>',
      threshold: 0,
      missing: 'notBreaching',
    } as const;
    return [
      {
        ...shared,
        key: `nat-${zone.letter}-ports`,
        says: 'The NAT gateway has no port left for a connection: too many go to one address.',
        metric: 'ErrorPortAllocation',
      },
      {
        ...shared,
        key: `nat-${zone.letter}-drops`,
        says: 'The NAT gateway drops packets.',
        metric: 'PacketsDropCount',
        threshold: 100,
      },
    ];
  });
