import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import { launchEvent } from '../launch-event';
import { groupAlarms } from './alarms';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const nameOf = (node: Group, t: Terraform) =>
  fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`);

export const alarmsOf = (node: Group, t: Terraform): readonly Alarm[] =>
  groupAlarms(node.params, nameOf(node, t));

export const eventsOf = (node: Group, t: Terraform): readonly WatchedEvent[] => [
  launchEvent([nameOf(node, t)]),
];
