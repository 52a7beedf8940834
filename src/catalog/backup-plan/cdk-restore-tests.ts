import { call, create, object, ref, run, template } from '../../codegen/typescript';
import { fieldsOf, type BackedUp, type Scope } from '../../exporters/cdk';
import { restoreCron, restoreGroups, windowDays, type Plan } from './plan';

/** `rds_vpc` → `RdsVpc` */
const pascal = (name: string): string =>
  name.replaceAll(/(?:^|_)([a-z0-9])/gi, (_, first: string) => first.toUpperCase());

/** Restore testing has no construct of a higher level in the library. */
export function emitRestoreTests(node: Plan, subjects: readonly BackedUp[], c: Scope): void {
  const own = fieldsOf(node);
  const plan = c.declare(
    node,
    c.name(node, 'RestoreTest'),
    'backup.CfnRestoreTestingPlan',
    create(
      'backup.CfnRestoreTestingPlan',
      ref('this'),
      c.id(node, 'RestoreTest'),
      object([
        [
          'restoreTestingPlanName',
          template(call('name.replaceAll', '-', '_'), `_${node.slug.replaceAll('-', '_')}`),
          { note: 'Letters, digits and _ only, unlike every other name.' },
        ],
        own.field('scheduleExpression', 'restoreDay', restoreCron(node)),
        ['scheduleExpressionTimezone', 'Etc/UTC'],
        ['startWindowHours', 4],
        [
          'recoveryPointSelection',
          object([
            ['algorithm', 'LATEST_WITHIN_WINDOW'],
            ['includeVaults', [c.of(node, 'backupVaultArn', 'Vault')]],
            ['recoveryPointTypes', ['SNAPSHOT']],
            ['selectionWindowDays', windowDays(node)],
          ]),
        ],
      ]),
    ),
    { note: 'No construct of a higher level exists for restore tests.' },
  );
  for (const [group, members] of restoreGroups(subjects)) {
    const [first] = members;
    const overrides = first?.restore.overrides ?? [];
    c.add(node, [
      run(
        create(
          'backup.CfnRestoreTestingSelection',
          plan,
          pascal(group),
          object([
            [
              'restoreTestingSelectionName',
              group,
              { note: 'No construct of a higher level exists for these either.' },
            ],
            ['restoreTestingPlanName', ref(`${c.name(node, 'RestoreTest')}.ref`)],
            ['protectedResourceType', first?.resourceType ?? ''],
            ['protectedResourceArns', members.map(({ arn }) => arn)],
            ['iamRoleArn', ref(`${c.name(node, 'Role')}.roleArn`)],
            own.param('validationWindowHours', 'validationHours'),
            [
              'restoreMetadataOverrides',
              overrides.length > 0 ? object(overrides) : undefined,
              {
                note: 'Without them the restore goes to the default VPC, or fails without one.',
              },
            ],
          ]),
        ),
        { origin: own.origin },
      ),
    ]);
  }
}
