/**
 * What the methodology asks of an architecture, read from the synthesised templates with the library's own assertions and without
 * a rule of Lintel. A promise names what breaks it; a template must hold something that each of its promises is about.
 */
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { JsonObject, JsonValue } from '../../../src/kit/json';
import { isObject, listOf, nested } from '../tree';
import type { Assembly, Found } from './assembly';

interface Outcome {
  readonly about: number;
  readonly faults: readonly string[];
}

type Promised = (app: Assembly) => Outcome;

const nameOf = ({ stack, id }: Found): string => `${stack.id}/${id}`;

const outcome = (about: readonly Found[], isKept: (one: Found) => boolean): Outcome => ({
  about: about.length,
  faults: about.filter((one) => !isKept(one)).map(nameOf),
});

/** Whether the properties of a resource are like a pattern of the assertions library. */
function isLike({ stack, id, type, props }: Found, pattern: JsonObject | object): boolean {
  const alone = { Resources: { [id]: { Type: type, Properties: props } } };
  try {
    Template.fromJSON(alone).hasResourceProperties(type, pattern);
    return true;
  } catch (error) {
    if (error instanceof Error && /match|Template has/i.test(error.message)) return false;
    throw new Error(`${stack.id}/${id}`, { cause: error });
  }
}

const everyLike =
  (
    type: string,
    pattern: JsonObject | object,
    of: (one: Found) => boolean = () => true,
  ): Promised =>
  (app) =>
    outcome(app.ofType(type).filter(of), (one) => isLike(one, pattern));

const isAbsent = (one: Found, name: string): boolean => !(name in one.props);
const isPrimary = (one: Found): boolean =>
  isAbsent(one, 'SourceDBInstanceIdentifier') && isAbsent(one, 'DBClusterIdentifier');

/** Enough subnets for the loss of a zone, none of them public. */
const isSpread = (
  app: Assembly,
  stack: Found['stack'],
  subnets: JsonValue | undefined,
): boolean => {
  const found = app.targets(stack, subnets);
  const zones = new Set(found.map(({ props }) => JSON.stringify(props['AvailabilityZone'])));
  return zones.size >= 2 && found.length === listOf(subnets).length;
};
const isHidden = (app: Assembly, stack: Found['stack'], subnets: JsonValue | undefined): boolean =>
  app.targets(stack, subnets).every((subnet) => !app.isPublic(subnet));

const isSealed = (app: Assembly, stack: Found['stack'], subnets: JsonValue | undefined): boolean =>
  isSpread(app, stack, subnets) && isHidden(app, stack, subnets);

const awsvpcOf = ({ props }: Found): JsonObject => {
  const network = props['NetworkConfiguration'];
  const vpc = isObject(network) ? network['AwsvpcConfiguration'] : undefined;
  return isObject(vpc) ? vpc : {};
};

const ANY = Match.anyValue();

