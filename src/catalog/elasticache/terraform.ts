import { template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, nameOf, terraformKind, type Terraform } from '../../exporters/terraform';
import { whyHomeless } from '../existing';
import { emitGiven, givenSecret, givenSecurityGroup } from '../terraform-given';
import { whyUnplaced } from '../terraform-place';
import { cacheAlarms } from './alarms';
import { CLUSTER_MODE, describeCacheAside } from './cache-aside';
import { sharesToken, whyAlone } from './params';
import { elasticache, hasUsers } from './spec';
import { emitCache } from './terraform-group';
import { emitToken, tokenSecret } from './terraform-token';
import { connectStatements, emitUsers, userName } from './terraform-users';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export const terraform = terraformKind(elasticache, {
  concern: 'cache',
  main: ({ params }) =>
    params.existing
      ? 'data.aws_elasticache_replication_group'
      : 'aws_elasticache_replication_group',
  missing: (node, t) =>
    whyUnplaced(node, t) ??
    whyHomeless(node, t.model) ??
    whyAlone(node, t.model, (primary) => t.facet(primary, 'name') !== null),
  emit: (node, t) => {
    const { params } = node;
    if (params.existing) emitExisting(node, t);
    else {
      if (hasSecret(node) && !sharesToken(node, t.model)) emitToken(node, t);
      if (hasUsers(params)) emitUsers(node, t);
      emitCache(node, t);
    }
    describeCacheAside(node, t);
    if (params.clusterMode) {
      t.decide('cluster-mode', CLUSTER_MODE);
    }
    t.output(
      node,
      `${t.derived(node, 'primary')}_endpoint`,
      `Host name of ${nameOf(node)}, for reads and writes.`,
      endpoint(node, t),
    );
    if (!params.existing && params.nodes > 1 && !params.clusterMode) {
      t.output(
        node,
        `${t.derived(node, 'reader')}_endpoint`,
        `Host name of the replicas of ${nameOf(node)}, for reads.`,
        address(node, 'reader_endpoint_address', t),
      );
    }
    if (hasSecret(node) && !params.existing) {
      t.output(
        node,
        `${t.id(node)}_secret_arn`,
        `Secret with the ${params.auth === 'token' ? 'AUTH token' : 'user'} of ${nameOf(node)}.`,
        tokenSecret(node, t).arn,
      );
    }
  },
  facets: {
    securityGroup: (node, t) =>
      node.params.existing ? { given: givenSecurityGroup(node, t) } : {},
    endpoint: (node, t) => endpoint(node, t),
    name: (node, t) => address(node, 'replication_group_id', t),
    user: (node, t) => (hasUsers(node.params) ? userName(node, t) : null),
    access: (node, t) => () => connectStatements(node, t),
    tls: ({ params }) => params.inTransit !== 'off',
    secret: (node, t) => (node.params.existing ? givenSecret(node, t) : tokenSecret(node, t)),
    alarms: (node, t) =>
      node.params.existing
        ? []
        : cacheAlarms(node, t.model, (ending) => template(t.awsName(node), ending)),
  },
});

const hasSecret = ({ params: { auth } }: Cache): boolean =>
  auth === 'token' || auth === 'rbac-password';

/** In cluster mode the other addresses are empty. */
const endpoint = (node: Cache, t: Terraform) =>
  address(
    node,
    node.params.clusterMode ? 'configuration_endpoint_address' : 'primary_endpoint_address',
    t,
  );

const address = (node: Cache, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(
    `${node.params.existing ? 'data.' : ''}aws_elasticache_replication_group.${t.id(node)}.${attribute}`,
  );

const emitExisting = (node: Cache, t: Terraform) =>
  emitGiven(node, t, {
    concern: 'cache',
    type: 'aws_elasticache_replication_group',
    argument: 'replication_group_id',
    what: 'A replication group that exists',
    variable: {
      suffix: 'replication_group_id',
      of: 'Id of the existing replication group',
      example: 'my-cache',
    },
  });
