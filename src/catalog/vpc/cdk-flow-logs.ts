import { call, object, ref, run, type Expression } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { logBucket } from '../cdk-bucket';
import { logGroup } from '../cdk-logs';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

export function emitFlowLogs(node: Vpc, c: Scope): void {
  const { flowLogs } = node.params;
  if (flowLogs === 'off') return;
  const kept = object({
    ResourceType: 'VPC',
    LogDestinationType: flowLogs === 's3' ? 's3' : 'cloud-watch-logs',
  });
  c.check(node, 'records who speaks with whom', 'AWS::EC2::FlowLog', kept);
  const destination = flowLogs === 's3' ? toBucket(node, c) : toLogGroup(node, c);
  c.add(node, [
    run(
      call(
        `${c.name(node)}.addFlowLog`,
        'FlowLog',
        object([
          ['destination', destination],
          ['trafficType', ref('ec2.FlowLogTrafficType.ALL')],
          ['maxAggregationInterval', ref('ec2.FlowLogMaxAggregationInterval.ONE_MINUTE')],
        ]),
      ),
      { origin: fieldsOf(node).from('flowLogs') },
    ),
  ]);
}

function toLogGroup(node: Vpc, c: Scope): Expression {
  const group = c.declare(
    node,
    c.name(node, 'FlowLogs'),
    'logs.LogGroup',
    logGroup(c, c.id(node, 'FlowLogs'), node.params.logRetentionDays, {
      origin: { node: node.id, field: 'logRetentionDays' },
    }),
  );
  return call('ec2.FlowLogDestination.toCloudWatchLogs', group);
}

const toBucket = (node: Vpc, c: Scope): Expression =>
  call('ec2.FlowLogDestination.toS3', logBucket(node, 'FlowLogs', node.params.logRetentionDays, c));
