/** A global datastore: one cache takes writes, and those of other regions follow it. */
import {
  call,
  create,
  object,
  ref,
  template,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import { toAwsDescription } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
import { nearSecret } from '../cdk-database';
import { givenValue, type Given } from '../cdk-given';
import { primaryOf } from '../verbs/replicates-cache-to';
import { NO_HIGHER_LEVEL } from './cdk-users';
import { followersOf, GLOBAL_DATASTORE, sharesToken } from './params';

/** What AWS puts before the id, by the region of the primary: ElastiCache guide, "Using global datastores (CLI)". */
const PREFIXES: Readonly<Record<string, string>> = {
  'us-east-1': 'ldgnf',
  'us-east-2': 'fpkhr',
  'us-west-1': 'virxk',
  'us-west-2': 'sgaui',
  'ca-central-1': 'bxodz',
  'sa-east-1': 'juxlw',
  'eu-west-1': 'gxeiz',
  'eu-west-2': 'okuqm',
  'eu-west-3': 'fgjhi',
  'eu-central-1': 'iudkw',
  'ap-south-1': 'erpgt',
  'ap-southeast-1': 'vlqxn',
  'ap-southeast-2': 'vbgxd',
  'ap-northeast-1': 'quwsw',
  'ap-northeast-2': 'lfqnh',
  'ap-northeast-3': 'nlapn',
};

const GLOBAL_ID: Given = {
  suffix: 'GlobalDatastoreId',
  its: 'the id of its global datastore',
  of: 'Id of the global datastore, which the ElastiCache console shows once the first region is deployed, of',
  example: 'abcde-my-cache',
};

export const isFollower = ({ id }: ModelNode, c: Scope): boolean => primaryOf(id, c.model) !== null;
export const isMember = (node: ModelNode, c: Scope): boolean =>
  isFollower(node, c) || followersOf(node.id, c.model).length > 0;

/** Known by its name alone, so that this region deploys while the other one is down. */
export function globalId(node: ModelNode, c: Scope): readonly ObjectEntry[] {
  const id = primaryOf(node.id, c.model);
  if (id === null) return [];
  const primary = c.model.get(id);
  const prefix = PREFIXES[c.cdk.regionOf(primary)];
  c.waitFor(c.cdk.scopeOf(primary));
  const note =
    'Engine, version, node type, shards, failover, encryption and token come from the primary; AWS refuses them here.';
  if (prefix !== undefined)
    return [
      [
        'globalReplicationGroupId',
        template(`${prefix}-`, ref('name'), `-${primary.slug}`),
        { note },
      ],
    ];
  c.before(
    `global-datastore-${primary.id}`,
    `The id of the global datastore of ${inMarkdown(nameOf(primary))}: AWS makes it up when the region of that cache is deployed. Give it in ` +
      `\`lib/config.ts\` before you deploy the others.`,
  );
  return [['globalReplicationGroupId', givenValue(primary, GLOBAL_ID, c), { note }]];
}

/** Beside the primary; those that follow join it from their own stacks. */
export function emitGlobal(node: ModelNode, c: Scope): void {
  if (followersOf(node.id, c.model).length === 0) return;
  c.decide('global-datastore', GLOBAL_DATASTORE);
  c.decide(
    'global-datastore-stacks',
    'What follows has a stack of its own, so that two regions can follow each other. A cache that is deployed already moves there with the ' +
      'connection: deploy it once without that cache, or CloudFormation finds its names taken.',
  );
  c.declare(
    node,
    c.name(node, 'GlobalDatastore'),
    'elasticache.CfnGlobalReplicationGroup',
    create(
      'elasticache.CfnGlobalReplicationGroup',
      ref('this'),
      c.id(node, 'GlobalDatastore'),
      object([
        [
          'globalReplicationGroupIdSuffix',
          c.awsName(node),
          { note: 'AWS puts the prefix of the region before it.' },
        ],
        ['globalReplicationGroupDescription', toAwsDescription(node.label) || node.slug],
        [
          'members',
          [
            object([
              ['replicationGroupId', c.of(node, 'ref')],
              ['replicationGroupRegion', ref('this.region')],
              ['role', 'PRIMARY'],
            ]),
          ],
        ],
      ]),
    ),
    { note: NO_HIGHER_LEVEL },
  );
}

const secretName = (primary: ModelNode): Expression => template(ref('name'), `/${primary.slug}`);

/** Where the token is read as well, and by what name. */
export function secretCopies(node: ModelNode, c: Scope): readonly ObjectEntry[] {
  const regions = followersOf(node.id, c.model).map((follower) => c.cdk.regionOf(follower));
  if (node.params.auth !== 'token' || regions.length === 0) return [];
  c.decide(
    'token-copies',
    'The copy of a token in another region is encrypted with the key that Secrets Manager has there. With that copy its secret has a fixed ' +
      'name: added to a cache that runs, it brings a new secret and with it a new token, which the cache takes in the same deployment.',
  );
  return [
    ['secretName', secretName(node), { note: 'Fixed: the other region knows its copy by it.' }],
    ['replicaRegions', regions.map((region) => object([['region', region]]))],
  ];
}

/** The facet `secret`: that of the primary where the cache has its token, by a name that is the same in each region. */
export function secretOf(node: ModelNode, c: Scope) {
  const primary = primaryOf(node.id, c.model);
  if (primary === null || !sharesToken(node, c.model)) return nearSecret(node, c);
  const arn = (ending: string) =>
    call(
      'this.formatArn',
      object([
        ['service', 'secretsmanager'],
        ['resource', 'secret'],
        ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
        ['resourceName', template(secretName(c.model.get(primary)), ending)],
      ]),
    );
  // AWS ends the ARN with six letters of its own.
  return { arn: arn(''), policyArn: arn('-??????'), keyArn: null };
}
