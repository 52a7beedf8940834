import {
  BESIDE_WHAT_MAY_BE_GONE,
  command,
  runbookKind,
  shellWord,
  whereThere,
  type Made,
  type Placed,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { pools } from '../verbs/pools';
import { instanceNumbers } from './instances';
import { auroraCluster } from './spec';

type Aurora = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

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
            ...PLACED,
            ...serverless(node.params),
          ),
          ...member(node, { region, cluster: restored, name: s.name(node, '-restored-1') }),
          ...settled(region, restored),
        ],
      },
      takesPlaceOfOriginal(node, s),
    ];
  },
  fromBackup: (node, s, made) => {
    const region = made?.region ?? s.region(node);
    const name = made?.name ?? s.name(node, '-restored');
    const like = made ? made.named('-empty') : s.name(node);
    const beside = made?.beside;
    const behind = beside ? poolsOf(node, s).map((pool) => beside(pool).name) : [];
    return {
      arn: s.arn('rds', node, 'cluster:'),
      says: made
        ? `The cluster that the code has made is empty, and gives its name, and with it the endpoints, to the restored one. Delete what ends in \`-empty\` once all is well. A wait that gives up is only started again. ${made.adoptSays}`.trim()
        : BESIDE_WHAT_MAY_BE_GONE,
      commands: [
        ...pooled('deregister', behind, { name, region }),
        ...(made ? makesRoom(node, made, like) : []),
        ...(made ? [asks(like, region)] : []),
        ...command(
          `aws rds restore-db-cluster-from-snapshot --region ${region}`,
          `--db-cluster-identifier ${name} --snapshot-identifier "$POINT"`,
          `--engine ${shellWord(node.params.engine)}`,
          ...(made ? PLACED : placedByCode(s.placed(node, 'cluster'))),
          // Without one the snapshot's own encrypts, and in another region that is another one.
          ...(made && node.params.encrypted ? ['--kms-key-id "$(like KmsKeyId)"'] : []),
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
        ...(made
          ? forEach('"$MEMBERS"', member(node, { region, cluster: name, name: '"$MEMBER"' }))
          : member(node, { region, cluster: name, name: s.name(node, '-restored-1') })),
        membersAvailable(region, name),
        ...pooled('register', behind, { name, region }),
      ],
    };
  },
});

/** A pool keeps to the cluster that it was given, whatever that is called later. */
const poolsOf = (node: ModelNode, s: Shell): readonly ModelNode[] =>
  s.model.edgesTo(node.id, pools).map(({ from }) => s.model.get(from));
const pooled = (
  how: 'register' | 'deregister',
  behind: readonly string[],
  { name, region }: { readonly name: string; readonly region: string },
): readonly string[] =>
  behind.flatMap((pool) =>
    command(
      `aws rds ${how}-db-proxy-targets --region ${region}`,
      `--db-proxy-name ${pool} --db-cluster-identifiers ${name}`,
    ),
  );

interface Member {
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
}

const member = ({ params }: Aurora, { region, cluster, name }: Member): readonly string[] =>
  command(
    `aws rds create-db-instance --region ${region}`,
    `--db-cluster-identifier ${cluster} --db-instance-identifier ${name}`,
    `--engine ${shellWord(params.engine)} --db-instance-class ${shellWord(params.instanceClass)}`,
  );

/** Of names in one variable: a shell that splits no variable splits what a command prints. */
const forEach = (names: string, does: readonly string[]): readonly string[] => [
  `for MEMBER in $(echo ${names}); do`,
  ...does.map((line) => `  ${line}`),
  'done',
];

