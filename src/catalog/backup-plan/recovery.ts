import { recoveryKind } from '../../recovery';
import { copyRegion, promiseOf } from './plan';
import { backupPlan } from './spec';

const BETWEEN: Readonly<Record<string, number>> = {
  'twice-daily': 720,
  daily: 1440,
  weekly: 10_080,
};
/** The window in which a job may start, as it is exported. */
const START_MINUTES = 60;

export const recovery = recoveryKind(backupPlan, {
  written: (node, model) => {
    const { lastRestoreTest: _day, ...said } = promiseOf(node, model);
    return said;
  },
  backups: (node, model) => {
    const from = model.regionName(node.id);
    const { frequency, lastRestoreMinutes } = node.params;
    return from === null
      ? null
      : {
          from,
          to: copyRegion(node, model),
          interval: {
            says: 'what came after the last copy',
            minutes: (BETWEEN[frequency] ?? 1440) + START_MINUTES,
            source: `the backup plan copies ${frequency}, and a job starts within ${START_MINUTES} min`,
          },
          measured:
            lastRestoreMinutes > 0
              ? {
                  says: 'the restore, as it was measured',
                  minutes: lastRestoreMinutes,
                  source: 'the last restore test',
                }
              : null,
        };
  },
});
