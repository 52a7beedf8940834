/** Drawings that differ in what is there and where, beside the values that `variants.ts` covers. */
import { buildDesign } from '../../src/catalog/builder';
import { catalog } from '../../src/catalog';
import { apply, beginTransaction, idsAfter, type Design, type NodeId } from '../../src/design';
import type { JsonObject } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { specOf } from '../../src/spec/catalog';
import { setProfile } from '../../src/spec/commands';
import type { Profile } from '../../src/spec/profile';
import { defaultParams } from '../../src/spec/kind-spec';
import { aurora } from '../../src/templates/aurora';
import { autoScaling } from '../../src/templates/auto-scaling';
import { blueGreen } from '../../src/templates/blue-green';
import { loadBalancing } from '../../src/templates/load-balancing';
import { microservices } from '../../src/templates/microservices';
import { network } from '../../src/templates/network';
import { operations } from '../../src/templates/operations';
import { withoutKinds } from '../../src/testing/without-kinds';
import { multiRegion } from '../../src/templates/multi-region';
import { serverless } from '../../src/templates/serverless';
import { openingDesign } from '../../src/templates/opening';

type Params = Readonly<Record<string, JsonObject>>;

/** The example with other params, by slug, and without the named nodes and what joins or lies in them. */
function example(params: Params = {}, without: readonly string[] = []): Design {
  const design = openingDesign();
  const slugs = new Set(Object.values(design.nodes).map((node) => node.slug));
  for (const slug of [...Object.keys(params), ...without]) {
    if (!slugs.has(slug)) throw new Error(`The example has no ${slug}.`);
  }
  const gone = new Set<NodeId>();
  for (const node of Object.values(design.nodes)) {
    if (without.includes(node.slug) || (node.parent !== null && gone.has(node.parent))) {
      gone.add(node.id);
    }
  }
  const stays = ({ from, to }: { from: NodeId; to: NodeId }) => !gone.has(from) && !gone.has(to);
  return {
    ...design,
    nodes: Object.fromEntries(
      Object.entries(design.nodes)
        .filter(([id]) => !gone.has(id))
        .map(([id, node]) => [id, { ...node, params: { ...node.params, ...params[node.slug] } }]),
    ),
    edges: Object.fromEntries(Object.entries(design.edges).filter(([, edge]) => stays(edge))),
    layout: Object.fromEntries(Object.entries(design.layout).filter(([id]) => !gone.has(id))),
  };
}

/** The example with nodes in other tiers. */
function moved(parents: Readonly<Record<string, string>>): Design {
  const design = example();
  const bySlug = (slug: string): NodeId => {
    const found = Object.values(design.nodes).find((node) => node.slug === slug);
    if (!found) throw new Error(`The example has no ${slug}.`);
    return found.id;
  };
  for (const slug of Object.keys(parents)) bySlug(slug);
  return {
    ...design,
    nodes: Object.fromEntries(
      Object.entries(design.nodes).map(([id, node]) => {
        const parent = parents[node.slug];
        return [id, parent === undefined ? node : { ...node, parent: bySlug(parent) }];
      }),
    ),
  };
}

interface Site {
  readonly region: NodeId;
  readonly prefix: string;
  readonly cidr: string;
  readonly domain?: string;
  readonly zone?: JsonObject;
}

/** A whole stack per site: network, load balancer, servers, database with replica and proxy, cache. */
function stacks(sites: (builder: ReturnType<typeof buildDesign>) => readonly Site[]): Design {
  const builder = buildDesign();
  const all = sites(builder);
  const buckets: NodeId[] = [];
  const caches: NodeId[] = [];
  const isFar = new Set(all.map(({ region }) => region)).size > 1;
  // Of a global datastore in cluster mode; a connection alone has one without.
  const cacheParams = isFar ? { nodeType: 'cache.r7g.large', clusterMode: true } : {};
  for (const { region, prefix, cidr, domain, zone } of all) {
    const node = (kind: string, slug: string, parent: NodeId | null, params: JsonObject = {}) =>
      builder.node(kind, { label: `${prefix} ${slug}`, slug: `${prefix}-${slug}`, parent, params });
    const vpc = node('vpc', 'net', region, { cidr });
    const [pub, app, data] = (['public', 'app', 'data'] as const).map((role) =>
      node('tier', role, vpc, { role, prefix: role === 'app' ? 22 : 24 }),
    ) as [NodeId, NodeId, NodeId];
    const alb = node('application-load-balancer', 'alb', pub);
    const web = node('auto-scaling-group', 'web', app);
    const db = node('rds-instance', 'db', data);
    const replica = node('rds-replica', 'replica', data);
    const proxy = node('rds-proxy', 'proxy', data);
    const cache = node('elasticache', 'cache', data, cacheParams);
    caches.push(cache);
    builder.edge('routes-to', alb, web);
    builder.edge('reads-writes', web, proxy);
    builder.edge('reads-writes', web, cache);
    builder.edge('reads', web, replica);
    builder.edge('pools', proxy, db);
    builder.edge('replicates-to', db, replica);
    const files = node('s3-bucket', 'files', region);
    builder.edge('stores-in', web, files);
    buckets.push(files);
    if (domain === undefined) continue;
    const dns = node('route53-record', 'dns', null, { domain, ...zone });
    builder.edge('resolves-to', dns, alb);
  }
  const [first, second] = buckets;
  const [primary, follower] = caches;
  if (primary && follower && isFar) builder.edge('replicates-cache-to', primary, follower);
  if (first && second && isFar) {
    builder.edge('replicates-objects-to', first, second, {
      prefix: 'uploads/',
      deleteMarkers: false,
      timeControl: true,
    });
  }
  return builder.build();
}

