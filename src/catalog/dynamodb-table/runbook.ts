import { command, restoreJob, runbookKind } from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import { dynamodbTable } from './spec';

export const runbook = runbookKind(dynamodbTable, {
  restore: (node, s) => {
    if (!node.params.pointInTimeRecovery) return [];
    return [
      {
        title: `Bring back an earlier state of ${s.label(node)}`,
        says: 'Into a table beside it. Give the last good second instead of the latest one where items were destroyed: `--restore-date-time 2026-05-31T12:00:00Z`.',
        commands: [
          ...command(
            `aws dynamodb restore-table-to-point-in-time --region ${s.region(node)}`,
            `--source-table-name ${s.name(node)} --target-table-name ${s.name(node, '-restored')}`,
            '--use-latest-restorable-time',
          ),
          `aws dynamodb wait table-exists --region ${s.region(node)} --table-name ${s.name(node, '-restored')}`,
        ],
      },
    ];
  },
  fromBackup: (node, s, made) => {
    const region = made?.region ?? s.region(node);
    const name = made?.name ?? s.name(node, '-restored');
    const table = `--region ${region} --table-name ${name}`;
    // A key of the region that is lost would be asked for; the table gets its own below.
    const keys = made
      ? ' | with_entries(select(.key | ascii_downcase | test("kmsmasterkeyarn|encryptiontype") | not))'
      : '';
    return {
      arn: s.arn('dynamodb', node, 'table/'),
      says: made
        ? 'The table that the code has made is empty, and gives its name to the restored one. Go on after the job when its state is COMPLETED: ask for it again until it is.'
        : 'Into a table beside it. Ask for the state of the job again until it says COMPLETED.',
      commands: [
        ...(made
          ? [
              `KEY="$(aws dynamodb describe-table ${table} --query Table.SSEDescription.KMSMasterKeyArn --output text)"`,
              `aws dynamodb update-table ${table} --no-deletion-protection-enabled`,
              active(table),
              `aws dynamodb delete-table ${table}`,
              `aws dynamodb wait table-not-exists ${table}`,
            ]
          : []),
        ...restoreJob(region, 'DynamoDB', `--arg id ${name} '.targetTableName = $id${keys}'`),
        ...(made ? settings(node.params, table) : []),
      ],
    };
  },
});

/** While one change is under way DynamoDB refuses the next (API, UpdateTable); it waits until the table is ACTIVE. */
const active = (table: string): string => `aws dynamodb wait table-exists ${table}`;

/** A restored table has none of these. */
const settings = (
  params: ParamsOf<typeof dynamodbTable.fields>,
  table: string,
): readonly string[] => [
  active(table),
  ...command(
    `[ "$KEY" = None ] || aws dynamodb update-table ${table}`,
    '--sse-specification "Enabled=true,SSEType=KMS,KMSMasterKeyId=$KEY"',
  ),
  active(table),
  ...(params.pointInTimeRecovery
    ? command(
        `aws dynamodb update-continuous-backups ${table}`,
        '--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
      )
    : []),
  ...(params.deletionProtection
    ? [`aws dynamodb update-table ${table} --deletion-protection-enabled`]
    : []),
];
