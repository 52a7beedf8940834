import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import type { NodeId } from '../../design';
import { primaryOf, replicatesCacheTo } from '../verbs/replicates-cache-to';
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

export const GLOBAL_DATASTORE =
  'A cache that follows the one of another region takes over in a minute, when somebody promotes it, and refuses writes until then. Its ' +
  'engine, version, node type, shards, encryption and token are those of the primary, and its clients read a copy of the secret in their ' +
  'own region; its nodes and its users are its own. AWS empties a cache that becomes one that follows.';

/** Whether it takes the token of the cache that it follows. */
export const sharesToken = ({ id, params }: ModelNode, model: Model): boolean =>
  params.auth === 'token' && primaryOf(id, model) !== null;

/** Why a cache that is drawn to follow another one cannot; null for one that can, or that follows none. */
export function whyAlone(
  node: ModelNode,
  model: Model,
  isExported: (primary: NodeId) => boolean,
): string | null {
  const primary = primaryOf(node.id, model);
  if (primary === null) return null;
  if (primaryOf(primary, model) !== null) return 'the cache that it follows follows another one.';
  if (model.get(primary).isExisting || !isExported(primary))
    return 'the cache that it follows is not exported, or exists already.';
  return model.regionName(primary) === model.regionName(node.id)
    ? 'the cache that it follows lies in the same region.'
    : null;
}

/** The caches that follow it in other regions. */
export const followersOf = (id: NodeId, model: Model): readonly ModelNode[] =>
  model
    .edgesFrom(id, replicatesCacheTo)
    .map(({ to }) => model.get(to))
    .filter((node) => !node.isExisting && model.regionName(node.id) !== model.regionName(id));