const region = (builder: ReturnType<typeof buildDesign>, code: string) =>
  builder.node('region', { label: code, params: { region: code } });

const twoRegions = () =>
  stacks((builder) => [
    {
      region: region(builder, 'us-east-1'),
      prefix: 'one',
      cidr: '10.0.0.0/16',
      domain: 'app.example.com',
    },
    {
      region: region(builder, 'us-west-2'),
      prefix: 'two',
      cidr: '10.1.0.0/16',
      domain: 'west.example.com',
    },
  ]);

const twoVpcs = () =>
  stacks((builder) => {
    const home = region(builder, 'eu-south-1');
    // Route 53 refuses to create the names that are reserved for examples.
    const zone = { zone: 'lintel-shop.com', zoneSource: 'create' };
    return [
      { region: home, prefix: 'one', cidr: '10.0.0.0/16', domain: 'a.lintel-shop.com', zone },
      { region: home, prefix: 'two', cidr: '10.1.0.0/16', domain: 'b.lintel-shop.com', zone },
    ];
  });

/** Two load balancers, hosts in two zones, targets on their own ports with TLS, a second default route, a worker. */
function manyRoutes(): Design {
  const builder = buildDesign();
  const home = region(builder, 'eu-central-1');
  const vpc = builder.node('vpc', { label: 'Main', parent: home });
  const tier = (role: string, prefix: number) =>
    builder.node('tier', { label: role, parent: vpc, params: { role, prefix } });
  const [pub, app] = [tier('public', 24), tier('app', 22)];
  const alb = builder.node('application-load-balancer', { label: 'Front door', parent: pub });
  const inner = builder.node('application-load-balancer', {
    label: 'Inner',
    parent: app,
    params: { scheme: 'internal', protocol: 'HTTP', waf: false, accessLogs: false },
  });
  const group = (label: string, params: JsonObject = {}) =>
    builder.node('auto-scaling-group', { label, parent: app, params });
  const web = group('Web');
  const api = group('API', { instanceType: 'm7i.large' });
  const worker = group('Worker', { role: 'worker', cpuScaling: false });
  const dns = (domain: string, zone: string) => {
    const record = builder.node('route53-record', { label: domain, params: { domain, zone } });
    builder.edge('resolves-to', record, alb);
  };
  dns('www.example.com', 'example.com');
  dns('www.example.net', 'example.net');
  builder.edge('routes-to', alb, web, { port: 8443, protocol: 'HTTPS', stickiness: true });
  builder.edge('routes-to', alb, web, { port: 80, matcher: '204', paths: ['/static/*'] });
  builder.edge('routes-to', alb, api, {
    hosts: ['api.example.com', '*.api.example.net'],
    paths: ['/v1/*'],
    priority: 200,
  });
  builder.edge('routes-to', inner, api, { paths: ['/internal/*'] });
  builder.edge('routes-to', inner, web, {
    headerName: 'X-Client',
    headerValues: ['mobile-*', 'tablet'],
    priority: 210,
  });
  builder.edge('calls', worker, inner);
  builder.node('s3-bucket', {
    label: 'Scratch',
    parent: home,
    params: { versioning: false, infrequentDays: 3650 },
  });
  builder.node('s3-bucket', { label: 'Archive', parent: home, params: { noncurrentDays: 3650 } });
  builder.node('s3-bucket', { label: 'Theirs', parent: home, params: { existing: true } });
  return builder.build();
}

/** Services that call each other, also in a circle, from an own registry, on Spot, in two regions. */
function serviceMesh(): Design {
  const builder = buildDesign();
  const sizes = [
    ['256', 512],
    ['1024', 2048],
    ['2048', 4096],
    ['4096', 8192],
    ['8192', 16384],
    ['16384', 122880],
  ] as const;
  const nextSize = sizes.values();
  for (const [code, prefix, cidr] of [
    ['us-east-1', 'one', '10.0.0.0/16'],
    ['eu-west-1', 'two', '10.1.0.0/16'],
  ] as const) {
    const vpc = builder.node('vpc', {
      label: prefix,
      slug: `${prefix}-net`,
      parent: region(builder, code),
      params: { cidr },
    });
    const app = builder.node('tier', {
      label: 'App',
      slug: `${prefix}-app`,
      parent: vpc,
      params: { role: 'app', prefix: 22 },
    });
    builder.node('tier', {
      label: 'Public',
      slug: `${prefix}-public`,
      parent: vpc,
      params: { role: 'public', prefix: 24 },
    });
    const service = (name: string, params: JsonObject = {}) => {
      const [cpu, memoryMib] = nextSize.next().value ?? ['512', 1024];
      return builder.node('ecs-service', {
        label: name,
        slug: `${prefix}-${name}`,
        parent: app,
        params: { cpu, memoryMib, ...params },
      });
    };
    const [a, b, c] = [
      service('a', {
        image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/a:1.4',
        exec: true,
      }),
      service('b', { spot: true, user: prefix === 'one' ? '' : 'app', architecture: 'X86_64' }),
      service('c', { cpuScaling: false, requestScaling: false }),
    ];
    builder.edge('calls-service', a, b, { timeoutSeconds: 0 });
    builder.edge('calls-service', b, c, { breaker: false });
    if (prefix === 'two') builder.edge('calls-service', c, a);
  }
  return builder.build();
}

