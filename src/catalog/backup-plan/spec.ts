import { defineKind } from '../../spec/kind-spec';
import { dateProblem } from '../dates';

const isLocked = (params: { readonly [key: string]: unknown }) => params.lock !== 'off';
const isTested = (params: { readonly [key: string]: unknown }) => params.restoreTesting === true;

/** AWS Backup guide, "AWS Backup Vault Lock" and "Lifecycle": what it holds against a retention; null where it takes it. */
function retentionProblem(
  days: number,
  params: { readonly [key: string]: unknown },
): string | null {
  const [least, most] = [Number(params.lockMinDays), Number(params.lockMaxDays)];
  return isLocked(params) && (days < least || days > most)
    ? `must be ${least} to ${most} days, which is what the lock of the vault lets in.`
    : null;
}

const COLD_DAYS = 90;

export const backupPlan = defineKind({
  id: 'backup-plan',
  title: 'Backup plan',
  short: 'Backup',
  summary:
    'Backs up the databases, tables and buckets of its region into a locked vault, and tries restores by itself.',
  keywords: ['aws backup', 'vault', 'restore', 'restore testing', 'recovery', 'snapshot', 'pitr'],
  category: 'operations',
  label: 'Backup plan',
  slug: 'backup',
  inside: ['region'],
  can: [],
  fields: {
    frequency: {
      type: 'choice',
      label: 'How often',
      group: 'Schedule',
      default: 'daily',
      options: [
        { value: 'twice-daily', label: 'Twice a day' },
        { value: 'daily', label: 'Daily' },
        { value: 'weekly', label: 'Weekly, on Sundays' },
      ],
      help: 'What happened since the last one is lost with the data: the RPO.',
      source: 'AWS Backup API, BackupRule',
    },
    hourUtc: {
      type: 'number',
      label: 'Hour',
      group: 'Schedule',
      default: 6,
      min: 0,
      max: 23,
      unit: 'UTC',
      help: 'Clear of the backup windows of the databases, or one of the two fails.',
    },
    retentionDays: {
      type: 'number',
      label: 'Keep backups',
      group: 'Schedule',
      default: 35,
      min: 1,
      max: 36500,
      unit: 'days',
      source: 'AWS Backup API, Lifecycle',
      problem: (value, { params }) => retentionProblem(value, params),
      help: 'After it AWS Backup deletes them.',
    },
    historyDays: {
      type: 'number',
      label: 'History needed',
      group: 'Schedule',
      unseen: true,
      default: 7,
      min: 1,
      max: 36500,
      unit: 'days',
      help: 'How far back data must come back. It is checked, and changes no code.',
    },
    coldAfterDays: {
      type: 'number',
      label: 'To cold storage after',
      group: 'Schedule',
      default: 0,
      min: 0,
      max: 36410,
      unit: 'days',
      help: '0: never. Databases on RDS have no cold storage and stay where they are.',
      source: 'AWS Backup API, Lifecycle: cold backups stay for 90 days at least',
      problem: (value, { params }) =>
        value === 0 || Number(params.retentionDays) >= value + COLD_DAYS
          ? null
          : `takes backups that are kept for ${value + COLD_DAYS} days at least: what is cold stays cold for ${COLD_DAYS}.`,
    },
    copy: {
      type: 'toggle',
      label: 'Copy to another region',
      group: 'Copy',
      default: true,
      help: 'To the next region that is drawn. Without one there is no copy.',
      source: 'AWS Backup API, CopyAction',
    },
    copyRetentionDays: {
      type: 'number',
      label: 'Keep copies',
      group: 'Copy',
      default: 35,
      min: 1,
      max: 36500,
      unit: 'days',
      when: (params) => params.copy === true,
      problem: (value, { params }) => retentionProblem(value, params),
      help: 'In the other region, where they outlive the first.',
      source: 'AWS Backup API, CopyAction',
    },
    lock: {
      type: 'choice',
      label: 'Vault lock',
      group: 'Vault',
      default: 'governance',
      options: [
        { value: 'off', label: 'Off', hint: 'whoever may delete backups can' },
        { value: 'governance', label: 'Governance', hint: 'administrators can lift it' },
        {
          value: 'compliance',
          label: 'Compliance',
          hint: 'nobody can lift it once three days have passed',
        },
      ],
      source: 'AWS Backup guide, "AWS Backup Vault Lock"',
    },
    lockMinDays: {
      type: 'number',
      label: 'Shortest retention',
      group: 'Vault',
      default: 7,
      min: 1,
      max: 36500,
      unit: 'days',
      when: isLocked,
      help: 'Nobody deletes a backup that is younger.',
      source: 'AWS Backup API, PutBackupVaultLockConfiguration: 1 to 36,500',
    },
    lockMaxDays: {
      type: 'number',
      label: 'Longest retention',
      group: 'Vault',
      default: 365,
      min: 1,
      max: 36500,
      unit: 'days',
      when: isLocked,
      problem: (value, { params }) =>
        value >= Number(params.lockMinDays)
          ? null
          : `must be ${String(params.lockMinDays)} days at least, the shortest retention.`,
      help: 'A backup that would be kept for longer is refused.',
      source: 'AWS Backup API, PutBackupVaultLockConfiguration: 1 to 36,500',
    },
    encryption: {
      type: 'choice',
      label: 'Key of the vault',
      group: 'Vault',
      default: 'customer',
      options: [
        { value: 'customer', label: 'Customer key' },
        { value: 'aws', label: 'Key of AWS Backup (aws/backup)', hint: 'no policy of your own' },
      ],
      source: 'Security Hub Backup.1',
      help: 'For what AWS Backup encrypts itself. Snapshots of databases and disks keep the key of their source.',
    },
    restoreTesting: {
      type: 'toggle',
      label: 'Try restores',
      group: 'Restore test',
      default: true,
      help: 'Restores the latest backup of everything once a week and deletes the result. What runs meanwhile is billed.',
      source: 'AWS Backup guide, "Restore testing"',
    },
    restoreDay: {
      type: 'choice',
      label: 'Day',
      group: 'Restore test',
      default: 'SUN',
      options: [
        { value: 'MON', label: 'Monday' },
        { value: 'TUE', label: 'Tuesday' },
        { value: 'WED', label: 'Wednesday' },
        { value: 'THU', label: 'Thursday' },
        { value: 'FRI', label: 'Friday' },
        { value: 'SAT', label: 'Saturday' },
        { value: 'SUN', label: 'Sunday' },
      ],
      when: isTested,
      help: 'The day of the week on which the test begins.',
      source: 'AWS Backup API, CreateRestoreTestingPlan',
    },
    restoreHourUtc: {
      type: 'number',
      label: 'Hour',
      group: 'Restore test',
      default: 9,
      min: 0,
      max: 23,
      unit: 'UTC',
      when: isTested,
      help: 'The test begins within four hours of it.',
    },
    validationHours: {
      type: 'number',
      label: 'Keep what was restored',
      group: 'Restore test',
      default: 4,
      min: 1,
      max: 168,
      unit: 'h',
      help: 'Time for somebody, or a script, to look at it.',
      source: 'AWS Backup API, RestoreTestingSelection: 1 to 168',
      when: isTested,
    },
    lastRestoreTest: {
      type: 'text',
      label: 'Last restore that worked',
      group: 'Evidence',
      unseen: true,
      default: '',
      placeholder: '2026-05-31',
      help: 'The day on which somebody saw data come back. Without one nothing proves that it does.',
      problem: dateProblem,
    },
    restoreEvidenceDays: {
      type: 'number',
      label: 'It counts for',
      group: 'Evidence',
      unseen: true,
      default: 90,
      min: 7,
      max: 366,
      unit: 'days',
      when: (params) => params.lastRestoreTest !== '',
      help: 'Then somebody has to look at a restore again.',
    },
    lastRestoreMinutes: {
      type: 'number',
      label: 'It took',
      group: 'Evidence',
      unseen: true,
      default: 0,
      min: 0,
      max: 100_000,
      unit: 'min',
      when: (params) => params.lastRestoreTest !== '',
      help: 'From the start of the restore until somebody could work with it: what an RTO can promise.',
    },
  },
  extras: [
    { development: { copy: false } },
    { development: { lock: 'off' } },
    { development: { restoreTesting: false } },
  ],
  exported: true,
  names: [
    {
      what: 'The vault name',
      max: 50,
      suffix: (slug) => `-${slug}`,
      source: 'AWS Backup API, CreateBackupVault',
    },
    {
      what: 'The restore testing plan name',
      max: 50,
      suffix: (slug) => `_${slug}`,
      source: 'AWS Backup API, RestoreTestingPlan',
      when: isTested,
    },
    {
      what: 'The backup role prefix',
      max: 38,
      suffix: (slug) => `-${slug}-`,
      source: 'IAM quotas',
    },
  ],
  caption: (params) =>
    `${FREQUENCIES[String(params.frequency)] ?? String(params.frequency)} · ${String(params.retentionDays)} days${params.restoreTesting === true ? ' · tested' : ''}`,
});

const FREQUENCIES: Record<string, string> = {
  'twice-daily': 'twice a day',
  daily: 'daily',
  weekly: 'weekly',
};
