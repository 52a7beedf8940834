import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { snsTopic } from './spec';

type Topic = ModelNode<ParamsOf<typeof snsTopic.fields>>;

export const alarmsOf = (node: Topic, t: Terraform): readonly Alarm[] => [
  {
    key: 'failed',
    says: 'Subscribers do not get what is published.',
    namespace: 'AWS/SNS',
    metric: 'NumberOfNotificationsFailed',
    dimensions: [['TopicName', fieldsOf(node).ref(`aws_sns_topic.${t.id(node)}.name`)]],
    statistic: 'Sum',
    comparison: '>',
    threshold: 0,
    missing: 'notBreaching',
  },
];
