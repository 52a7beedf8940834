import { backupPlan } from '../../catalog/backup-plan/spec';
import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { s3Bucket } from '../../catalog/s3-bucket/spec';
import { plural } from '../../kit/words';
import type { NodeId } from '../../design';
import { fieldProblem } from '../../spec/field-problem';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { backupPlans, coverable, type BackupPlan } from '../operations';
import { operated } from '../operations-example';
import { nameOf, namesOf } from '../subjects';

/** DynamoDB guide, "Point-in-time recovery". */
const TABLE_DAYS = 35;

/** How far back a service goes by itself. */
function ownDays(model: Model, id: NodeId): number {
  const node = model.get(id);
  if (model.is(node, dynamodbTable)) return node.params.pointInTimeRecovery ? TABLE_DAYS : 0;
  if (model.is(node, s3Bucket)) return node.params.noncurrentDays;
  return Number(node.params.backupDays);
}

/** The retention, and what the lock of the vault must let in for it. */
function longer({ params }: BackupPlan, days: number) {
  const retentionDays =
    params.lock === 'off' ? days : Math.max(days, Math.min(params.lockMinDays, params.lockMaxDays));
  return params.lock !== 'off' && retentionDays > params.lockMaxDays
    ? { retentionDays, lockMaxDays: retentionDays }
    : { retentionDays };
}

/** A number that AWS Backup refuses is PA-1's to report. */
const isTaken = (name: 'historyDays' | 'retentionDays', { params }: BackupPlan): boolean =>
  fieldProblem(backupPlan.fields[name], params[name], { params: {} }) === null;

export const bk7 = defineRule('backup/bk-7', {
  title: 'Backups go back as far as they must',
  why: 'A mistake that is found after a month can only be undone with a backup that is older.',
  lacking: 'No backup plan keeps anything for a number of days that AWS takes.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of backupPlans(model)) {
      const { historyDays, retentionDays } = plan.params;
      const ids = coverable(model).get(model.regionName(plan.id) ?? '') ?? [];
      if (ids.length === 0 || !isTaken('historyDays', plan) || !isTaken('retentionDays', plan))
        continue;
      const subject = { nodes: [plan.id] };
      const needed = plural(historyDays, 'day');
      const short = ids.filter((id) => Math.max(retentionDays, ownDays(model, id)) < historyDays);
      yield short.length === 0
        ? pass(subject, `${nameOf(plan)}: backups go back ${needed} at least, as they must.`)
        : fail(
            subject,
            `${nameOf(plan)}: keeps backups of ${namesOf(model, short)} for ${plural(retentionDays, 'day')}, and ${needed} are needed.`,
            {
              measure: historyDays - retentionDays,
              field: { node: plan.id, name: 'retentionDays' },
              fixes: [setParams(plan, longer(plan, historyDays), `Keep backups for ${needed}`)],
            },
          );
    }
  },
  examples: {
    good: [
      operated(),
      operated({ backup: { historyDays: 35 } }),
      // The database goes back as far by itself.
      operated(
        { backup: { historyDays: 20, retentionDays: 10 } },
        { with: { db: { backupDays: 30 } } },
      ),
    ],
    bad: [
      operated({ backup: { historyDays: 90 } }),
      operated({ backup: { historyDays: 700 } }),
      operated({ backup: { historyDays: 90, retentionDays: 10, lock: 'off' } }),
    ],
  },
});
