import { call, comment, nested, object, set } from '../../codegen/hcl';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { restoreCron, restoreGroups, windowDays, type Plan } from './plan';
import type { Subject } from './terraform';

export function emitRestoreTests(node: Plan, subjects: readonly Subject[], t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.add(
    node,
    'backup',
    t.resource(node, 'aws_backup_restore_testing_plan', name, [
      set('name', call('replace', t.awsName(node), '-', '_'), {
        note: 'Letters, digits and _ only, unlike every other name.',
      }),
      own.field('schedule_expression', 'restoreDay', restoreCron(node)),
      set('schedule_expression_timezone', 'Etc/UTC'),
      set('start_window_hours', 4),
      nested('recovery_point_selection', [
        set('algorithm', 'LATEST_WITHIN_WINDOW'),
        set('include_vaults', [own.ref(`aws_backup_vault.${name}.arn`)]),
        set('recovery_point_types', ['SNAPSHOT']),
        set('selection_window_days', windowDays(node)),
      ]),
    ]),
    ...[...restoreGroups(subjects)].map(([group, members]) => {
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
