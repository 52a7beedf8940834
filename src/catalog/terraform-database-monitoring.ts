import { set, template } from '../codegen/hcl';
import { fieldsOf, trustPolicy, type Terraform } from '../exporters/terraform';
import { monitoringSeconds, type Monitored } from './database-monitoring';

const TRUST = 'rds_monitoring_assume';

/** Enhanced monitoring writes as this role. */
export function emitMonitoringRole(node: Monitored, t: Terraform): void {
  if (monitoringSeconds(node) === 0) return;
  const own = fieldsOf(node);
  const name = t.derived(node, 'monitoring');
  const { accountId } = t;
  t.share('rds-monitoring-assume', 'database', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'monitoring.rds.amazonaws.com', accountId),
  ]);
  t.add(
    node,
    'database',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-mon-')),
      set('assume_role_policy', own.ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.resource(node, 'aws_iam_role_policy_attachment', name, [
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set(
        'policy_arn',
        template(
          'arn:',
          t.partition,
          ':iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
        ),
      ),
    ]),
  );
}
