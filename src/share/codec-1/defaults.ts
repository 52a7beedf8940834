/**
 * What format 1 leaves out of a link, and the numbers it writes instead of names: copied from the
 * catalog when the format was made, and never changed since. A changed default, a renamed label or
 * a new field of the catalog is no reason to touch this file, because links that were sent say less
 * than a whole design and are completed from here.
 */
import type { JsonObject } from '../../kit/json';

export interface FrozenVerb {
  readonly id: string;
  /** Their order gives each field its number. */
  readonly params: JsonObject;
}

export interface FrozenKind extends FrozenVerb {
  readonly label: string;
  readonly slug: string;
}

/** The order gives each kind its number. */
export const KINDS: readonly FrozenKind[] = [
  {
    id: 'internet',
    label: 'Users',
    slug: 'users',
    params: {},
  },
  {
    id: 'route53-record',
    label: 'app.example.com',
    slug: 'dns',
    params: {
      domain: 'app.example.com',
      zone: 'example.com',
      zoneSource: 'lookup',
      evaluateTargetHealth: true,
    },
  },
  {
    id: 'region',
    label: 'Region',
    slug: 'region',
    params: {
      region: 'us-east-1',
    },
  },
  {
    id: 'vpc',
    label: 'VPC',
    slug: 'vpc',
    params: {
      cidr: '10.0.0.0/16',
      zones: ['a', 'b', 'c'],
      nat: 'perAz',
      gatewayEndpoints: ['s3', 'dynamodb'],
      interfaceEndpoints: ['ssm', 'ssmmessages', 'ec2messages', 'secretsmanager', 'logs'],
      dnsSupport: true,
      dnsHostnames: true,
      flowLogs: 'cloudwatch',
      logRetentionDays: 365,
    },
  },
  {
    id: 'tier',
    label: 'Tier',
    slug: 'tier',
    params: {
      role: 'app',
      prefix: 24,
      internetRoute: false,
    },
  },
  {
    id: 'application-load-balancer',
    label: 'ALB',
    slug: 'alb',
    params: {
      scheme: 'internet-facing',
      protocol: 'HTTPS',
      redirectHttp: true,
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      idleTimeoutSeconds: 60,
      waf: true,
      wafRateLimit: 2000,
      dropInvalidHeaders: true,
      desyncMode: 'defensive',
      deletionProtection: true,
      accessLogs: true,
      accessLogDays: 90,
      logRetentionDays: 365,
    },
  },
  {
    id: 'auto-scaling-group',
    label: 'App servers',
    slug: 'app',
    params: {
      role: 'web',
      instanceType: 't4g.small',
      multiAz: true,
      min: 3,
      desired: 3,
      max: 10,
      cpuScaling: true,
      cpuTarget: 70,
      requestScaling: true,
      requestsPerTarget: 1000,
      warmupSeconds: 180,
      healthCheckType: 'ELB',
      gracePeriodSeconds: 300,
      refreshMinHealthyPercent: 75,
      refreshMaxHealthyPercent: 125,
      volumeGib: 30,
      volumeEncrypted: true,
      imdsv2: true,
      detailedMonitoring: true,
    },
  },
  {
    id: 'rds-instance',
    label: 'Database',
    slug: 'db',
    params: {
      engine: 'postgres',
      engineVersion: '17',
      instanceClass: 'db.t4g.medium',
      multiAz: true,
      allocatedGib: 100,
      maxAllocatedGib: 500,
      storageType: 'gp3',
      iops: 0,
      encrypted: true,
      forceTls: true,
      publiclyAccessible: false,
      iamAuth: true,
      databaseName: 'app',
      username: 'appadmin',
      port: 5432,
      backupDays: 7,
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'Mon:04:30-Mon:05:30',
      finalSnapshot: true,
      deletionProtection: true,
      performanceInsights: true,
      monitoringIntervalSeconds: '60',
      exportLogs: true,
      logRetentionDays: 365,
      autoMinorUpgrade: true,
    },
  },
  {
    id: 'rds-proxy',
    label: 'RDS Proxy',
    slug: 'proxy',
    params: {
      requireTls: true,
      idleTimeoutSeconds: 1800,
      maxConnectionsPercent: 90,
      borrowTimeoutSeconds: 30,
    },
  },
  {
    id: 'rds-replica',
    label: 'Read replica',
    slug: 'db-replica',
    params: {
      instanceClass: 'db.t4g.medium',
      multiAz: false,
      publiclyAccessible: false,
      maintenanceWindow: 'Mon:05:30-Mon:06:30',
      deletionProtection: true,
      performanceInsights: true,
      logRetentionDays: 365,
    },
  },
  {
    id: 'elasticache',
    label: 'Cache',
    slug: 'cache',
    params: {
      engine: 'redis',
      engineVersion: '7.1',
      nodeType: 'cache.t4g.medium',
      nodes: 2,
      automaticFailover: true,
      multiAz: true,
      port: 6379,
      authToken: true,
      atRest: true,
      inTransit: 'required',
      snapshotDays: 7,
      snapshotWindow: '04:00-05:00',
      maintenanceWindow: 'mon:06:00-mon:07:00',
      finalSnapshot: true,
      logs: true,
      logRetentionDays: 365,
      autoMinorUpgrade: true,
    },
  },
  {
    id: 'external-system',
    label: 'External system',
    slug: 'external',
    params: {
      purpose: '',
    },
  },
  {
    id: 'note',
    label: 'Note',
    slug: 'note',
    params: {
      text: '',
    },
  },
];

/** The order gives each verb its number. */
export const VERBS: readonly FrozenVerb[] = [
  {
    id: 'requests',
    params: {},
  },
  {
    id: 'resolves-to',
    params: {},
  },
  {
    id: 'routes-to',
    params: {
      port: 3000,
      protocol: 'HTTP',
      paths: [],
      hosts: [],
      priority: 100,
      healthCheck: true,
      healthPath: '/health',
      healthIntervalSeconds: 30,
      healthTimeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      matcher: '200',
      deregistrationSeconds: 30,
      stickiness: false,
      stickinessSeconds: 3600,
    },
  },
  {
    id: 'calls',
    params: {},
  },
  {
    id: 'reads-writes',
    params: {
      poolSize: 20,
    },
  },
  {
    id: 'reads',
    params: {},
  },
  {
    id: 'pools',
    params: {},
  },
  {
    id: 'replicates-to',
    params: {},
  },
  {
    id: 'talks-to',
    params: {},
  },
  {
    id: 'uses',
    params: {},
  },
];