export const PROMISES = {
  'databases have a standby in another zone': everyLike(
    'AWS::RDS::DBInstance',
    { MultiAZ: true },
    isPrimary,
  ),
  'clusters have instances in two zones': (app) =>
    outcome(
      app.ofType('AWS::RDS::DBCluster'),
      (cluster) =>
        app
          .ofType('AWS::RDS::DBInstance')
          .filter(
            ({ stack, props }) =>
              app.target(stack, props['DBClusterIdentifier'])?.id === cluster.id,
          ).length >= 2,
    ),
  'databases are encrypted': (app) =>
    outcome(
      [
        ...app.ofType('AWS::RDS::DBInstance').filter(isPrimary),
        ...app.ofType('AWS::RDS::DBCluster'),
      ],
      (one) => isLike(one, { StorageEncrypted: true, KmsKeyId: ANY }),
    ),
  'databases are backed up and cannot be deleted by mistake': (app) =>
    outcome(
      [
        ...app.ofType('AWS::RDS::DBInstance').filter(isPrimary),
        ...app.ofType('AWS::RDS::DBCluster'),
      ],
      (one) =>
        isLike(one, { DeletionProtection: true }) &&
        Number(one.props['BackupRetentionPeriod']) >= 7,
    ),
  'databases are private': everyLike('AWS::RDS::DBInstance', { PubliclyAccessible: false }, (one) =>
    isAbsent(one, 'DBClusterIdentifier'),
  ),
  'data stands in private subnets of several zones': (app) =>
    outcome(
      [...app.ofType('AWS::RDS::DBSubnetGroup'), ...app.ofType('AWS::ElastiCache::SubnetGroup')],
      ({ stack, props }) => isSealed(app, stack, props['SubnetIds']),
    ),
  'no password stands in a template': (app) =>
    outcome(
      [...app.ofType('AWS::RDS::DBInstance'), ...app.ofType('AWS::RDS::DBCluster')],
      ({ props }) => typeof props['MasterUserPassword'] !== 'string',
    ),
  'caches fail over to another zone': everyLike('AWS::ElastiCache::ReplicationGroup', {
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
  }),
  'caches are encrypted': everyLike('AWS::ElastiCache::ReplicationGroup', {
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
  }),
  'servers stand in private subnets of several zones': (app) =>
    outcome(app.ofType('AWS::AutoScaling::AutoScalingGroup'), ({ stack, props }) =>
      isSealed(app, stack, props['VPCZoneIdentifier']),
    ),
  'servers behind a load balancer are replaced when it finds them ill': everyLike(
    'AWS::AutoScaling::AutoScalingGroup',
    { HealthCheckType: 'ELB' },
    ({ props }) => 'TargetGroupARNs' in props,
  ),
  'servers scale by a target': (app) =>
    outcome(app.ofType('AWS::AutoScaling::AutoScalingGroup'), (group) =>
      app
        .ofType('AWS::AutoScaling::ScalingPolicy')
        .some(
          (policy) =>
            app.target(policy.stack, policy.props['AutoScalingGroupName'])?.id === group.id &&
            isLike(policy, { PolicyType: 'TargetTrackingScaling' }),
        ),
    ),
  'servers have encrypted disks and metadata that needs a token': (app) =>
    outcome(app.ofType('AWS::EC2::LaunchTemplate'), (template) =>
      isLike(template, {
        LaunchTemplateData: {
          MetadataOptions: { HttpTokens: 'required' },
          BlockDeviceMappings: [Match.objectLike({ Ebs: Match.objectLike({ Encrypted: true }) })],
        },
      }),
    ),
  'services stand in private subnets of several zones': (app) =>
    outcome(app.ofType('AWS::ECS::Service'), (service) =>
      isSealed(app, service.stack, awsvpcOf(service)['Subnets']),
    ),
  'services have no public address and roll back a failed release': everyLike('AWS::ECS::Service', {
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
  }),
  'services scale by a target': (app) =>
    outcome(app.ofType('AWS::ECS::Service'), (service) => {
      const targets = app
        .ofType('AWS::ApplicationAutoScaling::ScalableTarget')
        .filter(({ stack, props }) =>
          app.mentioned(stack, props['ResourceId']).some((one) => nameOf(one) === nameOf(service)),
        )
        .map(nameOf);
      return app
        .ofType('AWS::ApplicationAutoScaling::ScalingPolicy')
        .filter((policy) => isLike(policy, { PolicyType: 'TargetTrackingScaling' }))
        .flatMap(({ stack, props }) => app.target(stack, props['ScalingTargetId']) ?? [])
        .some((target) => targets.includes(nameOf(target)));
    }),
  'load balancers stand in several zones': (app) =>
    outcome(app.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer'), ({ stack, props }) =>
      isSpread(app, stack, props['Subnets']),
    ),
  'load balancers take TLS and lead the rest there': (app) =>
    outcome(
      app.ofType('AWS::ElasticLoadBalancingV2::Listener'),
      (listener) =>
        isLike(listener, { Port: 443, Protocol: 'HTTPS', Certificates: ANY, SslPolicy: ANY }) ||
        isLike(listener, { DefaultActions: [Match.objectLike({ Type: 'redirect' })] }),
    ),
  'targets are asked for their health': everyLike('AWS::ElasticLoadBalancingV2::TargetGroup', {
    HealthCheckPath: Match.stringLikeRegexp('^/'),
    HealthCheckIntervalSeconds: ANY,
  }),
  'networks keep flow logs': (app) =>
    outcome(app.ofType('AWS::EC2::VPC'), (network) =>
      app
        .ofType('AWS::EC2::FlowLog')
        .some(({ stack, props }) => app.target(stack, props['ResourceId'])?.id === network.id),
    ),
  'a zone has a way out of its own': (app) => {
    const zones = new Set(
      app.ofType('AWS::EC2::Subnet').map(({ props }) => JSON.stringify(props['AvailabilityZone'])),
    );
    const gateways = app.ofType('AWS::EC2::NatGateway');
    const taken = new Set(
      gateways.map(({ stack, props }) =>
        JSON.stringify(app.target(stack, props['SubnetId'])?.props['AvailabilityZone']),
      ),
    );
    return outcome(gateways, () => taken.size === zones.size);
  },
  'buckets are private and encrypted': everyLike('AWS::S3::Bucket', {
    BucketEncryption: ANY,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  }),
  'queues are encrypted': (app) =>
    outcome(
      app.ofType('AWS::SQS::Queue'),
      (queue) =>
        isLike(queue, { KmsMasterKeyId: ANY }) || isLike(queue, { SqsManagedSseEnabled: true }),
    ),
  'what a queue cannot deliver is kept': (app) => {
    const queues = app.ofType('AWS::SQS::Queue');
    // What a topic cannot deliver is kept in such a queue too.
    const dead = new Set(
      [...queues, ...app.ofType('AWS::SNS::Subscription')].flatMap(({ stack, props }) => {
        const policy = props['RedrivePolicy'];
        const target = isObject(policy) && app.target(stack, policy['deadLetterTargetArn']);
        return target ? [nameOf(target)] : [];
      }),
    );
    return outcome(
      queues.filter((queue) => !dead.has(nameOf(queue))),
      (queue) => isLike(queue, { RedrivePolicy: { maxReceiveCount: ANY } }),
    );
  },
  'topics are encrypted': everyLike('AWS::SNS::Topic', { KmsMasterKeyId: ANY }),
  'keys are rotated': everyLike('AWS::KMS::Key', { EnableKeyRotation: true }),
  'logs are encrypted and end': everyLike('AWS::Logs::LogGroup', {
    KmsKeyId: ANY,
    RetentionInDays: ANY,
  }),
  'tables are encrypted and can be restored to a point in time': (app) =>
    outcome(
      [...app.ofType('AWS::DynamoDB::GlobalTable'), ...app.ofType('AWS::DynamoDB::Table')],
      (table) =>
        isLike(table, { SSESpecification: { SSEEnabled: true } }) &&
        (isLike(table, {
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }) ||
          nested(table.props, 'Replicas').every(({ PointInTimeRecoverySpecification: one }) =>
            isObject(one) ? one['PointInTimeRecoveryEnabled'] === true : false,
          )),
    ),
  // A calculated one is the switch of a person, who looks at the one below it.
  'a region that fails is noticed': everyLike(
    'AWS::Route53::HealthCheck',
    { HealthCheckConfig: { Type: Match.stringLikeRegexp('^HTTPS'), FailureThreshold: ANY } },
    (check) => !isLike(check, { HealthCheckConfig: { Type: 'CALCULATED' } }),
  ),
  'names fail over': (app) =>
    outcome(
      app.ofType('AWS::Route53::RecordSet').filter(({ props }) => 'Failover' in props),
      (record) => isLike(record, { SetIdentifier: ANY }),
    ),
  'backups are kept in a vault that is encrypted': everyLike('AWS::Backup::BackupVault', {
    EncryptionKeyArn: ANY,
  }),
  // One of several that one call is enough for is told by the composite one.
  'alarms reach somebody': (app) => {
    const heard = new Set(
      app
        .ofType('AWS::CloudWatch::CompositeAlarm')
        .filter((one) => isLike(one, { AlarmActions: ANY }))
        .flatMap(({ stack, props }) => app.mentioned(stack, props['AlarmRule']).map(nameOf)),
    );
    return outcome(
      [...app.ofType('AWS::CloudWatch::Alarm'), ...app.ofType('AWS::CloudWatch::CompositeAlarm')],
      (alarm) => isLike(alarm, { AlarmActions: ANY }) || heard.has(nameOf(alarm)),
    );
  },
} satisfies Readonly<Record<string, Promised>>;

