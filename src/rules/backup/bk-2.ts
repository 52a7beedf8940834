import { backupPlan } from '../../catalog/backup-plan/spec';
import { defineRule } from '../../validation';
import { operated } from '../operations-example';
import { wantParam } from '../subjects';

export const bk2 = defineRule('backup/bk-2', {
  title: 'Restores are tried',
  why: 'Backups that nobody has restored fail when they are needed: a key is gone, a right is missing, or it takes a day.',
  severity: 'warning',
  maps: { wellArchitected: ['REL', 'OPS'] },
  check: wantParam(backupPlan, {
    name: 'restoreTesting',
    value: true,
    good: 'restores everything once a week, to see that it can',
    bad: 'tries no restore',
    fix: 'Try restores every week',
  }),
  examples: { good: [operated()], bad: [operated({ backup: { restoreTesting: false } })] },
});
