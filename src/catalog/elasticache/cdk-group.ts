import {
  call,
  create,
  member,
  method,
  object,
  ref,
  run,
  template,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, keyOf, securityGroup, type Scope } from '../../exporters/cdk';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { logGroup } from '../cdk-logs';
import { placeOf } from '../cdk-place';
import { emitGlobal, globalId, isFollower, isMember } from './cdk-global';
import { NO_HIGHER_LEVEL } from './cdk-users';
import { parameterGroup } from './params';
import { hasUsers, isRedis6, type elasticache } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

const TYPE = 'AWS::ElastiCache::ReplicationGroup';
const REDIS_PORT = 6379;

export function emitCache(node: Cache, c: Scope): void {
  const place = placeOf(node, c);
  if (!place) return;
  const own = fieldsOf(node);
  const { params } = node;
  const follows = isFollower(node, c);
  const name = c.name(node);
  const subnets = c.declare(
    node,
    c.name(node, 'Subnets'),
    'elasticache.CfnSubnetGroup',
    create(
      'elasticache.CfnSubnetGroup',
      ref('this'),
      c.id(node, 'Subnets'),
      object([
        ['description', toAwsDescription(`Subnets of the cache ${node.slug}`)],
        ['subnetIds', member(method(place.vpc.vpc, 'selectSubnets', place.subnets), 'subnetIds')],
      ]),
    ),
    { note: NO_HIGHER_LEVEL },
  );
  c.declare(
    node,
    name,
    'elasticache.CfnReplicationGroup',
    create(
      'elasticache.CfnReplicationGroup',
      ref('this'),
      c.id(node),
      object([
        // Fixed: the metrics and the log groups of its nodes are named after it.
        ['replicationGroupId', c.awsName(node)],
        ['replicationGroupDescription', toAwsDescription(node.label) || node.slug],
        ...globalId(node, c),
        ...(follows
          ? []
          : [
              own.param('engine', 'engine'),
              own.param('engineVersion', 'engineVersion'),
              own.field('cacheParameterGroupName', 'engineVersion', parameterGroup(params)),
              own.param('cacheNodeType', 'nodeType'),
            ]),
        ...(params.clusterMode
          ? [
              ...(follows ? [] : [own.param('numNodeGroups', 'shards')]),
              own.field('replicasPerNodeGroup', 'nodes', params.nodes - 1),
            ]
          : [own.param('numCacheClusters', 'nodes')]),
        own.param('port', 'port'),
        isMember(node, c)
          ? own.field(
              'autoMinorVersionUpgrade',
              'autoMinorUpgrade',
              false,
              'AWS turns it off in a global datastore, whose members keep one version.',
            )
          : own.param('autoMinorVersionUpgrade', 'autoMinorUpgrade'),
        ...(follows
          ? []
          : [
              own.param('automaticFailoverEnabled', 'automaticFailover'),
              own.param('multiAzEnabled', 'multiAz'),
            ]),
        ['cacheSubnetGroupName', member(subnets, 'ref')],
        ['securityGroupIds', [member(securityGroup(node, c), 'securityGroupId')]],
        ...(follows ? [] : [own.param('atRestEncryptionEnabled', 'atRest')]),
        own.field(
          'kmsKeyId',
          'atRest',
          params.atRest ? member(keyOf(c, 'data'), 'keyArn') : undefined,
        ),
        ...transit(node, c),
        own.param('snapshotRetentionLimit', 'snapshotDays'),
        own.param('snapshotWindow', 'snapshotWindow'),
        own.param('preferredMaintenanceWindow', 'maintenanceWindow'),
        own.field('logDeliveryConfigurations', 'logs', params.logs ? logs(node, c) : undefined),
      ]),
    ),
    {
      note: NO_HIGHER_LEVEL,
      after: [
        run(
          call(
            `${name}.applyRemovalPolicy`,
            ref(`cdk.RemovalPolicy.${params.finalSnapshot ? 'SNAPSHOT' : 'DESTROY'}`),
          ),
          { origin: own.from('finalSnapshot') },
        ),
        // The check knows the port of Redis OSS alone.
        params.engine === 'redis' &&
          params.port === REDIS_PORT &&
          acknowledge(
            c,
            ref(name),
            'AEC5',
            'Its security group lets in who is drawn, and nobody else, whatever the port.',
          ),
        follows &&
          (['AEC3', 'AEC4'] as const).map((rule) =>
            acknowledge(
              c,
              ref(name),
              rule,
              'It follows the cache of another region, and encryption and failover come from that.',
            ),
          ),
        hasUsers(params) &&
          params.inTransit !== 'off' &&
          acknowledge(
            c,
            ref(name),
            'AEC6',
            'Clients sign in as a user of its user group, which takes the place of a token.',
          ),
      ],
    },
  );
  emitGlobal(node, c);
}

function transit(node: Cache, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { params } = node;
  const isOn = params.inTransit !== 'off';
  return [
    ...(isFollower(node, c)
      ? []
      : [
          own.field('transitEncryptionEnabled', 'inTransit', isOn),
          own.field(
            'transitEncryptionMode',
            'inTransit',
            isOn && !isRedis6(params) ? params.inTransit : undefined,
          ),
        ]),
    // AWS takes tokens and users only together with encryption; without it the design is reported.
    own.field(
      'authToken',
      'auth',
      isOn && params.auth === 'token' && !isFollower(node, c)
        ? call(`${c.name(node, 'Secret')}.secretValue.unsafeUnwrap`)
        : undefined,
      'A reference that CloudFormation resolves: the value is in no template.',
    ),
    own.field(
      'userGroupIds',
      'auth',
      isOn && hasUsers(params) ? [ref(`${c.name(node, 'UserGroup')}.ref`)] : undefined,
    ),
  ];
}

function logs(node: Cache, c: Scope): Expression {
  const own = fieldsOf(node);
  return (
    [
      ['SlowLog', 'slow-log'],
      ['EngineLog', 'engine-log'],
    ] as const
  ).map(([suffix, type]) => {
    const group = c.declare(
      node,
      c.name(node, suffix),
      'logs.LogGroup',
      logGroup(c, c.id(node, suffix), node.params.logRetentionDays, {
        name: template('/aws/elasticache/', c.awsName(node), `/${type}`),
        origin: own.from('logRetentionDays'),
      }),
    );
    const details = object([['logGroup', member(group, 'logGroupName')]]);
    return object([
      ['logType', type],
      ['logFormat', 'json'],
      ['destinationType', 'cloudwatch-logs'],
      ['destinationDetails', object([['cloudWatchLogsDetails', details]])],
    ]);
  });
}

export function promise(node: Cache, c: Scope): void {
  const { atRest, inTransit, multiAz, automaticFailover } = node.params;
  // Its template says none of it: the primary does.
  if (isFollower(node, c)) return;
  if (atRest)
    c.check(node, 'is encrypted at rest', TYPE, object({ AtRestEncryptionEnabled: true }));
  if (inTransit !== 'off') {
    c.check(node, 'is encrypted in transit', TYPE, object({ TransitEncryptionEnabled: true }));
  }
  if (multiAz && automaticFailover) {
    const properties = object({
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
    });
    c.check(node, 'fails over to another zone', TYPE, properties);
  }
}
