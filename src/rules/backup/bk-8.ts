import {
  dailyWindow,
  dailyWindowProblem,
  weeklyWindow,
  windowsOverlap,
} from '../../catalog/checks';
import { elasticache } from '../../catalog/elasticache/spec';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { inTurn, nameOf, perDatabase, perNode } from '../subjects';

const DAY = 1440;
const GAP_MINUTES = 30;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const clock = (minutes: number): string => {
  const rest = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
};

/** The maintenance window on its day, beginning half an hour after the daily one ends; an hour long. */
function shifted(
  daily: { start: number; length: number },
  weekly: { start: number; length: number },
): string {
  const begin = Math.floor(weekly.start / DAY) * DAY + daily.start + daily.length + GAP_MINUTES;
  const at = (minutes: number) =>
    `${WEEKDAYS[Math.floor(minutes / DAY) % 7] ?? 'mon'}:${clock(minutes)}`;
  return `${at(begin)}-${at(begin + 60)}`;
}

function judge(node: ModelNode, what: string, field: string): readonly Verdict[] {
  const daily = String(node.params[field]);
  const weekly = String(node.params.maintenanceWindow);
  const [day, week] = [dailyWindow(daily), weeklyWindow(weekly)];
  // A window that AWS cannot read is PA-1's to report.
  if (!day || !week || dailyWindowProblem(1)(daily) !== null) return [];
  const subject = { nodes: [node.id] };
  if (!windowsOverlap(daily, weekly)) {
    return [
      pass(
        subject,
        `${nameOf(node)}: ${what} at ${daily}, maintenance at ${weekly}, clear of each other.`,
      ),
    ];
  }
  const wanted = shifted(day, week);
  return [
    fail(
      subject,
      `${nameOf(node)}: the ${what} window ${daily} overlaps the maintenance window ${weekly}; AWS refuses that.`,
      {
        field: { node: node.id, name: 'maintenanceWindow' },
        // A daily window that fills the day leaves no hour for maintenance.
        fixes:
          day.length + 60 + 2 * GAP_MINUTES > DAY
            ? []
            : [setParams(node, { maintenanceWindow: wanted }, `Maintain at ${wanted}`)],
      },
    ),
  ];
}

export const bk8 = defineRule('backup/bk-8', {
  title: 'Backup and maintenance do not meet',
  why: 'AWS refuses windows that overlap, and a database with such windows is never made.',
  lacking: 'No database and no cache is created whose windows can be read.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  check: inTurn(
    perDatabase((db) => judge(db, 'backup', 'backupWindow')),
    perNode(elasticache, (cache) => judge(cache, 'snapshot', 'snapshotWindow')),
  ),
  examples: {
    good: [
      clustered(),
      example(),
      example({ with: { db: { maintenanceWindow: 'Mon:04:00-Mon:05:00' } } }),
    ],
    bad: [
      clustered({ maintenanceWindow: 'Mon:03:30-Mon:04:30' }),
      example({ with: { db: { maintenanceWindow: 'Mon:03:30-Mon:04:30' } } }),
      example({
        with: { db: { backupWindow: '23:30-00:30', maintenanceWindow: 'sun:23:45-mon:00:45' } },
      }),
      example({ with: { cache: { snapshotWindow: '06:00-07:30' } } }),
    ],
  },
});