/** Services on servers of different types beside one on Fargate, behind one load balancer; others in a VPC that exists, watched. */
function onServers(): Design {
  const builder = buildDesign();
  const sites = [
    { code: 'us-east-1', prefix: 'one', params: { cidr: '10.0.0.0/16' } },
    { code: 'eu-west-1', prefix: 'two', params: { cidr: '10.1.0.0/16', style: 'existing' } },
  ];
  const EC2 = { capacity: 'ec2' };
  const INTEL = { ...EC2, instanceType: 'm7i.large', architecture: 'X86_64' };
  for (const { code, prefix, params } of sites) {
    const home = region(builder, code);
    const node = (kind: string, name: string, parent: NodeId, own: JsonObject = {}) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent, params: own });
    node('monitoring', 'watch', home);
    const vpc = node('vpc', 'net', home, params);
    const pub = node('tier', 'public', vpc, { role: 'public', prefix: 24 });
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22 });
    const alb = node('application-load-balancer', 'alb', pub);
    const isOne = prefix === 'one';
    const all = [
      node('ecs-service', 'free', app, { spot: isOne }),
      node(
        'ecs-service',
        'small',
        app,
        isOne ? EC2 : { ...EC2, min: 0, minInstances: 0, maxInstances: 1, volumeGib: 16384 },
      ),
      node(
        'ecs-service',
        'intel',
        app,
        isOne
          ? { ...INTEL, placement: 'binpack', eniTrunking: true, targetCapacityPercent: 90 }
          : { ...INTEL, minInstances: 500, maxInstances: 500, targetCapacityPercent: 1 },
      ),
    ];
    for (const [index, to] of all.entries()) {
      builder.edge('routes-to', alb, to, { paths: [`/${index}/*`], priority: 100 + index });
    }
    const [first, second] = all;
    if (first !== undefined && second !== undefined) builder.edge('calls-service', first, second);
  }
  return builder.build();
}

/** REST APIs in two regions that share functions and prefixes of paths, two of whose names would meet; an HTTP API beside them. */
function restApis(): Design {
  const builder = buildDesign();
  const sites = [
    ['us-east-1', 'one', { wafRateLimit: 10 }],
    [
      'eu-west-1',
      'two',
      {
        authorization: 'JWT',
        apiKey: true,
        stage: 'Live_2-a',
        executionLogs: 'INFO',
        wafRateLimit: 2_000_000_000,
        wafLargeBodies: true,
      },
    ],
  ] as const;
  for (const [code, prefix, params] of sites) {
    const home = region(builder, code);
    const node = (kind: string, name: string, own: JsonObject = {}) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent: home, params: own });
    node('monitoring', 'watch');
    const api = node('api-gateway', 'api', { kind: 'rest', ...params });
    const open = node('api-gateway', 'open', {
      kind: 'rest',
      authorization: 'NONE',
      validation: false,
      waf: prefix === 'two',
      wafLogging: false,
      tracing: false,
      executionLogs: 'OFF',
    });
    const [read, write] = [node('lambda-function', 'read'), node('lambda-function', 'write')];
    for (const [method, path, to] of [
      ['GET', '/orders', read],
      ['GET', '/orders/{id}', read],
      ['POST', '/orders/{id}/lines', write],
      ['ANY', '/orders_id', write],
      ['ANY', '/files/{proxy+}', read],
      // Words that are ids of something else.
      ['GET', '/GET/Deployment', read],
      ['GET', '/orders/Default', read],
    ] as const) {
      builder.edge('invokes', api, to, { method, path });
    }
    builder.edge('invokes', open, read, { path: '/' });
    builder.edge('invokes', open, write);
    const http = node('api-gateway', 'http', { authorization: 'JWT' });
    builder.edge('invokes', http, read, { path: '/orders' });
    for (const path of ['/orders/lines', '/orders--lines']) {
      builder.edge('invokes', http, write, { path });
    }
  }
  return builder.build();
}

