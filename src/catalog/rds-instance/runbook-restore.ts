/** A backup in place of what the code has made, empty, in another region. */
import {
  command,
  whereThere,
  type Made,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  asks,
  isManaged,
  PLACED,
  pooled,
  poolsOf,
  replacedNear,
  replicasOf,
  wait,
} from './runbook-commands';
import type { rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

/** The options that a restored instance does not take over from its snapshot. */
const restoredLike = ({ params }: Rds, isManagedByRds: boolean): readonly string[] => [
  '--db-instance-class "$(like DBInstanceClass)" --storage-type "$(like StorageType)"',
  ...(params.storageType === 'io2' ? ['--iops "$(like Iops)"'] : []),
  ...PLACED,
  `--backup-retention-period ${params.backupDays} --copy-tags-to-snapshot`,
  [
    params.multiAz ? '--multi-az' : '--no-multi-az',
    params.deletionProtection ? '--deletion-protection' : '--no-deletion-protection',
    params.iamAuth
      ? '--enable-iam-database-authentication'
      : '--no-enable-iam-database-authentication',
  ].join(' '),
  ...(isManagedByRds
    ? [
        '--manage-master-user-password',
        '--master-user-secret-kms-key-id "$(like MasterUserSecret.KmsKeyId)"',
      ]
    : []),
];

/** AWS Backup keeps snapshots of RDS, which RDS itself restores: with options that it documents. */
export const SNAPSHOT = 'SNAPSHOT="${POINT##*:snapshot:}"';

/** The empty one gives way and says how it was set up; the name is the same afterwards, and with it the endpoint. */
export function inPlaceOf(node: Rds, made: Made, s: Shell): readonly string[] {
  const { name, region } = made;
  const [empty, copy] = [made.named('-empty'), made.named('-restore')];
  const waits = (id: string) => [
    'sleep 60',
    `aws rds wait db-instance-available --region ${region} --db-instance-identifier ${id}`,
  ];
  const { beside } = made;
  const behind = beside ? poolsOf(node, s).map((pool) => beside(pool).name) : [];
  const near = beside
    ? replicasOf(node, s, 'near').map((replica) => ({ node: replica, made: beside(replica) }))
    : [];
  return [
    SNAPSHOT,
    ...behind.flatMap((pool) => pooled('deregister', pool, made)),
    ...command(
      `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
      `--new-db-instance-identifier ${empty} --apply-immediately`,
    ),
    ...waits(empty),
    asks(empty, region),
    ...(node.params.encrypted
      ? [
          ...command(
            `aws rds copy-db-snapshot --region ${region}`,
            `--source-db-snapshot-identifier "$SNAPSHOT" --target-db-snapshot-identifier ${copy}`,
            '--kms-key-id "$(like KmsKeyId)"',
          ),
          `aws rds wait db-snapshot-available --region ${region} --db-snapshot-identifier ${copy}`,
        ]
      : []),
    ...command(
      `aws rds restore-db-instance-from-db-snapshot --region ${region}`,
      `--db-instance-identifier ${name} --db-snapshot-identifier ${node.params.encrypted ? copy : '"$SNAPSHOT"'}`,
      ...restoredLike(node, isManaged(node, s)),
    ),
    ...waits(name),
    ...(isManaged(node, s)
      ? []
      : command(
          `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name} --apply-immediately`,
          `--master-user-password "$(aws secretsmanager get-secret-value --region ${region} --secret-id ${made.secret} --query SecretString --output text | jq -r .password)"`,
        )),
    ...behind.flatMap((pool) => pooled('register', pool, made)),
    ...made.adopt,
    ...near.flatMap((replica) =>
      replacedNear(
        {
          ...replica.made,
          node: replica.node,
          aside: replica.made.named('-empty'),
        },
        name,
      ),
    ),
  ];
}

/** The one that was restored beside it takes its name, and with it its endpoint. */
export function takesPlaceOfOriginal(node: Rds, s: Shell): RunbookStep {
  const { params } = node;
  const [name, region, old] = [s.name(node), s.region(node), s.name(node, '-old')];
  const renamed = (from: string, to: string) => [
    ...command(
      `aws rds modify-db-instance --region ${region} --db-instance-identifier ${from}`,
      `--new-db-instance-identifier ${to} --apply-immediately`,
    ),
    ...wait(node, s, to),
  ];
  const password = isManaged(node, s)
    ? '--manage-master-user-password ${KEY:+--master-user-secret-kms-key-id="$KEY"}'
    : `--master-user-password "$(aws secretsmanager get-secret-value --region ${region} --secret-id ${s.secretArn(node)} --query SecretString --output text | jq -r .password)"`;
  return {
    title: `Let clients use the restored ${s.label(node)}`,
    says: [
      'Once you have seen that its data is right, whether it comes from an earlier state or from a backup; stop what writes first. It takes the name of the original, and clients find it where they always did. The original is kept where it is not gone, and its name ends in `-old`.',
      isManaged(node, s)
        ? ' RDS makes a new secret for it, of which the code learns when it next changes the database: change its maintenance window in the drawing, and deploy.'
        : '',
    ].join(''),
    commands: [
      ...poolsOf(node, s).flatMap((pool) => pooled('deregister', s.name(pool), { name, region })),
      ...whereThere(
        `aws rds describe-db-instances --region ${region} --db-instance-identifier ${name}`,
        renamed(name, old),
      ),
      ...renamed(s.name(node, '-restored'), name),
      ...(isManaged(node, s) ? [asks(old, region), 'KEY="$(like MasterUserSecret.KmsKeyId)"'] : []),
      ...command(
        `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name} --apply-immediately`,
        [
          `--backup-retention-period ${params.backupDays}`,
          params.multiAz ? '--multi-az' : '',
          params.deletionProtection ? '--deletion-protection' : '',
          params.iamAuth ? '--enable-iam-database-authentication' : '',
        ]
          .filter((option) => option !== '')
          .join(' '),
        password,
      ),
      ...wait(node, s),
      ...poolsOf(node, s).flatMap((pool) => pooled('register', s.name(pool), { name, region })),
      ...s.adopt(node),
    ],
  };
}
