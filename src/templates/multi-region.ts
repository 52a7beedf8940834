import { buildDesign } from '../catalog/builder';
import type { DesignBuilder, NodeId } from '../design';
import type { Template } from '../spec/catalog';

interface Side {
  readonly region: NodeId;
  readonly alb: NodeId;
  readonly web: NodeId;
  readonly data: NodeId;
  readonly cache: NodeId;
  readonly files: NodeId;
}

interface SideParams {
  readonly code: string;
  readonly label: string;
  readonly suffix: string;
  readonly cidr: string;
  readonly x: number;
  /** Servers that run all the time, over three zones. */
  readonly servers: number;
}

function side(design: DesignBuilder, given: SideParams): Side {
  const { code, label, suffix, cidr, x, servers } = given;
  const slug = (name: string) => `${name}${suffix}`;
  const region = design.node('region', {
    label,
    slug: slug('region'),
    params: { region: code },
    at: { x, y: 96 },
  });
  const vpc = design.node('vpc', {
    label: 'Production',
    slug: slug('vpc'),
    parent: region,
    params: { cidr },
  });
  const tier = (role: string, title: string, prefix: number) =>
    design.node('tier', {
      label: title,
      slug: slug(`${role}-tier`),
      parent: vpc,
      params: { role, prefix },
    });
  const pub = tier('public', 'Public tier', 24);
  const app = tier('app', 'Application tier', 22);
  const data = tier('data', 'Data tier', 24);
  const alb = design.node('application-load-balancer', {
    label: suffix === '' ? 'ALB' : 'Standby ALB',
    slug: slug('alb'),
    parent: pub,
    at: { x: 304, y: 0 },
  });
  const web = design.node('auto-scaling-group', {
    label: suffix === '' ? 'Web servers' : 'Standby servers',
    slug: slug('web'),
    parent: app,
    params: { min: servers, desired: servers, max: 12 },
    at: { x: 304, y: 0 },
  });
  const cache = design.node('elasticache', {
    label: suffix === '' ? 'Session cache' : 'Standby cache',
    slug: slug('cache'),
    parent: data,
    at: { x: 576, y: 0 },
  });
  const files = design.node('s3-bucket', {
    label: suffix === '' ? 'Files' : 'Files, replica',
    slug: slug('files'),
    parent: region,
    at: { x: 304, y: 640 },
  });
  // Alarms of a region that is down tell nobody: each has its own.
  design.node('monitoring', {
    label: suffix === '' ? 'Alarms' : 'Standby alarms',
    slug: slug('alarms'),
    parent: region,
    params: { emails: ['oncall@example.com'] },
    at: { x: 0, y: 640 },
  });
  design.edge('routes-to', alb, web);
  design.edge('reads-writes', web, cache);
  design.edge('stores-in', web, files);
  return { region, alb, web, data, cache, files };
}

/** Step 6 of the methodology: all of the application in one region, enough of it in another. */
export const multiRegion: Template = {
  id: 'multi-region',
  title: 'Multi-region active-passive',
  summary:
    'A second region stands by: DNS fails over by hand after the database replica is promoted; cache and files are there.',
  build: () => {
    const design = buildDesign();
    design.setting('title', 'Multi-region active-passive');
    const users = design.node('internet', { label: 'Users', slug: 'users', at: { x: 344, y: 0 } });
    const dns = design.node('route53-record', {
      label: 'app.example.com',
      slug: 'dns',
      params: { failoverMode: 'manual' },
      at: { x: 792, y: 0 },
    });
    const first = side(design, {
      code: 'us-east-1',
      label: 'Region A',
      suffix: '',
      cidr: '10.0.0.0/16',
      x: 0,
      servers: 6,
    });
    const second = side(design, {
      code: 'us-west-2',
      label: 'Region B',
      suffix: '-dr',
      cidr: '10.1.0.0/16',
      x: 960,
      servers: 3,
    });
    const proxy = design.node('rds-proxy', {
      label: 'Connection pool',
      slug: 'proxy',
      parent: first.data,
      at: { x: 32, y: 0 },
    });
    const db = design.node('rds-instance', {
      label: 'App database',
      slug: 'db',
      parent: first.data,
      at: { x: 32, y: 104 },
    });
    const replica = design.node('rds-replica', {
      label: 'Database replica',
      slug: 'db-dr',
      parent: second.data,
      at: { x: 32, y: 104 },
    });
    // The second of a pair of regions keeps what the first one lost, and the plan says who moves to it.
    design.node('backup-plan', {
      label: 'Backup plan',
      slug: 'backup',
      parent: first.region,
      at: { x: 608, y: 640 },
    });
    // No date is made up: what nobody has restored, read or rehearsed stays open.
    design.node('dr-plan', {
      label: 'DR plan',
      slug: 'dr-plan',
      params: {
        strategy: 'warm-standby',
        edgeRto: 60,
        appRto: 60,
        dataRto: 60,
        dataRpo: 15,
        cacheRto: 60,
        objectsRto: 60,
        objectsRpo: 15,
        owner: 'Platform team',
        approver: 'Head of engineering',
        declaredBy: 'Incident lead on duty',
        contacts: ['On call: oncall@example.com'],
      },
      at: { x: 1136, y: 0 },
    });
    design.edge('requests', users, dns);
    design.edge('resolves-to', dns, first.alb);
    design.edge('resolves-to', dns, second.alb, { failover: 'secondary' });
    design.edge('reads-writes', first.web, proxy);
    design.edge('pools', proxy, db);
    design.edge('replicates-to', db, replica);
    design.edge('reads', second.web, replica);
    // Its plan gives files 15 minutes, which nobody promises without it.
    design.edge('replicates-objects-to', first.files, second.files, { timeControl: true });
    return design.build();
  },
};
