import { template, type Expression } from '../../codegen/typescript';
import { cdkKind, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { askForGiven, givenSecret, givenSecurityGroup, givenValue, type Given } from '../cdk-given';
import { whyUnplaced } from '../cdk-place';
import { whyHomeless } from '../existing';
import { primaryOf } from '../verbs/replicates-cache-to';
import { cacheAlarms } from './alarms';
import { CLUSTER_MODE, describeCacheAside } from './cache-aside';
import { emitCache, promise } from './cdk-group';
import { connect, emitSecret, emitUsers, GROUP_ID, USER_ID, userName } from './cdk-users';
import { secretCopies, secretOf } from './cdk-global';
import { sharesToken, whyAlone } from './params';
import { elasticache, hasUsers } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export const cdk = cdkKind(elasticache, {
  stack: ({ id }, model) => (primaryOf(id, model) === null ? 'data' : 'replicas'),
  main: ({ params }) => (params.existing ? '' : 'elasticache.CfnReplicationGroup'),
  missing: (node, c) =>
    whyUnplaced(node, c) ??
    whyHomeless(node, c.model) ??
    whyAlone(node, c.model, (primary) => c.facet(primary, 'name') !== null),
  emit: (node, c) => {
    const { params } = node;
    if (params.existing) {
      const isIam = params.auth === 'rbac-iam';
      const values = [ENDPOINT, ...(isIam ? [GROUP_ID, USER_ID] : [])];
      askForGiven(node, 'A replication group that exists', values, c);
    } else {
      if (hasSecret(node) && !sharesToken(node, c.model))
        emitSecret(node, secretCopies(node, c), c);
      if (hasUsers(params)) emitUsers(node, c);
      emitCache(node, c);
      promise(node, c);
    }
    describeCacheAside(node, c.cdk);
    if (params.clusterMode) c.decide('cluster-mode', CLUSTER_MODE);
    if (params.existing) return;
    c.output(
      node,
      'Endpoint',
      `Host name of ${nameOf(node)}, for reads and writes.`,
      endpoint(node, c),
    );
    if (params.nodes > 1 && !params.clusterMode) {
      c.output(
        node,
        'ReadEndpoint',
        `Host name of the replicas of ${nameOf(node)}, for reads.`,
        c.of(node, 'attrReaderEndPointAddress'),
      );
    }
    if (hasSecret(node)) {
      c.output(
        node,
        'SecretArn',
        `Secret with the ${params.auth === 'token' ? 'AUTH token' : 'user'} of ${nameOf(node)}.`,
        secretOf(node, c).arn,
      );
    }
  },
  objections: ({ params }) =>
    params.existing
      ? []
      : [
          (!params.atRest || params.inTransit === 'off') && 'AEC3',
          !params.multiAz && 'AEC4',
          // Users take the place of a token where the connection is encrypted, which the kind says itself.
          (params.auth === 'none' || params.inTransit === 'off') && 'AEC6',
        ],
  facets: {
    securityGroup: (node, c) =>
      node.params.existing ? { given: givenSecurityGroup(node, c) } : {},
    endpoint: (node, c) => endpoint(node, c),
    name: (node, c) => (node.params.existing ? givenValue(node, GROUP_ID, c) : c.awsName(node)),
    user: (node, c) => (hasUsers(node.params) ? userName(node, c) : null),
    access: (node, c) => (_, role) => connect(node, role, c),
    // As text: it is told through the environment.
    tls: ({ params }) => String(params.inTransit !== 'off'),
    secret: (node, c) =>
      node.params.existing ? givenSecret(node, c) : hasSecret(node) ? secretOf(node, c) : null,
    alarms: (node, c) =>
      node.params.existing
        ? []
        : cacheAlarms<Expression>(node, c.model, (ending) => template(c.awsName(node), ending)),
  },
});

const ENDPOINT: Given = {
  suffix: 'Endpoint',
  its: 'its host name for reads and writes (in cluster mode the configuration endpoint)',
  of: 'Host name for reads and writes of',
  example: 'my-cache.abc123.ng.0001.use1.cache.amazonaws.com',
};

const hasSecret = ({ params: { auth } }: Cache): boolean =>
  auth === 'token' || auth === 'rbac-password';

/** In cluster mode the other addresses are empty. */
function endpoint(node: Cache, c: Scope): Expression {
  if (node.params.existing) return givenValue(node, ENDPOINT, c);
  const which = node.params.clusterMode ? 'ConfigurationEndPoint' : 'PrimaryEndPoint';
  return c.of(node, `attr${which}Address`);
}
