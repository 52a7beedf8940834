import type { NumberField } from '../spec/fields';

const DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** Retention of a log group; CloudWatch Logs takes only these numbers (API reference, PutRetentionPolicy). */
export const LOG_RETENTION = {
  type: 'number',
  label: 'Log retention',
  group: 'Monitoring',
  default: 365,
  min: 1,
  max: 3653,
  unit: 'days',
  help: 'How long CloudWatch Logs keeps the records.',
  source: 'CloudWatch Logs API, PutRetentionPolicy',
  problem: (days) => (DAYS.includes(days) ? null : `must be one of ${DAYS.join(', ')} days.`),
} satisfies NumberField;
