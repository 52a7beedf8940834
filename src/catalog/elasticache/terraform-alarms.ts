import { template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { Alarm, Terraform } from '../../exporters/terraform';
import type { elasticache } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** Each node reports by itself, and ElastiCache names them in this way: the plan cannot know what it will answer. */
function nodeEndings({ params }: Cache): readonly string[] {
  return params.clusterMode
    ? upTo(params.shards).flatMap((shard) =>
        upTo(params.nodes).map((number) => `-${padded(shard, 4)}-${padded(number, 3)}`),
      )
    : upTo(params.nodes).map((number) => `-${padded(number, 3)}`);
}

export const alarmsOf = (node: Cache, t: Terraform): readonly Alarm[] =>
  nodeEndings(node).flatMap((ending) =>
    ofNode(template(t.awsName(node), ending), ending.slice(1), node.params.nodes > 1),
  );

function ofNode(id: Expression, number: string, hasReplicas: boolean): readonly Alarm[] {
  const above = (key: string, metric: string, threshold: number, says: string): Alarm => ({
    key: `${number}-${key}`,
    says,
    namespace: 'AWS/ElastiCache',
    metric,
    dimensions: [['CacheClusterId', id]],
    statistic: 'Maximum',
    comparison: '>',
    threshold,
    missing: 'missing',
  });
  return [
    above('cpu', 'EngineCPUUtilization', 90, 'The engine runs on one core, and that one is busy.'),
    above('memory', 'DatabaseMemoryUsagePercentage', 80, 'Memory is nearly used up.'),
    {
      ...above('evictions', 'Evictions', 1000, 'Keys are thrown out before their time.'),
      statistic: 'Sum',
      missing: 'notBreaching',
    },
    above('swap', 'SwapUsage', 50 * 2 ** 20, 'The node swaps, which makes it slow.'),
    ...(hasReplicas
      ? [above('lag', 'ReplicationLag', 1, 'The replica is more than a second behind.')]
      : []),
  ];
}
