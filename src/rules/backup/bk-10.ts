import { dailyWindow, windowsOverlap } from '../../catalog/checks';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { backupPlans, type BackupPlan } from '../operations';
import { operated } from '../operations-example';
import { createdOf, nameOf } from '../subjects';

const DAY = 1440;

const hoursOf = ({ params: { frequency, hourUtc } }: BackupPlan): readonly number[] =>
  frequency === 'twice-daily' ? [hourUtc % 12, (hourUtc % 12) + 12] : [hourUtc];

/** Two stretches of a day, of which each may run over midnight. */
function meet(
  a: { readonly start: number; readonly length: number },
  b: { readonly start: number; readonly length: number },
): boolean {
  const after = (b.start - a.start + DAY) % DAY;
  return after < a.length || after + b.length > DAY;
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** RDS guide, "Using AWS Backup": no plan within the windows of the database, or an hour before its backup. */
export const bk10 = defineRule('backup/bk-10', {
  title: 'Backup plan keeps clear of the databases’ own windows',
  why: 'RDS makes one snapshot at a time. A plan that comes within its own window, or just before, fails or waits.',
  lacking:
    'No backup plan stands in the region of an RDS instance whose backup window can be read.',
  severity: 'info',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of backupPlans(model)) {
      const region = model.regionName(plan.id);
      for (const db of createdOf(model, rdsInstance)) {
        if (model.regionName(db.id) !== region) continue;
        const window = dailyWindow(db.params.backupWindow);
        if (!window) continue;
        const clashes = (hour: number): boolean => {
          const slot = { start: hour * 60, length: 60 };
          const text = `${clock(hour)}-${clock((hour + 1) % 24)}`;
          return (
            (db.params.backupDays > 0 && meet(slot, window)) ||
            windowsOverlap(text, db.params.maintenanceWindow)
          );
        };
        const subject = { nodes: [plan.id, db.id] };
        const bad = hoursOf(plan).find(clashes);
        if (bad === undefined) {
          yield pass(subject, `${nameOf(plan)}: clear of the windows of ${nameOf(db)}.`);
          continue;
        }
        const free = Array.from({ length: 24 }, (_, hour) => (bad + hour) % 24).find((hour) =>
          hoursOf({ ...plan, params: { ...plan.params, hourUtc: hour } }).every(
            (each) => !clashes(each),
          ),
        );
        yield fail(
          subject,
          `${nameOf(plan)}: begins at ${clock(bad)}, within a window of ${nameOf(db)} (backup ${db.params.backupWindow}, maintenance ${db.params.maintenanceWindow}).`,
          {
            field: { node: plan.id, name: 'hourUtc' },
            fixes:
              free === undefined
                ? []
                : [setParams(plan, { hourUtc: free }, `Begin at ${clock(free)}`, false)],
          },
        );
      }
    }
  },
  examples: {
    good: [operated(), operated({ backup: { frequency: 'twice-daily' } })],
    bad: [
      operated({ backup: { hourUtc: 3 } }),
      operated({ backup: { hourUtc: 15, frequency: 'twice-daily' } }),
      operated({ backup: { hourUtc: 0 } }, { with: { db: { backupWindow: '23:30-00:30' } } }),
      operated({ backup: { hourUtc: 5 } }),
    ],
  },
});
