import type { ChoiceField, NumberField, TextField, ToggleField } from '../spec/fields';
import { clearWindowProblem, weeklyWindowProblem } from './checks';

/** Fields that an RDS instance and an Aurora cluster have in common; each names the sources of its own. */

export const PORT = {
  type: 'number',
  label: 'Port',
  group: 'Access',
  default: 5432,
  min: 1150,
  max: 65535,
  help: 'On which clients connect.',
} satisfies NumberField;

export const BACKUP_WINDOW = {
  type: 'text',
  label: 'Backup window',
  group: 'Backup',
  default: '03:00-04:00',
  help: 'Daily, UTC.',
  problem: clearWindowProblem(30),
} satisfies TextField;

export const MAINTENANCE_WINDOW = {
  type: 'text',
  label: 'Maintenance window',
  group: 'Backup',
  default: 'Mon:04:30-Mon:05:30',
  help: 'Weekly, UTC.',
  problem: weeklyWindowProblem(30),
} satisfies TextField;

export const DELETION_PROTECTION = {
  type: 'toggle',
  label: 'Deletion protection',
  group: 'Backup',
  default: true,
  help: 'AWS refuses to delete it until this is off.',
} satisfies ToggleField;

export const ENHANCED_MONITORING = {
  type: 'choice',
  label: 'Enhanced monitoring',
  group: 'Monitoring',
  default: '60',
  options: ['0', '1', '5', '10', '15', '30', '60'].map((value) => ({
    value,
    label: value === '0' ? 'Off' : `Every ${value} s`,
  })),
  help: 'Metrics of the operating system, every so many seconds; 0 turns them off.',
} satisfies ChoiceField;

export const EXPORT_LOGS = {
  type: 'toggle',
  label: 'Logs to CloudWatch',
  group: 'Monitoring',
  default: true,
  help: 'Logs of the engine are kept and searched there.',
} satisfies ToggleField;

export const AUTO_MINOR_UPGRADE = {
  type: 'toggle',
  label: 'Automatic minor upgrades',
  group: 'Engine',
  default: true,
  help: 'AWS installs minor versions in the maintenance window.',
} satisfies ToggleField;

export const IAM_AUTH = {
  type: 'toggle',
  label: 'IAM authentication',
  group: 'Security',
  default: true,
  help: 'Clients may sign in with a token of their role instead of a password.',
} satisfies ToggleField;
