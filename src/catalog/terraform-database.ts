import {
  call,
  comment,
  gap,
  ref,
  set,
  template,
  type Expression,
  type TopLevel,
} from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { fieldsOf, keyArn, type Terraform } from '../exporters/terraform';
import { placeOf } from './terraform-place';

/** The log groups of an RDS instance, source or replica, or of a cluster. */
export function databaseLogGroups(
  node: ModelNode<{ readonly logRetentionDays: number }>,
  logs: readonly string[],
  t: Terraform,
  of: 'instance' | 'cluster' = 'instance',
): TopLevel {
  const own = fieldsOf(node);
  const record = node as ModelNode;
  return [
    comment('Made here, because RDS would make them without retention and without encryption.'),
    t.resource(record, 'aws_cloudwatch_log_group', t.id(record), [
      set('for_each', call('toset', logs)),
      gap,
      set('name', template(`/aws/rds/${of}/`, t.awsName(record), '/', ref('each.key'))),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', record)),
    ]),
  ];
}

/** The name of the DB subnet group of the node's tier, made once for all databases in it. */
export function databaseSubnetGroup(node: ModelNode, t: Terraform): Expression {
  return subnetGroup(node, 'aws_db_subnet_group', 'database', t);
}

export function cacheSubnetGroup(node: ModelNode, t: Terraform): Expression {
  return subnetGroup(node, 'aws_elasticache_subnet_group', 'cache', t);
}

function subnetGroup(
  node: ModelNode,
  type: 'aws_db_subnet_group' | 'aws_elasticache_subnet_group',
  concern: 'database' | 'cache',
  t: Terraform,
): Expression {
  const place = placeOf(node, t);
  const network = t.model.networkOf(node.id);
  if (!place || !network) return null;
  const vpc = t.model.get(network.vpc);
  const tier = network.tiers.find(({ role }) => role === place.role);
  const owner = tier ? t.model.get(tier.node) : vpc;
  const name = `${t.id(vpc)}_${place.role}`;
  t.share(`${type} ${name}`, concern, network.region, () => [
    t.resource(owner, type, name, [
      set('name', t.awsName(vpc, `-${place.role}`)),
      set('description', `The ${place.role} tier of the VPC ${vpc.slug}`),
      set('subnet_ids', place.subnets),
    ]),
  ]);
  return t.refTo(owner, `${type}.${name}.name`);
}
