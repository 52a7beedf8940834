import {
  command,
  restoredName,
  runbookKind,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { rdsInstance } from './spec';

const farReplicas = (node: ModelNode, s: Shell): readonly ModelNode[] =>
  s.model
    .edgesFrom(node.id, replicatesTo)
    .filter((edge) => isFar(edge, s.model))
    .map(({ to }) => s.model.get(to));

const wait = (node: ModelNode, s: Shell, name = s.name(node)): readonly string[] => [
  // The state changes a moment after the command has returned.
  'sleep 60',
  `aws rds wait db-instance-available --region ${s.region(node)} --db-instance-identifier ${name}`,
];

const lag = (replica: ModelNode, s: Shell, name = s.name(replica)): readonly string[] =>
  command(
    `aws cloudwatch get-metric-statistics --region ${s.region(replica)}`,
    '--namespace AWS/RDS --metric-name ReplicaLag --statistics Maximum --period 60',
    `--dimensions Name=DBInstanceIdentifier,Value=${name}`,
    `--start-time "$(date -u -d '15 minutes ago' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)"`,
  );

/** Lets the commands that follow ask for settings of an instance that is there. */
const asks = (like: string, region: string): string =>
  `like() { aws rds describe-db-instances --region ${region} --db-instance-identifier ${like} --query "DBInstances[0].$1" --output text; }`;
/** What a copy has to have in common with it, to stand in the same place. */
const PLACED: readonly string[] = [
  '--db-subnet-group-name "$(like DBSubnetGroup.DBSubnetGroupName)"',
  '--vpc-security-group-ids "$(like \'VpcSecurityGroups[0].VpcSecurityGroupId\')"',
  '--db-parameter-group-name "$(like \'DBParameterGroups[0].DBParameterGroupName\')"',
];

const replicaOf = (
  source: ModelNode,
  copy: { readonly name: string; readonly region: string; readonly like: string },
  s: Shell,
): readonly string[] => [
  asks(copy.like, copy.region),
  ...command(
    `aws rds create-db-instance-read-replica --region ${copy.region} --source-region ${s.region(source)}`,
    `--db-instance-identifier ${copy.name}`,
    `--source-db-instance-identifier ${s.arn('rds', source, 'db:')}`,
    '--db-instance-class "$(like DBInstanceClass)" --kms-key-id "$(like KmsKeyId)"',
    ...PLACED,
  ),
];

function promote(node: ModelNode, replica: ModelNode, s: Shell): readonly RunbookStep[] {
  const [name, region] = [s.name(replica), s.region(replica)];
  const days = Math.max(1, Number(node.params.backupDays));
  return [
    {
      title: `Promote ${s.label(replica)}`,
      says: 'It stops to follow and takes writes. Its endpoint stays. There is no way back but a new replica.',
      commands: [
        ...command(
          `aws rds promote-read-replica --region ${region}`,
          `--db-instance-identifier ${name} --backup-retention-period ${days}`,
        ),
        ...wait(replica, s),
        ...(node.params.multiAz === true
          ? command(
              `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
              '--multi-az --apply-immediately',
            )
          : []),
      ],
    },
    {
      title: `Let the secret of ${s.label(node)} stand alone`,
      says: 'Its copy in this region cannot be changed while it follows the one of the region that is down.',
      commands: command(
        `aws secretsmanager stop-replication-to-replica --region ${region}`,
        `--secret-id ${s.secret(node, region)}`,
      ),
    },
  ];
}

export const runbook = runbookKind(rdsInstance, {
  failover: {
    look: (node, s) =>
      farReplicas(node, s).map((replica) => ({
        title: `Read how far ${s.label(replica)} is behind`,
        says: 'That many seconds of writes are lost. Note them: they are the RPO that was reached.',
        commands: lag(replica, s),
      })),
    data: (node, s) => farReplicas(node, s).flatMap((replica) => promote(node, replica, s)),
  },
  failback: {
    prepare: (node, s) =>
      farReplicas(node, s)
        .slice(0, 1)
        .flatMap((replica): readonly RunbookStep[] => {
          const [name, region] = [s.name(node), s.region(node)];
          const old = s.name(node, '-old');
          return [
            {
              title: `Follow ${s.label(replica)} from the first region`,
              says: `What ${s.label(node)} still holds is older than its replica. It is kept under another name until the data is reconciled.`,
              commands: [
                ...command(
                  `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
                  `--new-db-instance-identifier ${old} --apply-immediately`,
                ),
                ...wait(node, s, old),
                ...replicaOf(replica, { name, region, like: old }, s),
                ...wait(node, s),
              ],
            },
            {
              title: 'Wait until it has caught up',
              says: 'Go on when the lag is 0, in a window that is announced.',
              commands: lag(node, s),
            },
          ];
        }),
    switch: (node, s) =>
      farReplicas(node, s)
        .slice(0, 1)
        .map((): RunbookStep => {
          const [name, region] = [s.name(node), s.region(node)];
          const days = Math.max(1, node.params.backupDays);
          return {
            title: `Promote ${s.label(node)}`,
            says: 'Nothing writes in the second region any more, and the lag is 0.',
            commands: [
              ...command(
                `aws rds promote-read-replica --region ${region}`,
                `--db-instance-identifier ${name} --backup-retention-period ${days}`,
              ),
              ...wait(node, s),
              ...command(
                `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
                `${node.params.multiAz ? '--multi-az ' : ''}--deletion-protection --apply-immediately`,
              ),
              ...s.adopt(node),
            ],
          };
        }),
    renew: (node, s) =>
      farReplicas(node, s).map((replica): RunbookStep => {
        const [name, region] = [s.name(replica), s.region(replica)];
        const old = s.name(replica, '-old');
        return {
          title: `Let ${s.label(replica)} follow again`,
          says: 'The promoted one is kept under another name. Delete it once nobody misses anything.',
          commands: [
            ...command(
              `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
              `--new-db-instance-identifier ${old} --apply-immediately`,
            ),
            ...wait(replica, s, old),
            ...replicaOf(node, { name, region, like: old }, s),
            ...wait(replica, s),
            ...s.adopt(replica),
          ],
        };
      }),
  },
  rehearse: (node, s) =>
    node.params.multiAz
      ? command(
          `aws rds reboot-db-instance --region ${s.region(node)}`,
          `--db-instance-identifier ${s.name(node)} --force-failover`,
        )
      : [],
  restore: (node, s) => {
    const [name, region] = [s.name(node), s.region(node)];
    const restored = s.name(node, '-restored');
    return [
      {
        title: `Bring back an earlier state of ${s.label(node)}`,
        says: 'Beside the original, whose data stays as it is. Give the last good second instead of the latest one where data was destroyed: `--restore-time 2026-05-31T12:00:00Z`.',
        commands: [
          asks(name, region),
          ...command(
            `aws rds restore-db-instance-to-point-in-time --region ${region}`,
            `--source-db-instance-identifier ${name} --target-db-instance-identifier ${restored}`,
            '--use-latest-restorable-time',
            ...PLACED,
          ),
          ...wait(node, s, restored),
        ],
      },
    ];
  },
  fromBackup: (node, s, to) => ({
    arn: s.arn('rds', node, 'db:'),
    resourceType: 'RDS',
    jq: `--arg id ${restoredName(node, s, to)} '.DBInstanceIdentifier = $id'`,
  }),
});
