import { call, comment, nested, object, set } from '../../codegen/hcl';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import type { Plan, Subject } from './terraform';

/** Subjects that are restored in the same way share a test. */
function groupsOf(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const known = groups.get(subject.restore.name);
    if (known) known.push(subject);
    else groups.set(subject.restore.name, [subject]);
  }
  return groups;
}

export function emitRestoreTests(node: Plan, subjects: readonly Subject[], t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  t.add(
    node,
    'backup',
    t.resource(node, 'aws_backup_restore_testing_plan', name, [
      set('name', call('replace', t.awsName(node), '-', '_'), {
        note: 'Letters, digits and _ only, unlike every other name.',
      }),
      own.field(
        'schedule_expression',
        'restoreDay',
        `cron(0 ${params.restoreHourUtc} ? * ${params.restoreDay} *)`,
      ),
      set('schedule_expression_timezone', 'Etc/UTC'),
      set('start_window_hours', 4),
      nested('recovery_point_selection', [
        set('algorithm', 'LATEST_WITHIN_WINDOW'),
        set('include_vaults', [own.ref(`aws_backup_vault.${name}.arn`)]),
        set('recovery_point_types', ['SNAPSHOT']),
        set('selection_window_days', params.frequency === 'weekly' ? 14 : 7),
      ]),
    ]),
    ...[...groupsOf(subjects)].map(([group, members]) => {
      const [first] = members;
      const overrides = first?.restore.overrides ?? [];
      return [
        overrides.length > 0 &&
          comment(
            'Without the overrides the restore goes to the default VPC, or fails without one.',
          ),
        t.resource(node, 'aws_backup_restore_testing_selection', `${name}__${group}`, [
          set('name', group),
          set('restore_testing_plan_name', own.ref(`aws_backup_restore_testing_plan.${name}.name`)),
          set('protected_resource_type', first?.resourceType ?? ''),
          set(
            'protected_resource_arns',
            members.map(({ arn }) => arn),
          ),
          set('iam_role_arn', own.ref(`aws_iam_role.${name}.arn`)),
          own.param('validation_window_hours', 'validationHours'),
          overrides.length > 0 && set('restore_metadata_overrides', object(overrides)),
        ]),
      ];
    }),
  );
}
