import { buildDesign } from '../catalog/builder';
import type { Design } from '../design';

/** Two regions, each of which keeps a replica of the other's database and cache, a copy of its bucket and one of its backups. */
export function twoWayCopies(): Design {
  const design = buildDesign();
  const [east, west] = (
    [
      ['us-east-1', '10.0.0.0/16'],
      ['eu-west-1', '10.1.0.0/16'],
    ] as const
  ).map(([code, cidr]) => {
    const region = design.node('region', { label: code, params: { region: code } });
    const vpc = design.node('vpc', { label: `VPC ${code}`, parent: region, params: { cidr } });
    const tier = design.node('tier', {
      label: `Data ${code}`,
      parent: vpc,
      params: { role: 'data' },
    });
    const cache = (label: string) =>
      design.node('elasticache', { label, parent: tier, params: { nodeType: 'cache.m7g.large' } });
    const backup = { copy: true };
    design.node('backup-plan', { label: `Backup ${code}`, parent: region, params: backup });
    return {
      database: design.node('rds-instance', { label: `Database ${code}`, parent: tier }),
      replica: design.node('rds-replica', { label: `Replica ${code}`, parent: tier }),
      cache: cache(`Cache ${code}`),
      follower: cache(`Follower ${code}`),
      bucket: design.node('s3-bucket', { label: `Files ${code}`, parent: region }),
      copy: design.node('s3-bucket', { label: `Copies ${code}`, parent: region }),
    };
  });
  if (!east || !west) throw new Error('Both regions are built.');
  for (const [from, to] of [
    [east, west],
    [west, east],
  ] as const) {
    design.edge('replicates-to', from.database, to.replica);
    design.edge('replicates-objects-to', from.bucket, to.copy);
    design.edge('replicates-cache-to', from.cache, to.follower);
  }
  return design.build();
}
