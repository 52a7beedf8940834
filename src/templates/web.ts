import { buildDesign } from '../catalog/builder';
import type { DesignBuilder, NodeId } from '../design';

export interface Web {
  readonly design: DesignBuilder;
  readonly region: NodeId;
  readonly vpc: NodeId;
  readonly alb: NodeId;
  readonly pub: NodeId;
  readonly app: NodeId;
  readonly data: NodeId;
}

/** What most templates begin with: users, a name, and a load balancer in front of a VPC of three tiers. */
export function buildWeb(title: string): Web {
  const design = buildDesign();
  design.setting('title', title);
  const users = design.node('internet', { label: 'Users', slug: 'users', at: { x: 0, y: 0 } });
  const dns = design.node('route53-record', {
    label: 'app.example.com',
    slug: 'dns',
    at: { x: 344, y: 0 },
  });
  const region = design.node('region', { label: 'Region', slug: 'region', at: { x: 0, y: 96 } });
  const vpc = design.node('vpc', { label: 'Production', slug: 'vpc', parent: region });
  const tier = (role: string, label: string, prefix: number) =>
    design.node('tier', { label, slug: `${role}-tier`, parent: vpc, params: { role, prefix } });
  const pub = tier('public', 'Public tier', 24);
  const app = tier('app', 'Application tier', 22);
  const data = tier('data', 'Data tier', 24);
  const alb = design.node('application-load-balancer', {
    label: 'Public ALB',
    slug: 'alb',
    parent: pub,
    at: { x: 304, y: 0 },
  });
  design.edge('requests', users, dns);
  design.edge('resolves-to', dns, alb);
  return { design, region, vpc, alb, pub, app, data };
}

/** A database with the pool in front of it, one below the other. */
export function addPooledDatabase(
  design: DesignBuilder,
  parent: NodeId,
  { label, x }: { readonly label: string; readonly x: number },
): { readonly proxy: NodeId; readonly db: NodeId } {
  const proxy = design.node('rds-proxy', {
    label: 'Connection pool',
    slug: 'proxy',
    parent,
    at: { x, y: 0 },
  });
  const db = design.node('rds-instance', { label, slug: 'db', parent, at: { x, y: 104 } });
  design.edge('pools', proxy, db);
  return { proxy, db };
}
