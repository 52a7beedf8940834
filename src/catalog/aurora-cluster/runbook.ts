import { command, restoredName, runbookKind, shellWord } from '../../exporters/runbook';
import { auroraCluster } from './spec';

export const runbook = runbookKind(auroraCluster, {
  rehearse: (node, s) =>
    node.params.readers > 0
      ? command(
          `aws rds failover-db-cluster --region ${s.region(node)}`,
          `--db-cluster-identifier ${s.name(node)}`,
        )
      : [],
  restore: (node, s) => {
    const [name, region] = [s.name(node), s.region(node)];
    const restored = s.name(node, '-restored');
    const isServerless = node.params.instanceClass === 'db.serverless';
    return [
      {
        title: `Bring back an earlier state of ${s.label(node)}`,
        says: 'Beside the original, whose data stays as it is. Give the last good second instead of the latest one where data was destroyed: `--restore-to-time 2026-05-31T12:00:00Z`.',
        commands: [
          `like() { aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${name} --query "DBClusters[0].$1" --output text; }`,
          ...command(
            `aws rds restore-db-cluster-to-point-in-time --region ${region}`,
            `--source-db-cluster-identifier ${name} --db-cluster-identifier ${restored}`,
            '--use-latest-restorable-time',
            '--db-subnet-group-name "$(like DBSubnetGroup)"',
            '--vpc-security-group-ids "$(like \'VpcSecurityGroups[0].VpcSecurityGroupId\')"',
            ...(isServerless
              ? [
                  `--serverless-v2-scaling-configuration MinCapacity=${node.params.minAcu},MaxCapacity=${node.params.maxAcu}`,
                ]
              : []),
          ),
          ...command(
            `aws rds create-db-instance --region ${region}`,
            `--db-cluster-identifier ${restored} --db-instance-identifier ${s.name(node, '-restored-1')}`,
            `--engine "$(like Engine)" --db-instance-class ${shellWord(node.params.instanceClass)}`,
          ),
          'sleep 60',
          `aws rds wait db-instance-available --region ${region} --db-instance-identifier ${s.name(node, '-restored-1')}`,
        ],
      },
    ];
  },
  fromBackup: (node, s, to) => ({
    arn: s.arn('rds', node, 'cluster:'),
    resourceType: 'Aurora',
    jq: `--arg id ${restoredName(node, s, to)} '.DBClusterIdentifier = $id'`,
  }),
});
