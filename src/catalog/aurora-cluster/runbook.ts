import { command, runbookKind, shellWord, type Made, type Shell } from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { pools } from '../verbs/pools';
import { instanceNumbers } from './instances';
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
    return [
      {
        title: `Bring back an earlier state of ${s.label(node)}`,
        says: 'Beside the original, whose data stays as it is. Give the last good second instead of the latest one where data was destroyed: `--restore-to-time 2026-05-31T12:00:00Z`.',
        commands: [
          asks(name, region),
          ...command(
            `aws rds restore-db-cluster-to-point-in-time --region ${region}`,
            `--source-db-cluster-identifier ${name} --db-cluster-identifier ${restored}`,
            '--use-latest-restorable-time',
            '--db-subnet-group-name "$(like DBSubnetGroup)"',
            "--vpc-security-group-ids $(like 'VpcSecurityGroups[].VpcSecurityGroupId')",
            '--db-cluster-parameter-group-name "$(like DBClusterParameterGroup)"',
            ...serverless(node.params),
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
  fromBackup: (node, s, made) => {
    const region = made?.region ?? s.region(node);
    const name = made?.name ?? s.name(node, '-restored');
    const like = made ? made.named('-empty') : s.name(node);
    const numbers = made ? instanceNumbers(node.params) : [1];
    const instances = numbers.map((number) =>
      made ? made.named(`-${number}`) : s.name(node, `-restored-${number}`),
    );
    return {
      arn: s.arn('rds', node, 'cluster:'),
      says: made
        ? `The cluster that the code has made is empty, and gives its name, and with it the endpoints, to the restored one. Delete what ends in \`-empty\` once all is well. A wait that gives up is only started again. ${made.adoptSays}`.trim()
        : 'Beside the original, with its network and its settings.',
      commands: [
        ...pooled('deregister', node, s, made),
        ...(made ? makesRoom(made, like, instances) : []),
        asks(like, region),
        ...command(
          `aws rds restore-db-cluster-from-snapshot --region ${region}`,
          `--db-cluster-identifier ${name} --snapshot-identifier "$POINT"`,
          '--engine "$(like Engine)" --db-subnet-group-name "$(like DBSubnetGroup)"',
          "--vpc-security-group-ids $(like 'VpcSecurityGroups[].VpcSecurityGroupId')",
          '--db-cluster-parameter-group-name "$(like DBClusterParameterGroup)"',
          ...(node.params.encrypted ? ['--kms-key-id "$(like KmsKeyId)"'] : []),
          ...serverless(node.params),
          ...(node.params.deletionProtection ? ['--deletion-protection'] : []),
        ),
        `aws rds wait db-cluster-available --region ${region} --db-cluster-identifier ${name}`,
        ...(made
          ? command(
              `aws rds modify-db-cluster --region ${region} --db-cluster-identifier ${name} --apply-immediately`,
              '--manage-master-user-password',
              '--master-user-secret-kms-key-id "$(like MasterUserSecret.KmsKeyId)"',
            )
          : []),
        ...instances.flatMap((instance) =>
          command(
            `aws rds create-db-instance --region ${region}`,
            `--db-cluster-identifier ${name} --db-instance-identifier ${instance}`,
            `--engine "$(like Engine)" --db-instance-class ${shellWord(node.params.instanceClass)}`,
          ),
        ),
        ...instances.map(
          (instance) =>
            `aws rds wait db-instance-available --region ${region} --db-instance-identifier ${instance}`,
        ),
        ...pooled('register', node, s, made),
      ],
    };
  },
});

/** A pool keeps to the cluster that it was given, whatever that is called later. */
const pooled = (
  how: 'register' | 'deregister',
  node: ModelNode,
  s: Shell,
  made: Made | null,
): readonly string[] => {
  const beside = made?.beside;
  return beside
    ? s.model
        .edgesTo(node.id, pools)
        .flatMap(({ from }) =>
          command(
            `aws rds ${how}-db-proxy-targets --region ${made.region}`,
            `--db-proxy-name ${beside(s.model.get(from)).name} --db-cluster-identifiers ${made.name}`,
          ),
        )
    : [];
};

const asks = (cluster: string, region: string): string =>
  `like() { aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${cluster} --query "DBClusters[0].$1" --output text; }`;

const serverless = (params: ParamsOf<typeof auroraCluster.fields>): readonly string[] =>
  params.instanceClass === 'db.serverless'
    ? [
        `--serverless-v2-scaling-configuration MinCapacity=${params.minAcu},MaxCapacity=${params.maxAcu}`,
      ]
    : [];

/** Instances of the new one take the names of these, which hold nothing. */
const makesRoom = (
  { name, region }: Made,
  empty: string,
  instances: readonly string[],
): readonly string[] => [
  ...instances.map(
    (instance) =>
      `aws rds delete-db-instance --region ${region} --db-instance-identifier ${instance}`,
  ),
  ...instances.map(
    (instance) =>
      `aws rds wait db-instance-deleted --region ${region} --db-instance-identifier ${instance}`,
  ),
  ...command(
    `aws rds modify-db-cluster --region ${region} --db-cluster-identifier ${name}`,
    `--new-db-cluster-identifier ${empty} --apply-immediately`,
  ),
  'sleep 60',
  `aws rds wait db-cluster-available --region ${region} --db-cluster-identifier ${empty}`,
];