export type PromiseName = keyof typeof PROMISES;

const NETWORK = ['networks keep flow logs', 'a zone has a way out of its own'] as const;
const WEB = [
  ...NETWORK,
  'load balancers stand in several zones',
  'load balancers take TLS and lead the rest there',
  'targets are asked for their health',
  'buckets are private and encrypted',
  'logs are encrypted and end',
  'keys are rotated',
] as const;
const SERVERS = [
  ...WEB,
  'servers stand in private subnets of several zones',
  'servers scale by a target',
  'servers have encrypted disks and metadata that needs a token',
  'servers behind a load balancer are replaced when it finds them ill',
] as const;
const SERVICES = [
  ...WEB,
  'services stand in private subnets of several zones',
  'services have no public address and roll back a failed release',
  'services scale by a target',
] as const;
const PROTECTED = [
  'databases are encrypted',
  'databases are backed up and cannot be deleted by mistake',
  'data stands in private subnets of several zones',
  'no password stands in a template',
] as const;
const DATABASE = [
  ...PROTECTED,
  'databases have a standby in another zone',
  'databases are private',
] as const;
const CACHE = ['caches fail over to another zone', 'caches are encrypted'] as const;

/** What each starter design promises. */
export const PROMISED: Readonly<Record<string, readonly PromiseName[]>> = {
  'three-tier': [...SERVERS, ...DATABASE, ...CACHE],
  network: [...SERVERS, ...DATABASE, ...CACHE],
  'load-balancing': [...SERVERS, ...DATABASE],
  'auto-scaling': [...SERVERS, ...DATABASE, 'queues are encrypted'],
  'blue-green': [...SERVERS, ...DATABASE],
  microservices: [...SERVICES, ...DATABASE, ...CACHE],
  'circuit-breaker': SERVICES,
  serverless: [
    'queues are encrypted',
    'what a queue cannot deliver is kept',
    'topics are encrypted',
    'tables are encrypted and can be restored to a point in time',
    'keys are rotated',
    'logs are encrypted and end',
  ],
  'multi-region': [
    ...SERVERS,
    ...DATABASE,
    ...CACHE,
    'a region that fails is noticed',
    'names fail over',
  ],
  caching: [...SERVERS, ...DATABASE, ...CACHE],
  database: [...SERVERS, ...DATABASE],
  aurora: [...SERVERS, ...PROTECTED, 'clusters have instances in two zones'],
  operations: [
    ...SERVERS,
    ...DATABASE,
    ...CACHE,
    'backups are kept in a vault that is encrypted',
    'alarms reach somebody',
  ],
};
