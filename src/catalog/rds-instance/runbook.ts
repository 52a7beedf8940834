import {
  BESIDE_WHAT_MAY_BE_GONE,
  command,
  runbookKind,
  shellWord,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import {
  asks,
  isManaged,
  lag,
  PLACED,
  placedByCode,
  pooled,
  poolsOf,
  replacedNear,
  replicasOf,
  wait,
} from './runbook-commands';
import { inPlaceOf, SNAPSHOT, takesPlaceOfOriginal } from './runbook-restore';
import { rdsInstance } from './spec';

const farReplicas = (node: ModelNode, s: Shell): readonly ModelNode[] => replicasOf(node, s, 'far');

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
    ...(isManaged(node, s)
      ? []
      : [
          {
            title: `Let the secret of ${s.label(node)} stand alone`,
            says: 'Its copy in this region cannot be changed while it follows the one of the region that is down.',
            commands: command(
              `aws secretsmanager stop-replication-to-replica --region ${region}`,
              `--secret-id ${s.secret(node, region)}`,
            ),
          },
        ]),
  ];
}

const FOLLOWS_OLD = 'Once clients use the restored one: it follows the one that ends in `-old`.';

const followsAgain = (node: ModelNode, replica: ModelNode, says: string, s: Shell): RunbookStep => {
  const [name, region] = [s.name(replica), s.region(replica)];
  const old = s.name(replica, '-old');
  return {
    title: `Let ${s.label(replica)} follow again`,
    says,
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
};

const nearFollow = (node: ModelNode, says: string, s: Shell): readonly RunbookStep[] =>
  replicasOf(node, s, 'near').map((replica) => ({
    title: `Make ${s.label(replica)} anew behind ${s.label(node)}`,
    says: `${says} Nothing of its own is in it.`,
    commands: replacedNear(
      {
        node: replica,
        name: s.name(replica),
        aside: s.name(replica, '-old'),
        region: s.region(replica),
        adopt: s.adopt(replica),
      },
      s.name(node),
    ),
  }));

/** The copy that stands alone may have been given another password meanwhile. */
const secretBack = (node: ModelNode, replica: ModelNode, s: Shell): readonly RunbookStep[] => {
  const [home, away] = [s.region(node), s.region(replica)];
  return isManaged(node, s)
    ? []
    : [
        {
          title: `Bring the password of ${s.label(node)} back`,
          says: 'The database brings the password with it that it had in the second region, and clients of the first one read it here.',
          commands: [
            'umask 077',
            ...command(
              `aws secretsmanager get-secret-value --region ${away}`,
              `--secret-id ${s.secret(node, away)} --query SecretString --output text > secret.json`,
            ),
            ...command(
              `aws secretsmanager put-secret-value --region ${home}`,
              `--secret-id ${s.secret(node, home)} --secret-string file://secret.json`,
            ),
            'rm secret.json',
          ],
        },
      ];
};

const secretAgain = (node: ModelNode, replica: ModelNode, s: Shell): readonly RunbookStep[] => {
  const [home, away] = [s.region(node), s.region(replica)];
  return isManaged(node, s)
    ? []
    : [
        {
          title: `Let the secret of ${s.label(node)} be copied again`,
          says: 'Over the one that stands alone, with the key that this one has. It ends with InSync.',
          commands: [
            ...command(
              `KEY="$(aws secretsmanager describe-secret --region ${away}`,
              `--secret-id ${s.secret(node, away)}`,
              `--query "KmsKeyId || 'alias/aws/secretsmanager'" --output text)"`,
            ),
            ...command(
              `aws secretsmanager replicate-secret-to-regions --region ${home}`,
              `--secret-id ${s.secret(node, home)}`,
              `--add-replica-regions Region=${away},KmsKeyId="$KEY" --force-overwrite-replica-secret`,
            ),
            ...command(
              `aws secretsmanager describe-secret --region ${home}`,
              `--secret-id ${s.secret(node, home)} --query ReplicationStatus`,
            ),
          ],
        },
      ];
};

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
                ...poolsOf(node, s).flatMap((pool) =>
                  pooled('deregister', s.name(pool), { name, region }),
                ),
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
        .flatMap((replica): readonly RunbookStep[] => {
          const [name, region] = [s.name(node), s.region(node)];
          const days = Math.max(1, node.params.backupDays);
          const promoted: RunbookStep = {
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
              ...poolsOf(node, s).flatMap((pool) =>
                pooled('register', s.name(pool), { name, region }),
              ),
              ...s.adopt(node),
            ],
          };
          return [
            promoted,
            ...secretBack(node, replica, s),
            ...nearFollow(node, 'What reads it would read what was there before the loss.', s),
          ];
        }),
    renew: (node, s) =>
      farReplicas(node, s).flatMap((replica): readonly RunbookStep[] => {
        const follows = followsAgain(
          node,
          replica,
          'The promoted one is kept under another name. Delete it once nobody misses anything.',
          s,
        );
        return [follows, ...secretAgain(node, replica, s)];
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
    // Without backups of its own there are no logs to go back by.
    if (node.params.backupDays === 0) return [];
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
      takesPlaceOfOriginal(node, s),
      ...nearFollow(node, FOLLOWS_OLD, s),
      ...farReplicas(node, s).map((replica) =>
        followsAgain(
          node,
          replica,
          `${FOLLOWS_OLD} Delete what ends in \`-old\` once nobody misses anything.`,
          s,
        ),
      ),
    ];
  },
  fromBackup: (node, s, made) => {
    const region = s.region(node);
    const restored = s.name(node, '-restored');
    return {
      arn: s.arn('rds', node, 'db:'),
      says: made
        ? `The one that the code has made is empty, and gives its name, and with it the endpoint, to the restored one. Delete what ends in \`-empty\` once all is well. A wait that gives up is only started again. ${isManaged(node, s) ? made.adoptSays : ''}`.trim()
        : BESIDE_WHAT_MAY_BE_GONE,
      commands: made
        ? inPlaceOf(node, made, s)
        : [
            SNAPSHOT,
            ...command(
              `aws rds restore-db-instance-from-db-snapshot --region ${region}`,
              `--db-instance-identifier ${restored} --db-snapshot-identifier "$SNAPSHOT"`,
              `--db-instance-class ${shellWord(node.params.instanceClass)}`,
              ...placedByCode(s.placed(node, 'instance')),
            ),
            ...wait(node, s, restored),
          ],
    };
  },
});
