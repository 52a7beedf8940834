import type { ParamsOf } from '../../spec/fields';
import { isRedis6, type elasticache } from './spec';

type Params = ParamsOf<typeof elasticache.fields>;

/** Redis OSS 6 has a group for all its minors, and no mode of encryption in transit. */
export const parameterGroup = (params: Params): string => {
  const [major = ''] = params.engineVersion.split('.');
  return `default.${params.engine}${isRedis6(params) ? '6.x' : major}${params.clusterMode ? '.cluster.on' : ''}`;
};

export const CACHE_USERS =
  'Clients of a cache with users sign in as its one user, which may use every key; ElastiCache keeps the commands of administrators ' +
  'from everyone. A cache that is there with a token takes users only when the token is deleted in the same call ' +
  '(`aws elasticache modify-replication-group --auth-token-update-strategy DELETE --user-group-ids-to-add …`): make that change first.';
