import { call, gap, object, ref, set, template, type Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { placeOf } from '../terraform-place';
import { monitoringSeconds } from '../database-monitoring';
import { instanceNumbers } from './instances';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

/** By number and with the zone of each, where the VPC names its zones: RDS would choose one at random. */
function instanceZones(node: Cluster, t: Terraform) {
  const numbers = instanceNumbers(node.params);
  const network = t.model.networkOf(node.id);
  const place = placeOf(node, t);
  const zones = (network?.zones ?? [])
    .filter((zone) =>
      network?.subnets.some(
        (subnet) =>
          subnet.tier === place?.role && subnet.zone.letter === zone.letter && subnet.cidr !== null,
      ),
    )
    .map(({ letter }) => place?.vpc.zoneName(letter) ?? null);
  const entries = numbers.map((number, index): Entry => [
    String(number),
    zones[index % zones.length] ?? null,
  ]);
  return entries.every(([, zone]) => zone !== null)
    ? { forEach: object(entries), hasZones: true }
    : { forEach: call('toset', numbers.map(String)), hasZones: false };
}

export function emitInstances(node: Cluster, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const cluster = `aws_rds_cluster.${name}`;
  const seconds = monitoringSeconds(node);
  const monitoring = t.derived(node, 'monitoring');
  const { forEach, hasZones } = instanceZones(node, t);
  t.add(
    node,
    'database',
    t.resource(node, 'aws_rds_cluster_instance', name, [
      own.field(
        'for_each',
        'readers',
        forEach,
        'The writer and its readers, which change places at a failover: the names say nothing of it.',
      ),
      gap,
      set('identifier', template(t.awsName(node), '-', ref('each.key'))),
      set('cluster_identifier', own.ref(`${cluster}.id`)),
      set('engine', own.ref(`${cluster}.engine`)),
      own.param('instance_class', 'instanceClass'),
      own.param('auto_minor_version_upgrade', 'autoMinorUpgrade'),
      set('ca_cert_identifier', 'rds-ca-rsa2048-g1'),
      gap,
      hasZones && set('availability_zone', ref('each.value')),
      set('promotion_tier', 1, {
        note: 'Whoever may take over is kept as large as the writer.',
      }),
      set('db_subnet_group_name', own.ref(`${cluster}.db_subnet_group_name`)),
      own.param('publicly_accessible', 'publiclyAccessible'),
      set('db_parameter_group_name', own.ref(`aws_db_parameter_group.${name}.name`)),
      own.param('preferred_maintenance_window', 'maintenanceWindow'),
      set('copy_tags_to_snapshot', true),
      gap,
      own.field('monitoring_interval', 'monitoringIntervalSeconds', seconds),
      seconds > 0 && [
        own.field(
          'monitoring_role_arn',
          'monitoringIntervalSeconds',
          own.ref(`aws_iam_role.${monitoring}.arn`),
        ),
        gap,
        set('depends_on', [own.ref(`aws_iam_role_policy_attachment.${monitoring}`)]),
      ],
    ]),
  );
}
