import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Zone } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { vpc } from './spec';
import { nativeNatId } from './terraform-native';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** Of each NAT gateway: the VPC has no metrics of its own. */
export function alarmsOf(node: Vpc, t: Terraform): readonly Alarm[] {
  const natZones = t.model.networkOf(node.id)?.natZones ?? [];
  return natZones.flatMap((zone, index): readonly Alarm[] => {
    const shared = {
      namespace: 'AWS/NATGateway',
      dimensions: [['NatGatewayId', natId(node, zone, index, t)]] as const,
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
}

/** The module counts its gateways in the order of the zones. */
const natId = (node: Vpc, zone: Zone, index: number, t: Terraform) =>
  node.params.style === 'native'
    ? nativeNatId(node, zone, t)
    : fieldsOf(node).ref(`module.${t.id(node)}.natgw_ids[${index}]`);