/** Two of everything that is event-driven, in two regions, with servers that send, publish and work off. */
function events(): Design {
  const builder = buildDesign();
  for (const [code, prefix] of [
    ['us-east-1', 'one'],
    ['ap-south-1', 'two'],
  ] as const) {
    const home = region(builder, code);
    const node = (kind: string, name: string, params: JsonObject = {}, parent: NodeId = home) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent, params });
    const isOne = prefix === 'one';
    const api = node('api-gateway', 'api', { authorization: isOne ? 'NONE' : 'AWS_IAM' });
    const [first, second] = [node('lambda-function', 'first'), node('lambda-function', 'second')];
    const plain = node('sqs-queue', 'plain', { deadLetters: isOne, visibilitySeconds: 43200 });
    const ordered = node('sqs-queue', 'ordered', { fifo: true, visibilitySeconds: 5400 });
    const topic = node('sns-topic', 'topic', { deadLetters: isOne });
    const table = node('dynamodb-table', 'table', {
      billing: 'provisioned',
      ...(isOne ? {} : { minCapacity: 40_000, maxCapacity: 40_000 }),
      sortKey: 'at',
      sortType: isOne ? 'N' : 'B',
      ttlAttribute: 'expires',
    });
    for (const [method, path] of [
      ['GET', '/orders/{id}'],
      ['POST', '/orders'],
    ] as const) {
      builder.edge('invokes', api, method === 'GET' ? first : second, { method, path });
    }
    builder.edge('sends-to', first, plain);
    builder.edge('sends-to', first, ordered);
    builder.edge('triggers', plain, second, { windowSeconds: 60, batchSize: 100 });
    builder.edge('publishes-to', second, topic);
    builder.edge('notifies', topic, first, { filterPolicy: '{"type": ["order"]}' });
    builder.edge('notifies', topic, plain);
    builder.edge('keeps-records-in', first, table);
    builder.edge('keeps-records-in', second, table, { readOnly: true });
    const vpc = node('vpc', 'net', { cidr: isOne ? '10.0.0.0/16' : '10.1.0.0/16' });
    const app = node('tier', 'app', { role: 'app', prefix: 22 }, vpc);
    const worker = node('auto-scaling-group', 'worker', { role: 'worker' }, app);
    builder.edge('feeds', ordered, worker);
    builder.edge('publishes-to', worker, topic);
    builder.edge('keeps-records-in', worker, table);
  }
  return builder.build();
}

/** A VPC in plain resources, one with ranges of a network plan, and one that exists, each with servers and data. */
function networks(): Design {
  const builder = buildDesign();
  const sites = [
    {
      code: 'us-east-1',
      params: { style: 'native', zones: ['a', 'c', 'd'], cidr: '10.0.0.0/16' },
      ranges: ['a=10.0.64.0/22', 'd=10.0.68.0/23'],
    },
    {
      code: 'eu-west-1',
      params: { style: 'native', nat: 'single', flowLogs: 's3', cidr: '10.1.0.0/16' },
      ranges: [],
    },
    {
      code: 'eu-west-1',
      params: { style: 'existing', cidr: '100.64.0.0/20' },
      ranges: ['b=100.64.8.0/24'],
    },
  ];
  const searchTypes = [
    ['m7g.xlarge.search', 'm7g.2xlarge.search'],
    ['r7g.large.search', 'r7g.xlarge.search'],
    ['r7g.2xlarge.search', 'c7g.large.search'],
  ];
  for (const [index, { code, params, ranges }] of sites.entries()) {
    const known = index === 2 ? builder.build() : null;
    const home =
      Object.values(known?.nodes ?? {}).find(({ params: { region: one } }) => one === code)?.id ??
      region(builder, code);
    const node = (kind: string, slug: string, parent: NodeId, own: JsonObject = {}) =>
      builder.node(kind, { label: slug, slug: `n${index}-${slug}`, parent, params: own });
    const vpc = node('vpc', 'net', home, params);
    const pub = node('tier', 'public', vpc, { role: 'public' });
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22, ranges });
    const data = node('tier', 'data', vpc, { role: 'data', internetRoute: index === 1 });
    const alb = node('application-load-balancer', 'alb', pub, { protocol: 'HTTP' });
    const web = node('auto-scaling-group', 'web', app);
    const service = node('ecs-service', 'service', app);
    const db = node('rds-instance', 'db', data, index === 0 ? { password: 'state' } : {});
    const cache = node('elasticache', 'cache', data);
    for (const [number, type] of (searchTypes[index] ?? []).entries()) {
      const types = { nodeType: type, masterType: type };
      const domain = node('opensearch-domain', `s${number}`, data, types);
      builder.edge('searches', web, domain);
    }
    builder.edge('routes-to', alb, web);
    builder.edge('routes-to', alb, service, { paths: ['/s/*'] });
    builder.edge('reads-writes', web, db);
    builder.edge('reads-writes', service, cache);
    const ssh = { access: 'ssh', sshRanges: ['203.0.113.0/24', '198.51.100.7/32'] };
    const bastion = node('bastion-host', 'bastion', index === 1 ? app : pub, ssh);
    builder.edge('administers', bastion, db);
    builder.edge('administers', bastion, cache);
    const search = node('opensearch-domain', 'search', data, {
      ...[
        {},
        { zoneCount: '2', nodes: 4, nodeType: 't3.small.search', dedicatedMasters: false },
        { zoneCount: '1', nodes: 78, atRest: false, logs: false },
      ][index],
    });
    builder.edge('searches', web, search);
    builder.edge('searches', node('lambda-function', 'indexer', app), search);
    builder.edge('searches', service, search, { readOnly: true });
    builder.edge('administers', bastion, search);
  }
  return builder.build();
}

