import { command, restoredName, runbookKind } from '../../exporters/runbook';
import { dynamodbTable } from './spec';

export const runbook = runbookKind(dynamodbTable, {
  restore: (node, s) => [
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
  ],
  fromBackup: (node, s, to) => ({
    arn: s.arn('dynamodb', node, 'table/'),
    resourceType: 'DynamoDB',
    jq: `--arg id ${restoredName(node, s, to)} '.targetTableName = $id'`,
  }),
});
