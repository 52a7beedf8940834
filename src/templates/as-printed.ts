import { buildDesign } from '../catalog/builder';
import type { DesignBuilder, NodeId } from '../design';
import type { Template } from '../spec/catalog';

interface Network {
  readonly region: NodeId;
  readonly pub: NodeId;
  readonly app: NodeId;
  readonly data: NodeId;
}

interface NetworkParams {
  readonly code: string;
  readonly label: string;
  readonly suffix: string;
  /** The first two bytes of every range: the methodology gives each zone a /24 of each tier. */
  readonly net: string;
  readonly x: number;
}

/** Step 1: three zones, three tiers, the ranges as they are printed, a NAT gateway per zone. */
function network(design: DesignBuilder, given: NetworkParams): Network {
  const { code, label, suffix, net, x } = given;
  const region = design.node('region', {
    label,
    slug: `region${suffix}`,
    params: { region: code },
    at: { x, y: 96 },
  });
  const vpc = design.node('vpc', {
    label: 'production',
    slug: `vpc${suffix}`,
    parent: region,
    params: { cidr: `${net}.0.0/16`, flowLogs: 'off' },
  });
  const tier = (role: string, title: string, first: number) =>
    design.node('tier', {
      label: title,
      slug: `${role}-tier${suffix}`,
      parent: vpc,
      params: {
        role,
        prefix: 24,
        ranges: ['a', 'b', 'c'].map((zone, at) => `${zone}=${net}.${first + at}.0/24`),
      },
    });
  return {
    region,
    pub: tier('public', 'Public subnets', 1),
    app: tier('app', 'Private subnets', 11),
    data: tier('data', 'Database subnets', 21),
  };
}

const NOTE = [
  'The methodology as printed, block by block. AWS refuses it: two listeners on 443, PostgreSQL 16.1, the user "admin", a mesh that ended.',
  'Its export does not plan. Open the checklist and choose "Fix all safe"; then it does.',
  'Not drawn, because the code never writes them: "$Latest" of the launch template, two weights that can contradict each other.',
].join('\n');