/** An account in which all data is there already: servers, tasks and a proxy use it, beside a database that is made. */
function existingData(): Design {
  const builder = buildDesign();
  for (const [code, prefix, cidr] of [
    ['us-east-1', 'one', '10.0.0.0/16'],
    ['eu-west-1', 'two', '10.1.0.0/16'],
  ] as const) {
    const home = region(builder, code);
    const node = (kind: string, name: string, parent: NodeId, params: JsonObject = {}) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent, params });
    const vpc = node('vpc', 'net', home, { cidr, style: 'existing' });
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22 });
    const data = node('tier', 'data', vpc, { role: 'data', prefix: 24 });
    const web = node('auto-scaling-group', 'web', app, { role: 'worker', cpuScaling: false });
    const tasks = node('ecs-service', 'tasks', app);
    const isOne = prefix === 'one';
    const engine = isOne
      ? { engine: 'postgres', port: 5432 }
      : { engine: 'mysql', engineVersion: '8.4', port: 3307 };
    const db = node('rds-instance', 'db', data, { existing: true, ...engine });
    const proxy = node('rds-proxy', 'proxy', data);
    const cache = node('elasticache', 'cache', data, {
      existing: true,
      clusterMode: !isOne,
      auth: isOne ? 'token' : 'rbac-iam',
    });
    builder.edge('pools', proxy, db);
    builder.edge('reads-writes', web, proxy);
    builder.edge('reads-writes', tasks, db);
    builder.edge('reads-writes', tasks, cache);
    const cluster = node('aurora-cluster', 'cluster', data, {
      existing: true,
      ...(isOne ? {} : { engine: 'aurora-mysql', port: 3306 }),
    });
    builder.edge('reads', tasks, cluster);
    const plain = { protocol: 'http', port: 8080 };
    const backend = node('existing-service', 'backend', app, isOne ? {} : plain);
    const worker = node('lambda-function', 'worker', app);
    for (const caller of [web, tasks, worker]) builder.edge('calls', caller, backend);
    if (isOne) {
      const pool = node('rds-proxy', 'cluster-proxy', data);
      builder.edge('pools', pool, cluster);
      builder.edge('reads-writes', web, pool);
    } else builder.edge('reads-writes', web, cluster);
    if (isOne)
      builder.edge(
        'reads-writes',
        tasks,
        node('rds-instance', 'own-db', data, { password: 'managed' }),
      );
    else node('elasticache', 'idle', data, { existing: true });
  }
  return builder.build();
}

/** Aurora in each style of VPC, directly and through a proxy, with and without readers; of many classes and versions. */
function clusters(): Design {
  const builder = buildDesign();
  const sites = [
    {
      code: 'us-east-1',
      params: { cidr: '10.0.0.0/16' },
      classes: ['db.r7g.large', 'db.t3.medium', 'db.t4g.medium', 'db.t4g.large'],
    },
    {
      code: 'eu-west-1',
      params: { style: 'native', zones: ['a', 'b'], cidr: '10.1.0.0/16' },
      classes: ['db.r6i.large', 'db.t3.large', 'db.r7g.xlarge', 'db.r7g.2xlarge'],
    },
    {
      code: 'ap-south-1',
      params: { style: 'existing', cidr: '100.64.0.0/20' },
      classes: ['db.r6i.xlarge', 'db.r6i.2xlarge', 'db.r7g.4xlarge', 'db.r7g.8xlarge'],
    },
  ];
  for (const [index, { code, params, classes }] of sites.entries()) {
    const [plainClass = '', bareClass = '', ...others] = classes;
    const home = region(builder, code);
    const node = (kind: string, slug: string, parent: NodeId, own: JsonObject = {}) =>
      builder.node(kind, { label: slug, slug: `n${index}-${slug}`, parent, params: own });
    const vpc = node('vpc', 'net', home, params);
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22 });
    const data = node('tier', 'data', vpc, { role: 'data' });
    const web = node('auto-scaling-group', 'web', app, { role: 'api' });
    const worker = node('ecs-service', 'worker', app);
    const acu = [{ minAcu: 0, pauseAfterSeconds: 86400 }, {}, { minAcu: 256, maxAcu: 256 }][index]!;
    const pooled = node('aurora-cluster', 'pooled', data, { ...acu, readers: 4 });
    builder.edge('reads', web, node('aurora-cluster', 'paused', data, { minAcu: 0 }));
    const proxy = node('rds-proxy', 'proxy', data);
    const plain = node('aurora-cluster', 'plain', data, {
      engine: 'aurora-mysql',
      engineVersion: '8.0',
      port: 3306,
      instanceClass: plainClass,
      readers: index,
      backtrackHours: 24 * index,
      advancedInsights: index === 1,
      storageType: index === 2 ? 'aurora-iopt1' : 'aurora',
    });
    const bare = node('aurora-cluster', 'bare', data, {
      instanceClass: bareClass,
      readers: 0,
      encrypted: false,
      forceTls: false,
      exportLogs: false,
      performanceInsights: false,
      monitoringIntervalSeconds: '0',
      finalSnapshot: false,
      deletionProtection: false,
    });
    builder.edge('pools', proxy, pooled);
    builder.edge('reads-writes', web, proxy);
    builder.edge('reads', web, pooled);
    builder.edge('reads-writes', worker, plain);
    builder.edge('reads', worker, plain);
    builder.edge('reads-writes', worker, bare);
    const report = node('lambda-function', 'report', app);
    builder.edge('reads-writes', report, proxy);
    builder.edge('reads', report, pooled);
    for (const [place, instanceClass] of others.entries()) {
      const engineVersion = String(14 + ((2 * index + place) % 5));
      const other = node('aurora-cluster', `other-${place}`, data, {
        instanceClass,
        engineVersion,
        monitoringIntervalSeconds: ['1', '5', '10', '15', '30', '60'][2 * index + place]!,
        backupDays: place === 0 ? 1 : 35,
        port: place === 0 ? 1150 : 65535,
        logRetentionDays: place === 0 ? 1 : 3653,
        critical: place === 0 ? 'yes' : 'no',
      });
      builder.edge('reads', worker, other);
    }
    node('monitoring', 'alarms', home);
    node('backup-plan', 'backup', home);
  }
  return builder.build();
}

