import type { Alarm as AnyAlarm } from '../../exporters/watching';
import type { NodeId } from '../../design';
import type { ParamsOf } from '../../spec/fields';
import type { Model } from '../../spec/model';
import { primaryOf } from '../verbs/replicates-cache-to';
import type { elasticache } from './spec';

type Params = ParamsOf<typeof elasticache.fields>;

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** Each node reports by itself, and ElastiCache names them in this way: nobody knows its answer before. */
function nodeEndings(params: Params): readonly string[] {
  return params.clusterMode
    ? upTo(params.shards).flatMap((shard) =>
        upTo(params.nodes).map((number) => `-${padded(shard, 4)}-${padded(number, 3)}`),
      )
    : upTo(params.nodes).map((number) => `-${padded(number, 3)}`);
}

/** Of a global datastore a follower is a second behind, mostly (ElastiCache guide, "Replication across AWS Regions using global datastores"). */
const MOST_SECONDS_BEHIND = 10;

/** `id`: the id of the node that ends in this way, after the id of the group. */
export const cacheAlarms = <E>(
  { id: node, params }: { readonly id: NodeId; readonly params: Params },
  model: Model,
  id: (ending: string) => E,
): readonly AnyAlarm<E | number>[] =>
  nodeEndings(params).flatMap((ending) =>
    ofNode(id(ending), ending.slice(1), {
      hasReplicas: params.nodes > 1,
      isFollower: primaryOf(node, model) !== null,
    }),
  );

function ofNode<E>(
  id: E,
  number: string,
  { hasReplicas, isFollower }: { readonly hasReplicas: boolean; readonly isFollower: boolean },
): readonly AnyAlarm<E | number>[] {
  type Alarm = AnyAlarm<E | number>;
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
    // The primary of each shard reports it, and any node may become that.
    ...(isFollower
      ? [
          above(
            'global-lag',
            'GlobalDatastoreReplicationLag',
            MOST_SECONDS_BEHIND,
            'The cache is far behind the one of the other region that it follows.',
          ),
        ]
      : []),
  ];
}
