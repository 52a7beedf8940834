import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type Statements,
} from '../../codegen/typescript';
import {
  acknowledgePolicy,
  alarmTopic,
  cdkKind,
  fieldsOf,
  importedTopic,
  keyOf,
  type BackedUp,
  type Scope,
} from '../../exporters/cdk';
import { emitRestoreTests } from './cdk-restore-tests';
import {
  copyRegion,
  cronOf,
  policiesOf,
  promiseOf,
  remarksOf,
  RESTORE_EVENTS,
  VAULT_EVENTS,
  type Plan,
} from './plan';
import { backupPlan } from './spec';

export const cdk = cdkKind(backupPlan, {
  stack: 'backup',
  main: 'backup.BackupPlan',
  readsDesign: true,
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the backup plan lies in no region.' : null,
  emit: (node, c) => {
    const subjects = subjectsOf(c);
    emitVault(node, c, true);
    emitCopyVault(node, c);
    emitPlan(node, c);
    if (subjects.length > 0) {
      emitSelection(node, subjects, c);
      if (node.params.restoreTesting) emitRestoreTests(node, subjects, c);
    }
    c.cdk.remarks.push(...remarksOf(node, subjects));
    c.output(
      node,
      'VaultArn',
      'Vault that holds the backups.',
      c.of(node, 'backupVaultArn', 'Vault'),
    );
  },
  facets: {
    events: () => RESTORE_EVENTS,
    backupPlan: (node, c) => promiseOf(node, c.model),
  },
});

/** Everything in its region that AWS Backup covers, in order of creation. */
function subjectsOf(c: Scope): readonly BackedUp[] {
  return c.model.nodes.flatMap((other): readonly BackedUp[] => {
    if (!c.plan.kinds.get(other.kind)?.facets?.backup) return [];
    if (c.model.regionName(other.id) !== c.region) return [];
    const backup = c.facet(other.id, 'backup');
    return backup ? [backup] : [];
  });
}

function emitVault(node: Plan, c: Scope, isWatched: boolean): void {
  const own = fieldsOf(node);
  const { params } = node;
  const topic = isWatched ? alarmTopic(c.region, c) : null;
  c.declare(
    node,
    c.name(node, 'Vault'),
    'backup.BackupVault',
    create(
      'backup.BackupVault',
      ref('this'),
      c.id(node, 'Vault'),
      object([
        // Fixed, because another region copies to it.
        ['backupVaultName', c.awsName(node)],
        own.field(
          'encryptionKey',
          'encryption',
          params.encryption === 'customer' ? keyOf(c, 'backups') : undefined,
        ),
        own.field('lockConfiguration', 'lock', lockOf(node)),
        // What failed is heard of where somebody watches the region.
        ['notificationTopic', topic ? importedTopic(c, topic) : undefined],
        [
          'notificationEvents',
          topic ? VAULT_EVENTS.map((event) => ref(`backup.BackupVaultEvents.${event}`)) : undefined,
        ],
        ['removalPolicy', ref('cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE')],
      ]),
    ),
    { after: limitStatement(node, c) },
  );
}

const LIMIT = {
  module: 'limit-retention',
  exports: ['limitRetention'],
  text: `import type * as backup from "aws-cdk-lib/aws-backup";

/** The longest retention that a locked vault lets in. The library refuses one that equals the shortest, which AWS takes: hence the override. */
export function limitRetention(vault: backup.BackupVault, days: number): void {
  const resource = vault.node.defaultChild as backup.CfnBackupVault;
  resource.addPropertyOverride("LockConfiguration.MaxRetentionDays", days);
}
`,
};

/** Whether the lock lets one retention in, and no other. */
const isExact = ({ params }: Plan): boolean => params.lockMinDays === params.lockMaxDays;

function limitStatement(node: Plan, c: Scope): Statements {
  if (node.params.lock === 'off' || !isExact(node)) return [];
  c.helper(LIMIT);
  return [
    run(call('limitRetention', ref(c.name(node, 'Vault')), node.params.lockMaxDays), {
      origin: fieldsOf(node).from('lockMaxDays'),
    }),
  ];
}

