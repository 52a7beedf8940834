/** What a backup plan means, whatever language it is written in. */
import { fnv1a } from '../../kit/fnv';
import type { BackupPromise, WatchedEvent } from '../../exporters/watching';
import type { Remark } from '../../exporters/plan';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { failoverOf } from '../verbs/resolves-to';
import type { backupPlan } from './spec';

export type Plan = ModelNode<ParamsOf<typeof backupPlan.fields>>;

/** As far as it is the same in every language. */
interface Subject {
  readonly resourceType: string;
  readonly policies: readonly string[];
  readonly restore: { readonly name: string };
}

/** The region to which a name fails over from this one, or the next that is drawn; null where the design has one only. */
export function copyRegion(node: Plan, model: Model): string | null {
  if (!node.params.copy) return null;
  const own = model.regionName(node.id);
  for (const { id } of model.nodes) {
    const pair = failoverOf(model, id);
    if (!pair || model.regionName(pair.primary.to) !== own) continue;
    const code = model.regionName(pair.secondary.to);
    if (code !== null && code !== own) return code;
  }
  for (const { id, spec } of model.nodes) {
    const code = spec.container === 'region' ? model.regionName(id) : null;
    if (code !== null && code !== own) return code;
  }
  return null;
}

export function cronOf({ params: { frequency, hourUtc } }: Plan): string {
  switch (frequency) {
    case 'twice-daily':
      return `cron(0 ${[hourUtc % 12, (hourUtc % 12) + 12].join(',')} * * ? *)`;
    case 'weekly':
      return `cron(0 ${hourUtc} ? * SUN *)`;
    default:
      return `cron(0 ${hourUtc} * * ? *)`;
  }
}

export const restoreCron = ({ params }: Plan): string =>
  `cron(0 ${params.restoreHourUtc} ? * ${params.restoreDay} *)`;

/** How old a backup may be that is restored, in days. */
export const windowDays = ({ params }: Plan): number => (params.frequency === 'weekly' ? 14 : 7);

/** Managed policies of AWS that the role of the plan has. */
export const policiesOf = (subjects: readonly Subject[]): readonly string[] => [
  ...new Set([
    'service-role/AWSBackupServiceRolePolicyForBackup',
    'service-role/AWSBackupServiceRolePolicyForRestores',
    ...subjects.flatMap(({ policies }) => policies),
  ]),
];

/** Subjects that are restored in the same way share a test. */
export function restoreGroups<S extends Subject>(
  subjects: readonly S[],
): ReadonlyMap<string, readonly S[]> {
  const groups = new Map<string, S[]>();
  for (const subject of subjects) {
    const name = selectionName(subject.restore.name);
    const known = groups.get(name);
    if (known) known.push(subject);
    else groups.set(name, [subject]);
  }
  return groups;
}

/** AWS Backup API, RestoreTestingSelectionForCreate. */
const LONGEST_SELECTION_NAME = 50;

/** Names of VPCs may be longer than AWS takes; the end says which of them it was. */
function selectionName(name: string): string {
  if (name.length <= LONGEST_SELECTION_NAME) return name;
  const ending = `_${fnv1a(name).toString(16).padStart(8, '0')}`;
  return `${name.slice(0, LONGEST_SELECTION_NAME - ending.length)}${ending}`;
}

export const VAULT_EVENTS = [
  'BACKUP_JOB_FAILED',
  'BACKUP_JOB_EXPIRED',
  'COPY_JOB_FAILED',
  'S3_BACKUP_OBJECT_FAILED',
];

export const RESTORE_EVENTS: readonly WatchedEvent<readonly string[]>[] = [
  {
    key: 'restores',
    says: 'Restores that failed, those of the weekly test among them',
    source: 'aws.backup',
    types: ['Restore Job State Change'],
    detail: [['status', ['FAILED', 'ABORTED']]],
  },
];

export const promiseOf = (node: Plan, model: Model): BackupPromise => ({
  frequency: node.params.frequency,
  retentionDays: node.params.retentionDays,
  copiesTo: copyRegion(node, model),
  isTested: node.params.restoreTesting,
  lastRestoreTest: node.params.lastRestoreTest,
  lastRestoreMinutes: node.params.lastRestoreMinutes,
});

export function remarksOf(node: Plan, subjects: readonly Subject[]): readonly Remark[] {
  const types = [...new Set(subjects.map(({ resourceType }) => resourceType))];
  return [
    ...(types.length === 0
      ? []
      : [
          {
            kind: 'before',
            key: 'backup-opt-in',
            text:
              `AWS Backup has to be switched on for ${types.join(', ')} in each region, under "Settings, Service opt-in". It is a setting of the ` +
              'account, so the code leaves it alone. Copies of DynamoDB tables to another region also need its advanced features.',
          } as const,
        ]),
    {
      kind: 'decision',
      key: 'backup-scope',
      text:
        'AWS Backup covers databases on RDS, DynamoDB tables and buckets with versions. Caches keep snapshots of their own; read replicas ' +
        'are backed up once they are promoted.',
    },
    ...(node.params.restoreTesting
      ? [
          {
            kind: 'decision',
            key: 'restore-tests',
            text:
              'Every week the latest backups are restored beside the originals, under names of their own, and deleted after the hours given. ' +
              'That proves that a backup can be restored; whether its content is right a person has to look at.',
          } as const,
        ]
      : []),
  ];
}