/** A design with more beside it: in a region, or on the canvas. */
function beside(
  design: Design,
  more: readonly {
    readonly kind: string;
    readonly slug: string;
    readonly region?: string;
    readonly params?: JsonObject;
  }[],
  params: Params = {},
): Design {
  const model = resolve(design, catalog);
  const tx = beginTransaction(design);
  for (const node of model.nodes) {
    if (params[node.slug])
      tx.changeNode(node.id, { params: { ...node.params, ...params[node.slug] } });
  }
  const ids = idsAfter(design);
  for (const { kind, slug, region: code, params: own } of more) {
    const parent = model.nodes.find(
      ({ id, spec }) => spec.container === 'region' && model.regionName(id) === code,
    );
    const spec = specOf(catalog, kind);
    tx.putNode({
      id: ids.node(),
      kind,
      slug,
      label: slug,
      parent: parent?.id ?? null,
      params: { ...defaultParams(spec), ...own },
    });
  }
  return tx.design;
}

/** One that watches and backs up from the second region, over to the first; names fail over by themselves. */
const watchedFromAfar = () =>
  beside(
    withoutKinds(multiRegion.build(), 'monitoring', 'backup-plan', 'dr-plan'),
    [
      { kind: 'monitoring', slug: 'alarms', region: 'us-west-2', params: { minutes: 60 } },
      {
        kind: 'backup-plan',
        slug: 'backup',
        region: 'us-west-2',
        params: {
          lock: 'compliance',
          lockMinDays: 1,
          lockMaxDays: 36500,
          copyRetentionDays: 36500,
          restoreDay: 'SAT',
          lastRestoreTest: '2026-05-31',
          restoreEvidenceDays: 7,
        },
      },
      {
        kind: 'backup-plan',
        slug: 'backup-2',
        region: 'us-east-1',
        params: {
          lockMinDays: 1,
          retentionDays: 1,
          copyRetentionDays: 1,
          restoreDay: 'TUE',
          lastRestoreTest: '2026-05-31',
          restoreEvidenceDays: 366,
        },
      },
      {
        kind: 'dr-plan',
        slug: 'plan',
        params: { confirmedOn: '2026-05-31', confirmedDesign: '0rcjnfg0ekjnei' },
      },
      { kind: 'dr-plan', slug: 'plan-2', params: { strategy: 'warm-standby' } },
    ],
    { dns: { failoverMode: 'automatic' }, cache: { clusterMode: true, shards: 3 } },
  );

/** Everything that is event-driven, with its own watch and backups in each region. */
const watchedEvents = () =>
  beside(events(), [
    { kind: 'monitoring', slug: 'alarms', region: 'us-east-1' },
    { kind: 'monitoring', slug: 'alarms-2', region: 'ap-south-1', params: { encryption: 'aws' } },
    {
      kind: 'backup-plan',
      slug: 'backup',
      region: 'us-east-1',
      params: { frequency: 'weekly', restoreDay: 'FRI' },
    },
    {
      kind: 'backup-plan',
      slug: 'backup-2',
      region: 'ap-south-1',
      params: {
        frequency: 'twice-daily',
        lockMinDays: 36500,
        lockMaxDays: 36500,
        retentionDays: 36500,
        coldAfterDays: 36410,
        copy: false,
        restoreDay: 'THU',
        restoreEvidenceDays: 366,
      },
    },
    {
      kind: 'backup-plan',
      slug: 'backup-3',
      region: 'ap-south-1',
      params: { restoreDay: 'WED', validationHours: 168, restoreEvidenceDays: 7 },
    },
    { kind: 'dr-plan', slug: 'plan', params: { strategy: 'active-active', tests: [] } },
    { kind: 'dr-plan', slug: 'plan-2', params: { strategy: 'pilot-light' } },
  ]);

