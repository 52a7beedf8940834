import { buildDesign } from '../catalog/builder';
import type { Design } from '../design';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-2', 'us-west-2'];
/** Nodes that one VPC with its tiers and stacks adds. */
const STACKS_PER_VPC = 4;

/** A design of about `size` nodes: regions with VPCs, each with several load-balanced stacks over a database and a cache. */
export function largeDesign(size: number): Design {
  const design = buildDesign();
  design.setting('title', `${size} nodes`);
  let count = 0;
  const add: typeof design.node = (kind, node) => {
    count += 1;
    return design.node(kind, node);
  };
  const users = add('internet', { label: 'Users', at: { x: 0, y: -160 } });
  const regions = REGIONS.map((code, index) =>
    add('region', {
      label: code,
      slug: `region-${index}`,
      params: { region: code },
      at: { x: (index % 2) * 5200, y: Math.floor(index / 2) * 4000 },
    }),
  );
  const isFull = (): boolean => count >= size;
  for (let vpcNumber = 0; !isFull(); vpcNumber += 1) {
    const home = regions[vpcNumber % regions.length]!;
    const row = Math.floor(vpcNumber / regions.length);
    const vpc = add('vpc', {
      label: `VPC ${vpcNumber}`,
      slug: `vpc-${vpcNumber}`,
      parent: home,
      params: { cidr: `10.${vpcNumber}.0.0/16` },
      at: { x: 0, y: row * 1400 },
    });
    const tier = (role: string, prefix: number) =>
      add('tier', {
        label: role,
        slug: `${role}-${vpcNumber}`,
        parent: vpc,
        params: { role, prefix },
      });
    const tiers = { public: tier('public', 24), app: tier('app', 22), data: tier('data', 24) };
    for (let stack = 0; stack < STACKS_PER_VPC && !isFull(); stack += 1) {
      const x = stack * 512;
      const name = `${vpcNumber}-${stack}`;
      const node = (kind: string, stem: string, parent: string, dx: number, y: number) =>
        add(kind, {
          label: `${stem} ${name}`,
          slug: `${stem}${name}`,
          parent,
          at: { x: x + dx, y },
        });
      const alb = node('application-load-balancer', 'lb', tiers.public, 0, 0);
      const group = node('auto-scaling-group', 'app', tiers.app, 0, 0);
      const proxy = node('rds-proxy', 'px', tiers.data, 0, 0);
      const db = node('rds-instance', 'db', tiers.data, 0, 112);
      const cache = node('elasticache', 'ca', tiers.data, 256, 0);
      const replica = node('rds-replica', 'rr', tiers.data, 256, 112);
      design.edge('requests', users, alb);
      design.edge('routes-to', alb, group);
      design.edge('reads-writes', group, proxy);
      design.edge('reads-writes', group, cache);
      design.edge('pools', proxy, db);
      design.edge('replicates-to', db, replica);
    }
  }
  return design.build();
}
