/**
 * The mutation table: for each rule the smallest change to a green design that breaks it, after which exactly that finding is new.
 * A rule that is added gets a row here.
 */
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { vpc } from '../catalog/vpc/spec';
import {
  beginTransaction,
  checkStructure,
  idsAfter,
  type Design,
  type Transaction,
} from '../design';
import type { JsonObject } from '../kit/json';
import { resolve } from '../resolve';
import { defaultParams } from '../spec/kind-spec';
import { templates } from '../templates';
import { inspect, type Finding } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { UNBREAKABLE } from './unbreakable';

type Change = (tx: Transaction) => void;

interface Row {
  readonly template: string;
  /** What the template lacks of the subject; with it the design is as green as before. */
  readonly addition?: Change;
  readonly change: Change;
  /** The rules that necessarily speak as well. */
  readonly also: readonly string[];
}

const on = (template: string, change: Change, ...also: readonly string[]): Row => ({
  template,
  change,
  also,
});
/** The same, where a template has a subject for the rule only with an addition. */
const given = (
  template: string,
  addition: Change,
  change: Change,
  ...also: readonly string[]
): Row => ({ template, addition, change, also });

function nodeOf({ design }: Transaction, slug: string) {
  const found = Object.values(design.nodes).find((node) => node.slug === slug);
  if (!found) throw new Error(`There is no ${slug}.`);
  return found;
}
function edgeOf(tx: Transaction, from: string, verb: string, to: string) {
  const ends = [nodeOf(tx, from).id, nodeOf(tx, to).id];
  const found = Object.values(tx.design.edges).find(
    (edge) => edge.verb === verb && edge.from === ends[0] && edge.to === ends[1],
  );
  if (!found) throw new Error(`${from} does not ${verb} ${to}.`);
  return found;
}

/** Other params of a node. */
const set =
  (slug: string, params: JsonObject): Change =>
  (tx) => {
    const node = nodeOf(tx, slug);
    tx.changeNode(node.id, { params: { ...node.params, ...params } });
  };
/** Other params of a connection. */
const tune =
  (from: string, verb: string, to: string, params: JsonObject): Change =>
  (tx) => {
    const edge = edgeOf(tx, from, verb, to);
    tx.changeEdge(edge.id, { params: { ...edge.params, ...params } });
  };
const setting =
  (name: string, value: string): Change =>
  (tx) =>
    tx.putSetting(name, value);
const part =
  (from: string, verb: string, to: string): Change =>
  (tx) =>
    tx.removeEdge(edgeOf(tx, from, verb, to).id);
const join =
  (from: string, verb: string, to: string, params: JsonObject = {}): Change =>
  (tx) =>
    tx.putEdge({
      id: idsAfter(tx.design).edge(),
      verb,
      from: nodeOf(tx, from).id,
      to: nodeOf(tx, to).id,
      params,
    });
/** To another node than before. */
const divert =
  (from: string, verb: string, to: string, instead: string): Change =>
  (tx) =>
    tx.changeEdge(edgeOf(tx, from, verb, to).id, {
      to: nodeOf(tx, instead).id,
    });
const move =
  (slug: string, into: string): Change =>
  (tx) =>
    tx.changeNode(nodeOf(tx, slug).id, { parent: nodeOf(tx, into).id });
const remove =
  (slug: string): Change =>
  (tx) => {
    const { id } = nodeOf(tx, slug);
    for (const edge of Object.values(tx.design.edges)) {
      if (edge.from === id || edge.to === id) tx.removeEdge(edge.id);
    }
    tx.removeNode(id);
  };
const add =
  (kind: string, into: string | null, slug = 'added', params: JsonObject = {}): Change =>
  (tx) => {
    const spec = catalog.kinds.get(kind)!.spec;
    tx.putNode({
      id: idsAfter(tx.design).node(),
      kind,
      slug,
      label: slug,
      parent: into === null ? null : nodeOf(tx, into).id,
      params: { ...defaultParams(spec), ...params },
    });
  };
const all =
  (...changes: readonly Change[]): Change =>
  (tx) => {
    for (const change of changes) change(tx);
  };
