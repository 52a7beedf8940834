import { backupPlan } from '../../catalog/backup-plan/spec';
import { defineRule, fail, pass } from '../../validation';
import { staleness } from '../freshness';
import { operated } from '../operations-example';
import { nameOf, perSubject } from '../subjects';
import type { BackupPlan } from '../operations';

const judge = perSubject(function* (plan: BackupPlan, today: string) {
  const { lastRestoreTest, restoreEvidenceDays } = plan.params;
  const found = staleness(lastRestoreTest, today, restoreEvidenceDays);
  if (found === null) return;
  const subject = { nodes: [plan.id] };
  const evidence = `${nameOf(plan)}: the last restore that worked ${found.says}.`;
  yield found.isStale
    ? fail(subject, evidence, { field: { node: plan.id, name: 'lastRestoreTest' } })
    : pass(subject, evidence);
});

/** Where no restore is noted the item is open and says so. */
export const bk12 = defineRule('backup/bk-12', {
  title: 'The last restore that worked is not long ago',
  why: 'Keys, rights, sizes and versions change. That a restore worked last year does not say that it works now.',
  lacking: 'No backup plan says on which day a restore worked.',
  severity: 'warning',
  maps: { wellArchitected: ['REL', 'OPS'] },
  check: (model, { today }) => judge(model.ofKind(backupPlan).map((plan) => [plan, today])),
  examples: {
    good: [
      operated(),
      operated({ backup: { lastRestoreTest: '2026-05-31' } }),
      operated({ backup: { lastRestoreTest: '2025-12-01', restoreEvidenceDays: 365 } }),
    ],
    bad: [
      operated({ backup: { lastRestoreTest: '2026-02-01' } }),
      operated({ backup: { lastRestoreTest: '2026-05-01', restoreEvidenceDays: 30 } }),
      operated({ backup: { lastRestoreTest: '2026-06-02' } }),
    ],
  },
});
