import { backupPlan } from '../../catalog/backup-plan/spec';
import type { Model } from '../../spec/model';
import { defineRule, fail, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { addBackupPlan, regionsWith, unplanned } from '../operations';
import { operated } from '../operations-example';
import { inTurn, namesOf, wantParam } from '../subjects';

const untried = (model: Model): readonly Verdict[] =>
  unplanned(model).map(([region, ids]) =>
    fail(
      { nodes: regionsWith(model, [[region, ids]]) },
      `${region}: nothing tries to restore ${namesOf(model, ids)}.`,
      { fixes: addBackupPlan(model, region) },
    ),
  );

export const bk2 = defineRule('backup/bk-2', {
  title: 'Restores are tried',
  why: 'Backups that nobody has restored fail when they are needed: a key is gone, a right is missing, or it takes a day.',
  lacking: 'No backup plan is drawn, and nothing in a region that one could back up.',
  severity: 'warning',
  // Without a plan there is none to try.
  sameAs: ['BK-3'],
  maps: { wellArchitected: ['REL', 'OPS'] },
  check: inTurn(
    wantParam(backupPlan, {
      name: 'restoreTesting',
      value: true,
      good: 'restores everything once a week, to see that it can',
      bad: 'tries no restore',
      fix: 'Try restores every week',
    }),
    untried,
  ),
  examples: {
    good: [operated()],
    bad: [operated({ backup: { restoreTesting: false } }), example()],
  },
});
