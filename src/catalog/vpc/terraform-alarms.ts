import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Zone } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { natAlarms } from './alarms';
import type { vpc } from './spec';
import { nativeNatId } from './terraform-native';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

export const alarmsOf = (node: Vpc, t: Terraform): readonly Alarm[] =>
  natAlarms(t.model.networkOf(node.id)?.natZones ?? [], (zone, index) =>
    natId(node, zone, index, t),
  );

/** The module counts its gateways in the order of the zones. */
const natId = (node: Vpc, zone: Zone, index: number, t: Terraform) =>
  node.params.style === 'native'
    ? nativeNatId(node, zone, t)
    : fieldsOf(node).ref(`module.${t.id(node)}.natgw_ids[${index}]`);