/** Two regions of workers: servers of several types and tasks on one queue, and a group that the clock puts to sleep. */
function workers(): Design {
  const builder = buildDesign();
  for (const [code, prefix, cidr] of [
    ['us-east-1', 'one', '10.0.0.0/16'],
    ['eu-west-1', 'two', '10.1.0.0/16'],
  ] as const) {
    const home = region(builder, code);
    const node = (kind: string, name: string, parent: NodeId, params: JsonObject = {}) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent, params });
    const vpc = node('vpc', 'net', home, { cidr });
    node('tier', 'public', vpc, { role: 'public', prefix: 24 });
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22 });
    const servers = node('auto-scaling-group', 'servers', app, {
      role: 'worker',
      mixedInstances: true,
      otherTypes: ['t4g.small', 't4g.medium', 'm7g.large'],
      onDemandPercent: prefix === 'one' ? 20 : 100,
      warmPool: prefix === 'two',
    });
    const sleepers = node('auto-scaling-group', 'sleepers', app, {
      role: 'worker',
      schedule: true,
      min: 0,
      desired: 0,
      ...(prefix === 'one' ? { morningMin: 0, morningDesired: 0, morningMax: 0 } : {}),
      eveningMin: 0,
      eveningDesired: 0,
      eveningMax: 0,
    });
    const tasks = node('ecs-service', 'tasks', app, { cpuScaling: false });
    const [jobs, orders] = [
      node('sqs-queue', 'jobs', home),
      node('sqs-queue', 'orders', home, { fifo: true }),
    ];
    builder.edge('feeds', jobs, servers);
    builder.edge('feeds', orders, servers, { backlogPerServer: 10 });
    builder.edge('feeds', jobs, tasks);
    builder.edge('feeds', jobs, sleepers, { scaling: false });
  }
  return builder.build();
}

/** Functions in a VPC, one behind a proxy and one that opens a database itself, with data in the other region too. */
function functions(): Design {
  const builder = buildDesign();
  const sites = [
    { code: 'us-east-1', prefix: 'one', params: { cidr: '10.0.0.0/16' } },
    {
      code: 'eu-west-1',
      prefix: 'two',
      params: {
        cidr: '10.1.0.0/16',
        style: 'native',
        nat: 'none',
        interfaceEndpoints: ['secretsmanager', 'sqs'],
      },
    },
  ].map(({ code, prefix, params }) => {
    const home = region(builder, code);
    const node = (kind: string, name: string, parent: NodeId, own: JsonObject = {}) =>
      builder.node(kind, { label: name, slug: `${prefix}-${name}`, parent, params: own });
    const vpc = node('vpc', 'net', home, params);
    node('tier', 'public', vpc, { role: 'public', prefix: 24 });
    const app = node('tier', 'app', vpc, { role: 'app', prefix: 22 });
    const data = node('tier', 'data', vpc, { role: 'data', prefix: 24 });
    const [worker, report] = [
      node('lambda-function', 'worker', app),
      node('lambda-function', 'report', data, { reservedConcurrency: 5 }),
    ];
    const api = node('api-gateway', 'api', home);
    const jobs = node('sqs-queue', 'jobs', home);
    const db = node('rds-instance', 'db', data, { storageType: 'gp3' });
    const replica = node('rds-replica', 'replica', data);
    const proxy = node('rds-proxy', 'proxy', data);
    const cache = node('elasticache', 'cache', data);
    const table = node('dynamodb-table', 'table', home);
    const files = node('s3-bucket', 'files', home);
    const topic = node('sns-topic', 'topic', home);
    builder.edge('pools', proxy, db);
    builder.edge('replicates-to', db, replica);
    builder.edge('triggers', jobs, worker, { partialBatches: prefix === 'one' });
    builder.edge('reads-writes', worker, proxy, { poolSize: 1 });
    builder.edge('reads-writes', worker, cache, { poolSize: 1 });
    builder.edge('invokes', api, report);
    builder.edge('reads-writes', report, db, { poolSize: 1 });
    builder.edge('reads', report, replica);
    builder.edge('sends-to', report, jobs);
    return { worker, jobs, table, files, topic };
  });
  const [one, two] = sites;
  if (one && two) {
    builder.edge('keeps-records-in', one.worker, two.table);
    builder.edge('stores-in', one.worker, two.files);
    builder.edge('publishes-to', one.worker, two.topic);
    builder.edge('sends-to', one.worker, two.jobs);
    builder.edge('keeps-records-in', two.worker, two.table);
    builder.edge('stores-in', two.worker, two.files, { readOnly: true });
  }
  return builder.build();
}

/** Everything that waits for something which is not drawn. */
function fragments(): Design {
  const builder = buildDesign();
  const home = region(builder, 'ap-northeast-1');
  const vpc = builder.node('vpc', { label: 'Empty', parent: home });
  const data = builder.node('tier', { label: 'Data', parent: vpc, params: { role: 'data' } });
  builder.node('rds-replica', { label: 'Orphan', parent: data });
  builder.node('rds-proxy', { label: 'Idle proxy', parent: data });
  builder.node('route53-record', { label: 'nowhere.example.com' });
  builder.node('auto-scaling-group', { label: 'Homeless', parent: vpc });
  builder.node('elasticache', {
    label: 'Lonely',
    parent: data,
    params: { nodes: 1, multiAz: false, automaticFailover: false },
  });
  return builder.build();
}

/** A template with the extras of another profile than production. */
function profiled(design: Design, profile: Profile): Design {
  const plan = setProfile(resolve(design, catalog), { profile }, idsAfter(design));
  if (!plan.ok) throw new Error(plan.error.reason);
  return apply(design, plan.value.patch);
}

