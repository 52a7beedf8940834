import { command, runbookKind } from '../../exporters/runbook';
import { elasticache } from './spec';

export const runbook = runbookKind(elasticache, {
  failover: {
    capacity: (node, s) => [
      {
        title: `Warm ${s.label(node)} up`,
        says: 'It is empty: each read is a miss at first, and goes to the database. Let the traffic come in steps, and watch the hits.',
        commands: command(
          `aws elasticache describe-replication-groups --region ${s.region(node)}`,
          `--replication-group-id ${s.name(node)} --query 'ReplicationGroups[0].[Status,AutomaticFailover]'`,
        ),
      },
    ],
  },
  rehearse: (node, s) =>
    node.params.automaticFailover
      ? command(
          `aws elasticache test-failover --region ${s.region(node)}`,
          `--replication-group-id ${s.name(node)} --node-group-id 0001`,
        )
      : [],
  restore: (node, s) => {
    const region = s.region(node);
    const group = `aws elasticache describe-replication-groups --region ${region} --replication-group-id ${s.name(node)}`;
    return [
      {
        title: `Bring back a snapshot of ${s.label(node)}`,
        says: 'Beside the original. Most caches are filled anew sooner than they are restored.',
        commands: [
          `MEMBER="$(${group} --query 'ReplicationGroups[0].MemberClusters[0]' --output text)"`,
          `like() { aws elasticache describe-cache-clusters --region ${region} --cache-cluster-id "$MEMBER" --query "CacheClusters[0].$1" --output text; }`,
          ...command(
            `SNAPSHOT="$(aws elasticache describe-snapshots --region ${region}`,
            `--replication-group-id ${s.name(node)}`,
            `--query 'sort_by(Snapshots, &NodeSnapshots[0].SnapshotCreateTime)[-1].SnapshotName' --output text)"`,
          ),
          ...command(
            `aws elasticache create-replication-group --region ${region}`,
            `--replication-group-id ${s.name(node, '-r')} --replication-group-description Restored`,
            '--snapshot-name "$SNAPSHOT"',
            '--engine "$(like Engine)" --cache-node-type "$(like CacheNodeType)"',
            '--cache-subnet-group-name "$(like CacheSubnetGroupName)"',
            '--security-group-ids "$(like \'SecurityGroups[0].SecurityGroupId\')"',
            '--at-rest-encryption-enabled',
          ),
        ],
      },
    ];
  },
});