/** Every code block of the methodology as it stands there, mistakes included. */
export const asPrinted: Template = {
  id: 'as-printed',
  title: 'The methodology as printed',
  summary:
    'Every code block as it stands there, mistakes included. The export does not plan until they are fixed: the checklist shows how.',
  plans: false,
  build: () => {
    const design = buildDesign();
    design.setting('title', 'The methodology as printed');
    design.node('note', {
      label: 'Read me first',
      slug: 'read-me',
      params: { text: NOTE },
      at: { x: 0, y: -248 },
    });
    const users = design.node('internet', { label: 'Users', slug: 'users', at: { x: 344, y: 0 } });
    // Step 6: the check asks a name for which no record is printed.
    const dns = design.node('route53-record', {
      label: 'app.example.com',
      slug: 'dns',
      params: { healthCheckName: 'primary.example.com' },
      at: { x: 792, y: 0 },
    });
    const first = network(design, {
      code: 'us-east-1',
      label: 'Region A (Primary)',
      suffix: '',
      net: '10.0',
      x: 0,
    });
    const second = network(design, {
      code: 'us-west-2',
      label: 'Region B (DR)',
      suffix: '-dr',
      net: '10.1',
      x: 960,
    });

    // Step 2, and the blue-green template with a second listener on its port.
    const balancer = { sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', waf: false };
    const alb = design.node('application-load-balancer', {
      label: 'app-alb',
      slug: 'alb',
      parent: first.pub,
      params: balancer,
      at: { x: 304, y: 0 },
    });
    const standbyAlb = design.node('application-load-balancer', {
      label: 'ALB (standby)',
      slug: 'alb-dr',
      parent: second.pub,
      params: balancer,
      at: { x: 304, y: 0 },
    });

    // Step 3, which prints no launch template: its servers are of a type that nothing is to be said of.
    const servers = { min: 2, desired: 2, instanceType: 'm7g.large' };
    const app = design.node('auto-scaling-group', {
      label: 'app-asg',
      slug: 'app',
      parent: first.app,
      params: servers,
      at: { x: 32, y: 0 },
    });
    const green = design.node('auto-scaling-group', {
      label: 'app-green',
      slug: 'green',
      parent: first.app,
      params: servers,
      at: { x: 304, y: 0 },
    });
    const standbyApp = design.node('auto-scaling-group', {
      label: 'EC2 (minimal)',
      slug: 'app-dr',
      parent: second.app,
      params: servers,
      at: { x: 304, y: 0 },
    });
    // The circuit breaker: a mesh that has ended, and may eject every host.
    const api = design.node('ecs-service', {
      label: 'api',
      slug: 'api',
      parent: first.app,
      at: { x: 576, y: 0 },
    });
    const mesh = design.node('ecs-service', {
      label: 'app-node',
      slug: 'app-node',
      parent: first.app,
      at: { x: 576, y: 104 },
    });

    // Step 4.
    const db = design.node('rds-instance', {
      label: 'app-db',
      slug: 'db',
      parent: first.data,
      params: {
        engineVersion: '16.1',
        instanceClass: 'db.t3.medium',
        username: 'admin',
        password: 'state',
        maintenanceWindow: 'Mon:04:00-Mon:05:00',
        exportLogs: false,
      },
      at: { x: 32, y: 0 },
    });
    const replica = design.node('rds-replica', {
      label: 'app-db-replica',
      slug: 'db-replica',
      parent: first.data,
      params: { instanceClass: 'db.t3.medium' },
      at: { x: 32, y: 104 },
    });
    const standbyDb = design.node('rds-replica', {
      label: 'RDS (read replica)',
      slug: 'db-dr',
      parent: second.data,
      params: { instanceClass: 'db.t3.medium' },
      at: { x: 32, y: 104 },
    });

    // Step 5.
    const redis = { engineVersion: '7.0', nodeType: 'cache.t3.medium' };
    const cache = design.node('elasticache', {
      label: 'app-redis',
      slug: 'redis',
      parent: first.data,
      params: redis,
      at: { x: 576, y: 0 },
    });
    const standbyCache = design.node('elasticache', {
      label: 'ElastiCache',
      slug: 'redis-dr',
      parent: second.data,
      params: redis,
      at: { x: 576, y: 0 },
    });
    const files = design.node('s3-bucket', {
      label: 'S3 (origin)',
      slug: 'files',
      parent: first.region,
      at: { x: 304, y: 640 },
    });
    const standbyFiles = design.node('s3-bucket', {
      label: 'S3 (replica)',
      slug: 'files-dr',
      parent: second.region,
      at: { x: 304, y: 640 },
    });

    design.edge('requests', users, dns);
    design.edge('resolves-to', dns, alb);
    design.edge('resolves-to', dns, standbyAlb, { failover: 'secondary' });
    design.edge('routes-to', alb, app);
    design.edge('routes-to', alb, api, { paths: ['/api/*'], priority: 100 });
    design.edge('routes-to', alb, green, { green: true, ownListener: true, greenPreview: false });
    design.edge('routes-to', standbyAlb, standbyApp);
    design.edge('calls-service', api, mesh, { mesh: 'app-mesh', maxEjectionPercent: 100 });
    design.edge('reads-writes', app, db);
    design.edge('reads-writes', green, db);
    for (const client of [app, green, api]) design.edge('reads-writes', client, cache);
    design.edge('stores-in', app, files);
    design.edge('replicates-to', db, replica);
    design.edge('replicates-to', db, standbyDb);
    // The security group of the printed replica is that of the database: whoever writes there reads here.
    design.edge('reads', app, replica);
    design.edge('reads', standbyApp, standbyDb);
    design.edge('reads-writes', standbyApp, standbyCache);
    design.edge('stores-in', standbyApp, standbyFiles);
    design.edge('replicates-objects-to', files, standbyFiles);
    return design.build();
  },
};
