import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, nameOf, terraformKind, type Terraform } from '../../exporters/terraform';
import { whyUnplaced } from '../terraform-place';
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
    t.output(
      node,
      `${t.derived(node, 'primary')}_endpoint`,
      `Host name of ${nameOf(node)}, for reads and writes.`,
      address(node, 'primary_endpoint_address', t),
    );
    if (params.nodes > 1) {
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
    endpoint: (node, t) => address(node, 'primary_endpoint_address', t),
    readerEndpoint: (node, t) => address(node, 'reader_endpoint_address', t),
    tls: ({ params }) => params.inTransit !== 'off',
    secret: tokenSecret,
  },
});

const address = (node: Cache, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_elasticache_replication_group.${t.id(node)}.${attribute}`);