function lockOf(node: Plan): Expression | undefined {
  const { params } = node;
  if (params.lock === 'off') return undefined;
  return object([
    ['minRetention', call('cdk.Duration.days', params.lockMinDays)],
    ['maxRetention', isExact(node) ? undefined : call('cdk.Duration.days', params.lockMaxDays)],
    [
      'changeableFor',
      params.lock === 'compliance' ? call('cdk.Duration.days', 3) : undefined,
      {
        note: 'After these days nobody can lift the lock or delete a backup early, not even AWS.',
      },
    ],
  ]);
}

function emitCopyVault(node: Plan, c: Scope): void {
  const region = copyRegion(node, c.model);
  if (region === null) return;
  const there = c.in('storage', region);
  emitVault(node, there, false);
  c.waitFor(there);
}

function emitPlan(node: Plan, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const region = copyRegion(node, c.model);
  const days = (count: number) => call('cdk.Duration.days', count);
  const copy =
    region === null
      ? undefined
      : object([
          ['destinationBackupVault', vaultIn(node, region, c)],
          own.field('deleteAfter', 'copyRetentionDays', days(params.copyRetentionDays)),
        ]);
  c.declare(
    node,
    c.name(node),
    'backup.BackupPlan',
    create(
      'backup.BackupPlan',
      ref('this'),
      c.id(node),
      object([
        ['backupPlanName', c.awsName(node)],
        ['backupVault', ref(c.name(node, 'Vault'))],
        [
          'backupPlanRules',
          [
            create(
              'backup.BackupPlanRule',
              object([
                own.param('ruleName', 'frequency'),
                own.field(
                  'scheduleExpression',
                  'hourUtc',
                  call('events.Schedule.expression', cronOf(node)),
                ),
                ['startWindow', call('cdk.Duration.hours', 1)],
                ['completionWindow', call('cdk.Duration.hours', 4)],
                [
                  'enableContinuousBackup',
                  false,
                  {
                    note: 'Point-in-time recovery stays with each service: AWS Backup would take over its window.',
                  },
                ],
                own.field(
                  'moveToColdStorageAfter',
                  'coldAfterDays',
                  params.coldAfterDays > 0 ? days(params.coldAfterDays) : undefined,
                ),
                own.field('deleteAfter', 'retentionDays', days(params.retentionDays)),
                own.field('copyActions', 'copy', copy && [copy]),
              ]),
            ),
          ],
        ],
      ]),
    ),
  );
  const rule = object([['Lifecycle', object({ DeleteAfterDays: params.retentionDays })]]);
  c.check(
    node,
    `keeps backups for ${params.retentionDays} days`,
    'AWS::Backup::BackupPlan',
    object([['BackupPlan', object([['BackupPlanRule', [call('Match.objectLike', rule)]]])]]),
  );
}

const vaultIn = (node: Plan, region: string, c: Scope): Expression =>
  call(
    'backup.BackupVault.fromBackupVaultArn',
    ref('this'),
    c.id(node, 'CopyVault'),
    call(
      'this.formatArn',
      object([
        ['service', 'backup'],
        ['region', region],
        ['resource', 'backup-vault'],
        ['resourceName', c.awsName(node)],
        ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
      ]),
    ),
  );

function emitSelection(node: Plan, subjects: readonly BackedUp[], c: Scope): void {
  const role = c.name(node, 'Role');
  const policies = policiesOf(subjects);
  c.declare(
    node,
    role,
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, 'Role'),
      object([
        ['assumedBy', create('iam.ServicePrincipal', 'backup.amazonaws.com')],
        [
          'managedPolicies',
          policies.map((policy) => call('iam.ManagedPolicy.fromAwsManagedPolicyName', policy)),
        ],
      ]),
    ),
    {
      after: policies.map((policy) =>
        acknowledgePolicy(
          c,
          ref(role),
          policy,
          'The policy that AWS publishes for AWS Backup: what it backs up and restores is said by the selection.',
        ),
      ),
    },
  );
  c.add(node, [
    run(
      call(
        `${c.name(node)}.addSelection`,
        'Selection',
        object([
          ['resources', subjects.map(({ arn }) => call('backup.BackupResource.fromArn', arn))],
          ['role', ref(role)],
          ['disableDefaultBackupPolicy', true],
        ]),
      ),
    ),
  ]);
}