export const SHAPES: Readonly<Record<string, () => Design>> = {
  'the example': () => example(),
  'mysql on small classes': () =>
    example({
      db: { engine: 'mysql', engineVersion: '8.4', port: 3306, instanceClass: 'db.t4g.micro' },
      'db-replica': { instanceClass: 'db.t4g.small' },
    }),
  'one zone each': () =>
    example({
      web: { multiAz: false, min: 1, desired: 1 },
      api: { multiAz: false },
      db: { multiAz: false },
      cache: { multiAz: false, automaticFailover: false, nodes: 1 },
    }),
  'the largest database and cache': () =>
    example({
      db: { storageType: 'io2', allocatedGib: 65536, maxAllocatedGib: 65536, iops: 256000 },
      cache: { clusterMode: true, shards: 500, nodes: 1, multiAz: false },
    }),
  mariadb: () =>
    example({
      db: { engine: 'mariadb', engineVersion: '11.4', port: 3306 },
      'db-replica': { instanceClass: 'db.r6i.xlarge' },
      cache: { engine: 'valkey', engineVersion: '8.2' },
    }),
  'no NAT': () => example({ vpc: { nat: 'none' }, 'data-tier': { internetRoute: true } }),
  'no record': () =>
    example(
      {
        'db-replica': { instanceClass: 'db.r6i.2xlarge' },
        cache: { engine: 'valkey', engineVersion: '9.0' },
      },
      ['dns'],
    ),
  'internal load balancer': () => example({ alb: { scheme: 'internal' } }),
  'database in the public tier': () =>
    moved({ db: 'public-tier', cache: 'app-tier', proxy: 'app-tier' }),
  'database in the application tier': () => moved({ db: 'app-tier', 'db-replica': 'app-tier' }),
  'everything in the public tier': () =>
    moved({
      db: 'public-tier',
      'db-replica': 'public-tier',
      cache: 'public-tier',
      proxy: 'public-tier',
      web: 'public-tier',
      api: 'public-tier',
    }),
  'no proxy': () => example({ cache: { engine: 'valkey', engineVersion: '9.1' } }, ['proxy']),
  'no replica': () =>
    example({ cache: { engine: 'valkey', engineVersion: '8.1' } }, ['db-replica']),
  'no database': () => example({}, ['proxy', 'db', 'db-replica']),
  'no cache': () => example({ 'db-replica': { instanceClass: 'db.r6i.large' } }, ['cache']),
  'no data tier': () => example({}, ['data-tier']),
  'public tier only': () => example({}, ['app-tier', 'data-tier']),
  'network only': () =>
    example({}, ['alb', 'web', 'api', 'dns', 'proxy', 'db', 'db-replica', 'cache']),
  nothing: () => buildDesign().build(),
  'token without TLS': () => example({ cache: { inTransit: 'off' } }),
  'one zone': () => example({ vpc: { zones: ['a'] } }),
  'everything off': () =>
    example({
      vpc: { flowLogs: 'off', gatewayEndpoints: [], interfaceEndpoints: [], dnsHostnames: false },
      alb: { accessLogs: false, waf: false, deletionProtection: false, redirectHttp: false },
      web: {
        cpuScaling: false,
        requestScaling: false,
        volumeEncrypted: false,
        imdsv2: false,
        refreshMinHealthyPercent: 0,
        refreshMaxHealthyPercent: 100,
      },
      api: { healthCheckType: 'EC2', detailedMonitoring: false },
      db: {
        encrypted: false,
        forceTls: false,
        iamAuth: false,
        finalSnapshot: false,
        deletionProtection: false,
        performanceInsights: false,
        monitoringIntervalSeconds: '0',
        exportLogs: false,
        publiclyAccessible: true,
      },
      'db-replica': { performanceInsights: false, deletionProtection: false, multiAz: true },
      cache: { logs: false, finalSnapshot: false, snapshotDays: 0, auth: 'none' },
      proxy: { requireTls: false },
    }),
  'two VPCs and a zone that is created': twoVpcs,
  'two regions': twoRegions,
  'many routes': manyRoutes,
  'a network': () => network.build(),
  networks,
  'data that exists': existingData,
  clusters,
  fragments,
  microservices: () => microservices.build(),
  'circuit breaker': serviceMesh,
  'services on servers': onServers,
  serverless: () => serverless.build(),
  'rest apis': restApis,
  events,
  functions,
  'load balancing': () => loadBalancing.build(),
  'auto scaling': () => autoScaling.build(),
  workers,
  'blue-green': () => blueGreen.build(),
  'multi-region': () => multiRegion.build(),
  operations: () => operations.build(),
  'watched from afar': watchedFromAfar,
  'watched events': watchedEvents,
  'a key that exists in one of two regions': () =>
    beside(watchedEvents(), [], { 'ap-south-1': { existingKey: true } }),
  'keys that exist': () =>
    beside(watchedFromAfar(), [], {
      region: { existingKey: true },
      'region-dr': { existingKey: true },
    }),
  'the example as a sketch': () => profiled(openingDesign(), 'sketch'),
  'a network for development': () => profiled(network.build(), 'development'),
  'a cluster as a sketch': () => profiled(aurora.build(), 'sketch'),
  'two regions for development': () => profiled(multiRegion.build(), 'development'),
};
