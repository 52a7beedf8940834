import type { Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import { smallestOf } from './schedule';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const dimensionsOf = (node: Group, t: Terraform): readonly Entry[] => [
  ['AutoScalingGroupName', fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`)],
];

export const alarmsOf = (node: Group, t: Terraform): readonly Alarm[] => [
  {
    key: 'cpu',
    says: 'The servers are busy although the group should have grown: look at its maximum.',
    namespace: 'AWS/EC2',
    metric: 'CPUUtilization',
    dimensions: dimensionsOf(node, t),
    statistic: 'Average',
    comparison: '>',
    threshold: 85,
    missing: 'missing',
  },
  {
    key: 'in-service',
    says: 'Fewer servers are in service than the minimum.',
    namespace: 'AWS/AutoScaling',
    metric: 'GroupInServiceInstances',
    dimensions: dimensionsOf(node, t),
    statistic: 'Minimum',
    comparison: '<',
    threshold: smallestOf(node.params),
    missing: 'breaching',
  },
];

/** Not a notification of the group: that would need its service-linked role in the policy of the topic's key. */
export const eventsOf = (node: Group, t: Terraform): readonly WatchedEvent[] => [
  {
    key: 'launches',
    says: 'Servers that could not be started or stopped',
    source: 'aws.autoscaling',
    types: ['EC2 Instance Launch Unsuccessful', 'EC2 Instance Terminate Unsuccessful'],
    detail: [
      ['AutoScalingGroupName', [fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`)]],
    ],
  },
];
