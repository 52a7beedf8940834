import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, nameOf, terraformKind, type Terraform } from '../../exporters/terraform';
import { whyUnplaced } from '../terraform-place';
import { alarmsOf } from './terraform-alarms';
import { describeCacheAside } from './cache-aside';
import { elasticache } from './spec';
import { emitCache } from './terraform-group';
import { emitToken, tokenSecret } from './terraform-token';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export const terraform = terraformKind(elasticache, {
  concern: 'cache',
  main: 'aws_elasticache_replication_group',
  missing: whyUnplaced,
  emit: (node, t) => {
    const { params } = node;
    if (params.authToken) emitToken(node, t);
    emitCache(node, t);
    describeCacheAside(node, t);
    if (params.clusterMode) {
      t.decide(
        'cluster-mode',
        'A cache in cluster mode has one configuration endpoint and neither a primary nor a reader endpoint: its clients must speak the ' +
          'cluster protocol, and find the shards by themselves.',
      );
    }
    t.output(
      node,
      `${t.derived(node, 'primary')}_endpoint`,
      `Host name of ${nameOf(node)}, for reads and writes.`,
      endpoint(node, 'primary_endpoint_address', t),
    );
    if (params.nodes > 1 && !params.clusterMode) {
      t.output(
        node,
        `${t.derived(node, 'reader')}_endpoint`,
        `Host name of the replicas of ${nameOf(node)}, for reads.`,
        address(node, 'reader_endpoint_address', t),
      );
    }
    if (params.authToken) {
      t.output(
        node,
        `${t.id(node)}_secret_arn`,
        `Secret with the AUTH token of ${nameOf(node)}.`,
        tokenSecret(node, t).arn,
      );
    }
  },
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, t) => endpoint(node, 'primary_endpoint_address', t),
    readerEndpoint: (node, t) => endpoint(node, 'reader_endpoint_address', t),
    tls: ({ params }) => params.inTransit !== 'off',
    secret: tokenSecret,
    alarms: alarmsOf,
  },
});

/** In cluster mode the other addresses are empty. */
const endpoint = (node: Cache, attribute: string, t: Terraform) =>
  address(node, node.params.clusterMode ? 'configuration_endpoint_address' : attribute, t);

const address = (node: Cache, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_elasticache_replication_group.${t.id(node)}.${attribute}`);
