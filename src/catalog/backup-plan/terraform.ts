import {
  call,
  gap,
  nested,
  ref,
  resource,
  set,
  template,
  type Items,
  type TopLevel,
} from '../../codegen/hcl';
import type { ModelNode } from '../../spec/model';
import {
  alarmTopic,
  fieldsOf,
  keyArnIn,
  terraformKind,
  trustPolicy,
  type BackedUp,
  type Terraform,
} from '../../exporters/terraform';
import {
  cronOf,
  copyRegion,
  policiesOf,
  promiseOf,
  remarksOf,
  RESTORE_EVENTS,
  type Plan,
  VAULT_EVENTS,
} from './plan';
import { backupPlan } from './spec';
import { emitRestoreTests } from './terraform-restore-tests';

const TRUST = 'backup_assume';

export const terraform = terraformKind(backupPlan, {
  concern: 'backup',
  main: 'aws_backup_plan',
  readsDesign: true,
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the backup plan lies in no region.' : null,
  emit: (node, t) => {
    const subjects = subjectsOf(node, t);
    emitVaults(node, t);
    emitPlan(node, t);
    if (subjects.length > 0) {
      emitRole(node, subjects, t);
      emitSelection(node, subjects, t);
      if (node.params.restoreTesting) emitRestoreTests(node, subjects, t);
    }
    t.remarks.push(...remarksOf(node, subjects));
    t.output(
      node,
      `${t.id(node)}_vault_arn`,
      'Vault that holds the backups.',
      fieldsOf(node).ref(`aws_backup_vault.${t.id(node)}.arn`),
    );
  },
  facets: {
    events: () => RESTORE_EVENTS,
    backupPlan: (node, t) => promiseOf(node, t.model),
  },
});

export interface Subject extends BackedUp {
  readonly node: ModelNode;
}

/** Everything in its region that AWS Backup covers, in order of creation. */
function subjectsOf(node: Plan, t: Terraform): readonly Subject[] {
  const region = t.regionOf(node);
  return t.model.nodes.flatMap((other): readonly Subject[] => {
    if (!t.plan.kinds.get(other.kind)?.facets?.backup || t.model.regionName(other.id) !== region) {
      return [];
    }
    const backup = t.facet(other.id, 'backup');
    return backup ? [{ ...backup, node: other }] : [];
  });
}

const vaultName = (node: Plan, region: string, t: Terraform): string =>
  region === t.regionOf(node) ? t.id(node) : `${t.id(node)}__${region.replaceAll('-', '_')}`;

function emitVaults(node: Plan, t: Terraform): void {
  const home = t.regionOf(node);
  const other = copyRegion(node, t.model);
  t.uses.add('deletion-protection');
  t.add(node, 'backup', vaultBlocks(node, home, t), notifications(node, t));
  if (other === null) return;
  t.share(`backup-vault ${t.id(node)}`, 'backup', other, () => [vaultBlocks(node, other, t)]);
}

function vaultBlocks(node: Plan, region: string, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const { params } = node;
  const name = vaultName(node, region, t);
  const block = (type: string, items: Items) =>
    resource(type, name, t.inRegion(region, items), own.origin);
  return [
    block('aws_backup_vault', [
      set('name', t.awsName(node)),
      params.encryption === 'customer' &&
        own.field('kms_key_arn', 'encryption', keyArnIn(t, 'data', region)),
      set('force_destroy', ref('!var.deletion_protection'), {
        note: 'A vault with backups in it cannot be destroyed otherwise.',
      }),
    ]),
    params.lock !== 'off' &&
      block('aws_backup_vault_lock_configuration', [
        set('backup_vault_name', own.ref(`aws_backup_vault.${name}.name`)),
        own.param('min_retention_days', 'lockMinDays'),
        own.param('max_retention_days', 'lockMaxDays'),
        params.lock === 'compliance' &&
          own.field(
            'changeable_for_days',
            'lock',
            3,
            'After these days nobody can lift the lock or delete a backup early, not even AWS.',
          ),
      ]),
  ];
}

/** Where somebody watches the region, they hear of what failed. */
function notifications(node: Plan, t: Terraform): TopLevel {
  const topic = alarmTopic(t.regionOf(node), t);
  if (!topic) return null;
  return t.resource(node, 'aws_backup_vault_notifications', t.id(node), [
    set('backup_vault_name', fieldsOf(node).ref(`aws_backup_vault.${t.id(node)}.name`)),
    set('sns_topic_arn', topic.arn),
    set('backup_vault_events', VAULT_EVENTS),
    set('depends_on', [topic.policy], {
      note: 'AWS Backup asks at once whether it may publish there.',
    }),
  ]);
}

function emitPlan(node: Plan, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const other = copyRegion(node, t.model);
  t.add(
    node,
    'backup',
    t.resource(node, 'aws_backup_plan', t.id(node), [
      set('name', t.awsName(node)),
      nested('rule', [
        set('rule_name', params.frequency),
        set('target_vault_name', own.ref(`aws_backup_vault.${t.id(node)}.name`)),
        own.field('schedule', 'hourUtc', cronOf(node)),
        set('start_window', 60),
        set('completion_window', 240),
        set('enable_continuous_backup', false, {
          note: 'Point-in-time recovery stays with each service: AWS Backup would take over its window and retention.',
        }),
        nested('lifecycle', [
          params.coldAfterDays > 0 && own.param('cold_storage_after', 'coldAfterDays'),
          own.param('delete_after', 'retentionDays'),
        ]),
        other !== null &&
          nested(
            'copy_action',
            [
              set(
                'destination_vault_arn',
                own.ref(`aws_backup_vault.${vaultName(node, other, t)}.arn`),
              ),
              nested('lifecycle', [own.param('delete_after', 'copyRetentionDays')]),
            ],
            { origin: own.from('copy') },
          ),
      ]),
    ]),
  );
}

function emitRole(node: Plan, subjects: readonly Subject[], t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { partition } = t;
  t.share('backup-assume', 'backup', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'backup.amazonaws.com', null),
  ]);
  const policies = policiesOf(subjects);
  t.add(
    node,
    'backup',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.resource(node, 'aws_iam_role_policy_attachment', name, [
      set('for_each', call('toset', policies)),
      gap,
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set('policy_arn', template('arn:', partition, ':iam::aws:policy/', ref('each.key'))),
    ]),
  );
}

function emitSelection(node: Plan, subjects: readonly Subject[], t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.add(
    node,
    'backup',
    t.resource(node, 'aws_backup_selection', name, [
      set('name', t.awsName(node)),
      set('plan_id', own.ref(`aws_backup_plan.${name}.id`)),
      set('iam_role_arn', own.ref(`aws_iam_role.${name}.arn`)),
      set(
        'resources',
        subjects.map(({ arn }) => arn),
      ),
      set('depends_on', [own.ref(`aws_iam_role_policy_attachment.${name}`)]),
    ]),
  );
}