/** The cluster that was restored beside it takes its name, and with it its endpoints; so do the members. */
function takesPlaceOfOriginal(node: Aurora, s: Shell): RunbookStep {
  const { params } = node;
  const [name, region] = [s.name(node), s.region(node)];
  const [old, restored] = [s.name(node, '-old'), s.name(node, '-restored')];
  const behind = poolsOf(node, s).map((pool) => s.name(pool));
  const first = '"${MEMBERS%%[[:space:]]*}"';
  return {
    title: `Let clients use the restored ${s.label(node)}`,
    says: 'Once you have seen that its data is right, whether it comes from an earlier state or from a backup; stop what writes first. It takes the names of the original and of its members, and clients find it where they always did. The original is kept where it is not gone, and its names end in `-old` and a number. RDS makes a new secret for it, of which the code learns when it next changes the cluster: change its maintenance window in the drawing, and deploy.',
    commands: [
      ...pooled('deregister', behind, { name, region }),
      `MEMBERS=${s.members(node, instanceNumbers(params))}`,
      ...whereThere(
        `aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${name}`,
        [
          'NUMBER=0',
          ...forEach('"$MEMBERS"', [
            'NUMBER=$((NUMBER + 1))',
            ...renamedMember(region, '"$MEMBER"', `${old}"-$NUMBER"`),
          ]),
          ...settled(region, name),
          ...renamedCluster(region, name, old),
          membersAvailable(region, old),
        ],
      ),
      ...renamedMember(region, s.name(node, '-restored-1'), first),
      ...settled(region, restored),
      ...renamedCluster(region, restored, name),
      membersAvailable(region, name),
      asks(old, region),
      'KEY="$(like MasterUserSecret.KmsKeyId)"',
      ...command(
        `aws rds modify-db-cluster --region ${region} --db-cluster-identifier ${name} --apply-immediately`,
        [
          `--backup-retention-period ${params.backupDays}`,
          ...(params.deletionProtection ? ['--deletion-protection'] : []),
          ...(params.iamAuth ? ['--enable-iam-database-authentication'] : []),
        ].join(' '),
        '--manage-master-user-password ${KEY:+--master-user-secret-kms-key-id="$KEY"}',
      ),
      ...(params.readers > 0
        ? forEach(`"\${MEMBERS#"\${MEMBERS%%[[:space:]]*}"}"`, [
            ...member(node, { region, cluster: name, name: '"$MEMBER"' }),
          ])
        : []),
      membersAvailable(region, name),
      ...pooled('register', behind, { name, region }),
    ],
  };
}

const renamedMember = (region: string, from: string, to: string): readonly string[] =>
  command(
    `aws rds modify-db-instance --region ${region} --db-instance-identifier ${from}`,
    `--new-db-instance-identifier ${to} --apply-immediately`,
  );

const membersAvailable = (region: string, cluster: string): string =>
  `aws rds wait db-instance-available --region ${region} --filters Name=db-cluster-id,Values=${cluster}`;

const settled = (region: string, cluster: string): readonly string[] => [
  // The state changes a moment after the command has returned.
  'sleep 60',
  membersAvailable(region, cluster),
];

const renamedCluster = (region: string, from: string, to: string): readonly string[] => [
  ...command(
    `aws rds modify-db-cluster --region ${region} --db-cluster-identifier ${from}`,
    `--new-db-cluster-identifier ${to} --apply-immediately`,
  ),
  'sleep 60',
  `aws rds wait db-cluster-available --region ${region} --db-cluster-identifier ${to}`,
];

const asks = (cluster: string, region: string): string =>
  `like() { aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${cluster} --query "DBClusters[0].$1" --output text; }`;

const PLACED: readonly string[] = [
  '--db-subnet-group-name "$(like DBSubnetGroup)"',
  "--vpc-security-group-ids $(like 'VpcSecurityGroups[].VpcSecurityGroupId')",
  '--db-cluster-parameter-group-name "$(like DBClusterParameterGroup)"',
];

const placedByCode = ({ subnetGroup, securityGroups, parameterGroup }: Placed) => [
  `--db-subnet-group-name ${subnetGroup}`,
  `--vpc-security-group-ids ${securityGroups}`,
  `--db-cluster-parameter-group-name ${parameterGroup}`,
];

const serverless = (params: ParamsOf<typeof auroraCluster.fields>): readonly string[] =>
  params.instanceClass === 'db.serverless'
    ? [
        `--serverless-v2-scaling-configuration MinCapacity=${params.minAcu},MaxCapacity=${params.maxAcu}`,
      ]
    : [];

/** Members of the new one take the names of these, which hold nothing. */
const makesRoom = (
  { params }: Aurora,
  { name, region, members }: Made,
  empty: string,
): readonly string[] => [
  `MEMBERS=${members(instanceNumbers(params))}`,
  ...forEach('"$MEMBERS"', [
    `aws rds delete-db-instance --region ${region} --db-instance-identifier "$MEMBER"`,
  ]),
  ...forEach('"$MEMBERS"', [
    `aws rds wait db-instance-deleted --region ${region} --db-instance-identifier "$MEMBER"`,
  ]),
  ...renamedCluster(region, name, empty),
];