const times = (count: number, change: (number: number) => Change): Change =>
  all(...Array.from({ length: count }, (_, index) => change(index + 1)));

const ONE_ZONE = set('vpc', { zones: ['a'] });
/** A function in the VPC that keeps what it does in the cache. */
const functionInVpc = (params: JsonObject = {}): Change =>
  all(
    add('lambda-function', 'app-tier', 'function', params),
    join('function', 'reads-writes', 'cache'),
  );
const pooledFunction = all(
  functionInVpc({ reservedConcurrency: 100 }),
  join('function', 'reads-writes', 'proxy'),
);
const onServers = (slug: string): Change => set(slug, { capacity: 'ec2' });
const ownImage = (slug: string): Change =>
  set(slug, {
    image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/${slug}:1.4`,
  });
/** A second name of the same load balancer, both of a domain that somebody can have. */
const secondName = all(
  set('dns', { domain: 'app.acme.dev', zone: 'acme.dev' }),
  add('route53-record', null, 'second', {
    domain: 'www.acme.dev',
    zone: 'acme.dev',
  }),
  join('users', 'requests', 'second'),
  join('second', 'resolves-to', 'alb'),
);
const table = (number: number): Change =>
  all(
    add('dynamodb-table', 'region', `table-${number}`),
    join('intake', 'keeps-records-in', `table-${number}`),
  );
const queue = (number: number): Change =>
  all(
    add('sqs-queue', 'region', `queue-${number}`),
    join('intake', 'sends-to', `queue-${number}`),
    join(`queue-${number}`, 'triggers', 'worker'),
  );
const replica = (number: number): Change =>
  all(
    add('rds-replica', 'data-tier', `replica-${number}`),
    join('db', 'replicates-to', `replica-${number}`),
  );
const apiRoute = (number: number): Change =>
  join('alb', 'routes-to', 'api', {
    paths: [`/api-${number}/*`],
    priority: 100 + number,
    protocol: 'HTTPS',
  });
const serviceRoute = (number: number): Change =>
  join('alb', 'routes-to', 'service-a', {
    paths: [`/a-${number}/*`],
    priority: 200 + number,
  });
const calledService = (number: number): Change =>
  all(
    add('ecs-service', 'app-tier', `service-${number}`, { capacity: 'ec2' }),
    join('shop', 'calls-service', `service-${number}`),
  );
/** A third region, watched, and a function in it. */
const thirdRegion = (params: JsonObject = {}): Change =>
  all(
    add('region', null, 'third', { region: 'eu-west-1' }),
    add('lambda-function', 'third', 'third-function', params),
    add('monitoring', 'third', 'third-alarms', {
      emails: ['oncall@example.com'],
    }),
  );
/** What it does matters to nobody, and is lost work all the same. */
const thirdQueue = all(
  thirdRegion({ critical: 'no' }),
  add('sqs-queue', 'third', 'third-jobs'),
  join('third-jobs', 'triggers', 'third-function'),
);
const thirdApi = all(
  thirdRegion(),
  add('api-gateway', 'third', 'third-api'),
  join('users', 'requests', 'third-api'),
  join('third-api', 'invokes', 'third-function'),
);
const secondBalancer = all(
  add('application-load-balancer', 'public-tier', 'second-alb'),
  join('second-alb', 'routes-to', 'api', { protocol: 'HTTPS' }),
  add('route53-record', null, 'second', { domain: 'www.example.com' }),
  join('users', 'requests', 'second'),
  join('second', 'resolves-to', 'second-alb'),
);
/** The cache of the second region follows that of the first. */
const globalDatastore = all(
  ...['cache', 'cache-dr'].map((slug) => set(slug, { nodeType: 'cache.m7g.large' })),
  join('cache', 'replicates-cache-to', 'cache-dr'),
);
const ENDPOINTS = vpc.fields.interfaceEndpoints.options.map(({ value }) => value);
const WITHOUT_NAT = set('vpc', { nat: 'none', interfaceEndpoints: ENDPOINTS });
/** In pieces, so that no scanner takes it for a secret. */
const ADDRESS = ['postgres', '//app:correct-horse@db.internal:5432/app'].join(':');

const TABLE: Readonly<Record<string, Row>> = {
  // Multi-AZ
  'ML-1': on('three-tier', ONE_ZONE, 'ML-7', 'CP-4', 'NW-4'),
  'ML-2': on('multi-region', set('vpc', { zones: ['a', 'b'] })),
  'ML-3': on('three-tier', set('web', { multiAz: false })),
  'ML-4': on('three-tier', set('db', { multiAz: false })),
  'ML-5': on('three-tier', set('cache', { multiAz: false })),
  'ML-6': on('three-tier', set('vpc', { nat: 'single' })),
  'ML-7': on('three-tier', ONE_ZONE, 'ML-1', 'CP-4', 'NW-4'),
  'ML-8': on('three-tier', set('api', { keepAfterAzLoss: 7 })),
  'ML-9': on('network', set('search', { zoneCount: '1' })),
  'ML-10': given('three-tier', functionInVpc(), ONE_ZONE, 'ML-1', 'ML-7', 'CP-4', 'NW-4'),
  'ML-11': given(
    'microservices',
    onServers('service-a'),
    set('service-a', { minInstances: 1, instanceType: 'm7g.2xlarge' }),
  ),

  // Load balancer
  'LB-1': on('three-tier', part('alb', 'routes-to', 'api')),
  'LB-2': on('three-tier', tune('alb', 'routes-to', 'api', { healthCheck: false })),
  'LB-3': on('three-tier', tune('alb', 'routes-to', 'api', { matcher: '200-499' })),
  'LB-4': on('three-tier', tune('alb', 'routes-to', 'api', { healthTimeoutSeconds: 90 })),
  'LB-5': on('three-tier', set('api', { healthCheckType: 'EC2' })),
  'LB-6': on('three-tier', tune('alb', 'routes-to', 'api', { healthTouchesDatabase: true })),
  'LB-7': on('blue-green', tune('alb', 'routes-to', 'green', { ownListener: true })),
  'LB-8': on('three-tier', tune('alb', 'routes-to', 'api', { paths: [] })),
  'LB-9': on('three-tier', set('alb', { deletionProtection: false })),
  'LB-10': on('three-tier', set('alb', { accessLogs: false })),
  'LB-11': on('three-tier', set('alb', { dropInvalidHeaders: false })),
  'LB-12': on('three-tier', set('alb', { waf: false })),
  'LB-13': on('microservices', set('service-a', { graceSeconds: 0 })),
  'LB-14': on('multi-region', set('dns', { healthCheck: false })),
  'LB-15': on('three-tier', move('alb', 'app-tier')),
  'LB-16': on('three-tier', tune('alb', 'routes-to', 'api', { hosts: ['other.example.org'] })),
  'LB-17': on('three-tier', set('alb', { scheme: 'internal' }), 'LB-20'),
  'LB-18': on('multi-region', part('alb', 'routes-to', 'web'), 'LB-1'),
  'LB-19': on('three-tier', set('api', { role: 'worker' })),
  'LB-20': on('three-tier', part('dns', 'resolves-to', 'alb'), 'IS-4', 'LB-16'),
  'LB-21': on('microservices', set('service-a', { port: 8080 })),

  // Auto scaling
  'AS-1': on('network', set('workers', { cpuScaling: false })),
  'AS-2': on('three-tier', set('api', { requestScaling: false })),
  'AS-3': on('three-tier', set('api', { max: 1 })),
  'AS-4': on('auto-scaling', set('workers', { instanceType: 't4g.small' })),
  'AS-5': on('microservices', set('service-a', { min: 7 })),
  'AS-6': on('auto-scaling', tune('jobs', 'feeds', 'workers', { scaling: false })),
  'AS-7': on(
    'serverless',
    set('records', {
      billing: 'provisioned',
      minCapacity: 20,
      maxCapacity: 20,
    }),
  ),
  'AS-8': on('auto-scaling', set('workers', { mixedInstances: false })),
  'AS-9': on('three-tier', set('db', { maxAllocatedGib: 100 })),
  'AS-10': on('three-tier', join('web', 'reads-writes', 'db', { poolSize: 100 }), 'CP-1'),
  'AS-11': on('multi-region', set('web', { schedule: true })),

  // Private data and connections
  'PD-1': on('three-tier', move('cache', 'public-tier')),
  'PD-2': on('three-tier', set('db', { publiclyAccessible: true })),
  'PD-4': on('three-tier', set('data-tier', { internetRoute: true })),
  'PD-5': on('three-tier', join('users', 'requests', 'db')),
  'PD-6': on('three-tier', move('cache', 'app-tier')),
  'PD-7': given('three-tier', set('db', { port: 5433 }), set('db', { port: 5432 })),
  'CP-1': on('three-tier', join('web', 'reads-writes', 'db')),
  'CP-2': given(
    'three-tier',
    pooledFunction,
    divert('function', 'reads-writes', 'proxy', 'db'),
    'AS-10',
  ),
  'CP-3': on('three-tier', join('api', 'reads-writes', 'db')),
  'CP-4': on('three-tier', ONE_ZONE, 'ML-1', 'ML-7', 'NW-4'),

  // Encryption
  'EN-1': on('three-tier', set('db', { encrypted: false })),
  'EN-2': on('three-tier', set('cache', { inTransit: 'preferred' })),
  'EN-3': on('three-tier', set('db', { forceTls: false })),
  'EN-4': on('three-tier', set('alb', { protocol: 'HTTP' })),
  'EN-5': on('three-tier', set('alb', { sslPolicy: 'ELBSecurityPolicy-2016-08' })),
  'EN-6': on('three-tier', set('proxy', { requireTls: false })),
  'EN-7': on('three-tier', set('api', { volumeEncrypted: false })),
  'EN-8': on('multi-region', set('files', { tlsOnly: false })),
  'EN-9': on('serverless', set('orders', { customerKey: false })),
  'EN-10': on('serverless', set('orders', { tlsOnly: false })),
  'EN-11': on('three-tier', set('region', { keyRotation: false })),
  'EN-12': on('three-tier', set('db', { logRetentionDays: 90 })),
  'EN-13': given(
    'three-tier',
    tune('alb', 'routes-to', 'api', { protocol: 'HTTPS', port: 8443 }),
    tune('alb', 'routes-to', 'api', { protocol: 'HTTP' }),
  ),
  'EN-14': on('network', set('search', { nodeToNode: false })),
  'EN-15': on('three-tier', setting('title', ADDRESS)),

  // Backup
  'BK-1': on('three-tier', set('cache', { snapshotDays: 0 })),
  'BK-2': on('multi-region', set('backup', { restoreTesting: false })),
  'BK-3': on('multi-region', move('files', 'region-dr'), 'BK-2'),
  'BK-4': on('multi-region', set('backup', { copy: false })),
  'BK-5': on('three-tier', set('db', { deletionProtection: false })),
  'BK-6': on('multi-region', set('backup', { lock: 'off' })),
  'BK-7': on('multi-region', set('backup', { historyDays: 90 })),
  'BK-8': on('three-tier', set('db', { maintenanceWindow: 'Mon:03:45-Mon:04:45' })),
  'BK-9': on('serverless', set('records', { pointInTimeRecovery: false })),
  'BK-10': on('multi-region', set('backup', { hourUtc: 5 })),
  'BK-11': given('serverless', times(29, table), table(30)),
  'BK-12': on('multi-region', set('backup', { lastRestoreTest: '2020-01-01' })),

  // Monitoring
  'MO-1': given('multi-region', thirdApi, remove('third-alarms')),
  'MO-2': on('multi-region', set('alarms', { emails: [] })),
  'MO-3': on('three-tier', set('vpc', { flowLogs: 'off' })),
  'MO-4': on('three-tier', set('db', { exportLogs: false })),
  'MO-5': on('serverless', set('intake', { tracing: false })),
  'MO-6': on('multi-region', set('alarms', { encryption: 'aws' })),
  'MO-7': given('multi-region', thirdQueue, remove('third-alarms')),
  'MO-8': on('multi-region', set('alarms', { dashboard: false })),
  'MO-9': on('three-tier', set('alb', { wafLogging: false })),
  'MO-10': on('three-tier', set('api', { detailedMonitoring: false })),

  // Disaster recovery
  'DR-1': on('multi-region', set('dr-plan', { owner: '' })),
  'DR-2': on('multi-region', set('dr-plan', { edgeRto: 0 })),
  'DR-3': on('multi-region', set('dr-plan', { confirmedOn: '2020-01-01' })),
  'DR-4': on('multi-region', remove('cache-dr'), 'DR-2'),
  'DR-5': on('multi-region', set('dns', { failoverMode: 'automatic' })),
  'DR-6': on('multi-region', set('dr-plan', { tests: [] })),
  'DR-7': given(
    'three-tier',
    secondBalancer,
    join('dns', 'resolves-to', 'second-alb', { failover: 'secondary' }),
  ),
  'DR-8': on('three-tier', add('vpc', 'region')),
  'DR-9': on('multi-region', set('dns', { healthCheckName: 'other.example.com' })),
  'DR-10': on('multi-region', tune('dns', 'resolves-to', 'alb-dr', { failover: 'primary' })),
  'DR-11': on('multi-region', set('files', { existing: true })),
  'DR-12': on('multi-region', set('dr-plan', { lastTest: '2020-01-01' })),
  'DR-13': on('multi-region', set('dr-plan', { strategy: 'active-active' })),

  // Security, versions, cost
  'SE-1': on('three-tier', set('api', { imdsv2: false })),
  'SE-2': on('network', set('bastion', { access: 'ssh', sshRanges: ['203.0.113.0/24'] })),
  'SE-3': on('three-tier', set('db', { username: 'admin' })),
  'SE-4': on('three-tier', set('db', { password: 'managed' })),
  'SE-5': on('three-tier', set('db', { password: 'state' }), 'EN-15'),
  'SE-7': on('three-tier', set('vpc', { closedDefaultGroup: false })),
  'SE-8': on('microservices', move('service-a', 'public-tier')),
  'SE-9': on('microservices', set('service-a', { readonlyRoot: false })),
  'SE-10': on('serverless', set('api', { authorization: 'NONE' })),
  'SE-11': given('serverless', set('api', { kind: 'rest' }), set('api', { validation: false })),
  'VE-1': on('three-tier', set('db', { engineVersion: '16.1' })),
  'VE-2': on('three-tier', set('web', { instanceType: 't2.small' })),
  'VE-3': on('three-tier', set('db', { autoMinorUpgrade: false })),
  'VE-4': on('circuit-breaker', tune('shop', 'calls-service', 'payments', { mesh: 'app-mesh' })),
  'VE-5': on('caching', set('cache', { engine: 'redis', engineVersion: '7.1' })),
  'CO-1': given(
    'microservices',
    all(ownImage('service-a'), ownImage('service-b')),
    ownImage('service-c'),
  ),
  'CO-2': on('three-tier', set('db-replica', { instanceClass: 'db.r6i.xlarge' })),
  'CO-3': on('multi-region', set('dr-plan', { strategy: 'pilot-light' })),

  // Serverless
  'SV-1': on('serverless', set('orders', { deadLetters: false })),
  'SV-2': on('serverless', tune('orders', 'triggers', 'worker', { partialBatches: false })),
  'SV-3': on('serverless', set('events', { deadLetters: false })),
  'SV-4': given('three-tier', pooledFunction, set('function', { reservedConcurrency: 0 })),
  'SV-5': on('serverless', set('intake', { timeoutSeconds: 90 })),
  'SV-6': on('serverless', join('events', 'notifies', 'worker')),
  'SV-7': given(
    'serverless',
    set('orders', { fifo: true }),
    tune('orders', 'triggers', 'worker', { windowSeconds: 5 }),
  ),
  'SV-8': given(
    'serverless',
    all(
      add('lambda-function', 'region', 'clients'),
      join('api', 'invokes', 'clients', { method: 'POST', path: '/clients' }),
    ),
    tune('api', 'invokes', 'clients', { path: '/orders' }),
  ),
  'SV-9': on('serverless', set('worker', { reservedConcurrency: 1 })),
  'SV-10': given('three-tier', functionInVpc(), move('function', 'region')),
  'SV-11': given(
    'three-tier',
    all(
      functionInVpc(),
      add('s3-bucket', 'region', 'files'),
      join('function', 'stores-in', 'files'),
    ),
    move('function', 'public-tier'),
  ),
  'SV-12': on('serverless', set('intake', { reservedConcurrency: 1000 })),
  'SV-13': given(
    'serverless',
    set('api', { kind: 'rest' }),
    tune('api', 'invokes', 'intake', { path: '/~orders' }),
  ),
  'SV-14': on('serverless', part('orders', 'triggers', 'worker'), 'IS-1'),

  // Network and structure
  'NW-1': on('three-tier', set('data-tier', { prefix: 16 })),
  'NW-2': given(
    'three-tier',
    set('region', { region: 'eu-west-1' }),
    set('vpc', { zones: ['a', 'b', 'd'] }),
    'ML-2',
  ),
  'NW-3': given(
    'three-tier',
    set('vpc', { nat: 'none' }),
    set('vpc', { interfaceEndpoints: ['ssm'] }),
  ),
  'NW-4': on('three-tier', ONE_ZONE, 'ML-1', 'ML-7', 'CP-4'),
  'NW-5': on('three-tier', set('vpc', { dnsSupport: false })),
  'NW-6': on('three-tier', move('api', 'public-tier')),
  'NW-7': on('three-tier', set('vpc', { zones: ['a', 'b', 'c', 'd', 'e', 'f'] })),
  'NW-8': on('three-tier', set('app-tier', { ranges: ['b=10.1.0.0/22'] })),
  'NW-9': on('three-tier', set('vpc', { zones: ['a', 'c', 'd'] })),
  'NW-10': on('network', set('vpc', { interfaceEndpoints: [] })),
  'NW-11': on('network', set('vpc', { zones: ['a', 'b'] }), 'ML-2', 'ML-8'),
  'NW-12': given(
    'microservices',
    all(WITHOUT_NAT, ...['service-a', 'service-b', 'service-c'].map(ownImage)),
    set('service-c', { image: 'public.ecr.aws/nginx/nginx:stable' }),
  ),
  'NW-13': given('operations', WITHOUT_NAT, set('vpc', { gatewayEndpoints: [] })),
  'IS-1': on('three-tier', part('users', 'requests', 'dns')),
  'IS-2': on('three-tier', join('api', 'calls', 'alb')),
  'IS-3': on('three-tier', set('api', { multiAz: false }), 'ML-3'),
  'IS-4': on('three-tier', part('db', 'replicates-to', 'db-replica')),
  'IS-5': on('three-tier', move('db-replica', 'vpc')),
  'IS-6': on('three-tier', add('tier', 'vpc')),
  'IS-7': on('three-tier', move('db-replica', 'app-tier')),
  'IS-8': on('three-tier', part('api', 'reads-writes', 'proxy')),
  'IS-9': on('three-tier', set('cache', { existing: true })),
  'IS-10': given(
    'three-tier',
    all(
      add('rds-proxy', 'data-tier', 'second'),
      join('second', 'pools', 'db'),
      join('web', 'reads-writes', 'second'),
    ),
    join('api', 'reads-writes', 'second'),
  ),

  // Parameters and names
  'CF-2': on('blue-green', tune('alb', 'routes-to', 'green', { greenWeight: 101 })),
  'CF-3': on(
    'circuit-breaker',
    tune('shop', 'calls-service', 'payments', { maxEjectionPercent: 100 }),
  ),
  'CF-1': given('multi-region', globalDatastore, set('cache', { nodeType: 'cache.t4g.medium' })),
  'CF-4': on('microservices', set('service-a', { cpu: '2048' })),
  'CF-5': on('serverless', set('orders', { visibilitySeconds: 1 })),
  'CF-6': on('three-tier', set('db', { iops: 7 })),
  'CF-7': given(
    'three-tier',
    set('db', { engine: 'mysql', engineVersion: '8.4', port: 3306 }),
    set('db', { instanceClass: 'db.t4g.small' }),
  ),
  'CF-8': given('three-tier', times(14, replica), replica(15), 'IS-8'),
  'CF-9': on('microservices', set('service-a', { exec: true })),
  'CF-10': given('load-balancing', times(97, apiRoute), apiRoute(98)),
  'CF-11': on('caching', set('cache', { clusterMode: true, shards: 46 })),
  'CF-12': on('three-tier', set('db-replica', { zone: 'f' })),
  'CF-13': given(
    'microservices',
    onServers('service-a'),
    set('service-a', { cpu: '4096', memoryMib: 8192 }),
  ),
  'CF-14': given(
    'microservices',
    onServers('service-a'),
    set('service-a', { architecture: 'X86_64' }),
  ),
  'CF-15': given(
    'three-tier',
    set('region', { region: 'eu-west-3' }),
    set('web', { instanceType: 'c8g.large' }),
  ),
  'CF-16': given('microservices', times(4, serviceRoute), serviceRoute(5), 'EN-13'),
  'CF-17': given('circuit-breaker', times(18, calledService), onServers('payments')),
  'CF-18': given('serverless', times(62, queue), queue(63)),
  'PA-1': on('three-tier', tune('api', 'reads-writes', 'proxy', { poolSize: 1001 })),
  'NM-1': on('three-tier', setting('environment', 'production')),
  'NM-2': given('three-tier', secondName, set('second', { domain: 'app.acme.dev' })),
  'NM-3': given('three-tier', secondName, set('second', { zoneSource: 'create' })),
  'NM-4': on('three-tier', set('dns', { zoneSource: 'create' })),
};

const findingsOf = (design: Design): readonly Finding[] =>
  inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT).findings;

/** A note that becomes a warning says something new. */
const told = ({ severity, id }: Finding): string => `${severity} ${id}`;

function prepared({ template, addition }: Row): Design {
  const found = templates.find((one) => one.id === template);
  if (!found) throw new Error(`There is no ${template}.`);
  const tx = beginTransaction(found.build());
  addition?.(tx);
  return tx.design;
}

/** Each template is looked at once, whichever rules it is changed for. */
const studied = new Map<string, { design: Design; findings: readonly Finding[] }>();
function green(row: Row) {
  const known = row.addition ? undefined : studied.get(row.template);
  if (known) return known;
  const design = prepared(row);
  const one = { design, findings: findingsOf(design) };
  if (!row.addition) studied.set(row.template, one);
  return one;
}

function changed({ change }: Row, design: Design): Design {
  const tx = beginTransaction(design);
  change(tx);
  return tx.design;
}

const breakable = rules.filter(({ id }) => !UNBREAKABLE.includes(id));

test('each rule that a design can break has a row, and each row a rule', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(breakable.map(({ id }) => id).toSorted());
});

test.each(
  breakable.flatMap((rule) => (TABLE[rule.id] ? [[rule.id, rule, TABLE[rule.id]!] as const] : [])),
)('V5 %s: the smallest change brings its finding and no other', (id, rule, row) => {
  const before = green(row);
  expect(checkStructure(before.design)).toEqual([]);
  const open = before.findings.filter(({ severity }) => severity !== 'info');
  expect(open.map((one) => one.id)).toEqual([]);
  const design = changed(row, before.design);
  expect(checkStructure(design)).toEqual([]);
  const known = new Set(before.findings.map(told));
  const added = findingsOf(design).filter((one) => !known.has(told(one)));
  expect([...new Set(added.map((one) => one.rule.id))].toSorted()).toEqual(
    [id, ...row.also].toSorted(),
  );
  const own = added.filter((one) => one.rule.id === id);
  expect(own.map(({ severity }) => severity)).toEqual([rule.severity]);
});
