import { comment, gap, nested, ref, set, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  securityGroupIds,
  skip,
  nameOf,
  terraformKind,
  type Alarm,
  type SqlDatabase,
  type Terraform,
} from '../../exporters/terraform';
import { databaseLogGroups, databaseSubnetGroup } from '../terraform-database';
import { databaseAlarms, databaseEvents, lagAlarm } from '../database-alarms';
import { whyUnplaced } from '../terraform-place';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { standOf, zoneIn } from './place';
import { AUTO_ZONE, rdsReplica } from './spec';

type Replica = ModelNode<ParamsOf<typeof rdsReplica.fields>>;

const INSIGHTS_DAYS = 7;

export const terraform = terraformKind(rdsReplica, {
  concern: 'database',
  main: 'aws_db_instance',
  missing: (node, t) => {
    const place = whyUnplaced(node, t);
    if (place !== null) return place;
    const [edge] = t.model.edgesTo(node.id, replicatesTo);
    if (!edge) return 'no database replicates to it.';
    if (t.facet(edge.from, 'database') === null)
      return 'its source is not exported, or exists already.';
    const isNear = t.model.networkOf(edge.from)?.vpc === t.model.networkOf(node.id)?.vpc;
    return isNear || isFar(edge, t.model) ? null : 'its source lies in another VPC of the region.';
  },
  emit: (node, t) => {
    const [edge] = t.model.edgesTo(node.id, replicatesTo);
    const source = edge && t.facet(edge.from, 'database');
    if (!source) return;
    const far = isFar(edge, t.model);
    if (far) {
      t.decide(
        'far-replica',
        'Once the replica in another region has been promoted it is a database of its own: `replicate_source_db` is ignored from the ' +
          'first apply on, so that a later one does not rebuild it.',
      );
    }
    const parameterGroup = far ? source.emitParameterGroup(node, t) : source.parameterGroup;
    t.add(
      node,
      'database',
      databaseLogGroups(node, source.logs, t),
      instance(node, { source, parameterGroup, isFar: far }, t),
    );
    t.output(
      node,
      `${t.id(node)}_endpoint`,
      `Host name of ${nameOf(node)}, for reads that may lag.`,
      endpoint(node, t),
    );
  },
  facets: {
    securityGroup: () => ({}),
    endpoint,
    alarms: alarmsOf,
    events: (node, t) => databaseEvents(identifier(node, t)),
  },
});

function identifier(node: Replica, t: Terraform) {
  return fieldsOf(node).ref(`aws_db_instance.${t.id(node)}.identifier`);
}

function alarmsOf(node: Replica, t: Terraform): readonly Alarm[] {
  const [edge] = t.model.edgesTo(node.id, replicatesTo);
  const source = edge && t.facet(edge.from, 'database');
  if (!source) return [];
  return [
    ...databaseAlarms({
      identifier: identifier(node, t),
      instanceClass: node.params.instanceClass,
      engine: source.engine,
      allocatedGib: source.allocatedGib,
    }),
    lagAlarm(identifier(node, t)),
  ];
}

function endpoint(node: Replica, t: Terraform) {
  return fieldsOf(node).ref(`aws_db_instance.${t.id(node)}.address`);
}

/** Null leaves it to RDS: with a standby it chooses both, and of a VPC that exists the zones of the subnets are not known. */
function zoneOf(node: Replica, t: Terraform): Expression | null {
  const stand = standOf(node.id, t.model);
  const network = t.model.networkOf(stand);
  if (node.params.multiAz || !network) return null;
  const zone = zoneIn(node.params.zone, network, t.model.tierOf(stand));
  if (!zone) return null;
  const named = t.facet(network.vpc, 'vpc')?.zoneName(zone.letter) ?? null;
  return named ?? (node.params.zone === AUTO_ZONE ? null : zone.name);
}

interface Source {
  readonly source: SqlDatabase;
  readonly parameterGroup: Expression;
  readonly isFar: boolean;
}

function instance(node: Replica, { source, parameterGroup, isFar: far }: Source, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const zone = zoneOf(node, t);
  const hasInsights = params.performanceInsights && source.supportsInsights(params.instanceClass);
  return t.resource(node, 'aws_db_instance', t.id(node), [
    skip('CKV_AWS_133', 'The source is what is backed up, and a replica is made of it again'),
    !params.multiAz &&
      skip('CKV_AWS_157', 'A copy for reads in one zone, which can be made of its source again'),
    set('identifier', t.awsName(node)),
    far
      ? set('replicate_source_db', source.arn, {
          note: 'Of another region, hence the ARN. Engine, users, database name and storage size come from the source.',
        })
      : set('replicate_source_db', source.identifier, {
          note: 'Engine, users, database name, storage size and subnets come from the source; AWS refuses them here.',
        }),
    own.param('instance_class', 'instanceClass'),
    set('storage_type', source.storageType),
    source.iops !== null && set('iops', source.iops),
    set('storage_encrypted', source.isEncrypted),
    far && source.isEncrypted && set('kms_key_id', keyArn(t, 'data', node)),
    set('auto_minor_version_upgrade', source.hasAutoMinorUpgrade),
    gap,
    own.param('multi_az', 'multiAz'),
    zone !== null && own.field('availability_zone', 'zone', zone),
    own.param('publicly_accessible', 'publiclyAccessible'),
    far && set('db_subnet_group_name', databaseSubnetGroup(node, t)),
    set('vpc_security_group_ids', securityGroupIds(t, node)),
    set('parameter_group_name', parameterGroup),
    set('iam_database_authentication_enabled', source.hasIamAuth),
    gap,
    comment('The source is what is backed up; a replica cannot have a final snapshot.'),
    set('backup_retention_period', 0),
    own.param('maintenance_window', 'maintenanceWindow'),
    set('copy_tags_to_snapshot', true),
    own.field(
      'deletion_protection',
      'deletionProtection',
      t.deletionProtection(params.deletionProtection),
    ),
    set('skip_final_snapshot', true),
    gap,
    own.field(
      'performance_insights_enabled',
      'performanceInsights',
      hasInsights,
      params.performanceInsights && !hasInsights
        ? 'Wanted by the design, but RDS does not offer it on this instance class.'
        : undefined,
    ),
    hasInsights && [
      set('performance_insights_kms_key_id', keyArn(t, 'data', node)),
      set('performance_insights_retention_period', INSIGHTS_DAYS),
    ],
    set('monitoring_interval', source.monitoring?.seconds ?? 0),
    source.monitoring && set('monitoring_role_arn', source.monitoring.roleArn),
    set('enabled_cloudwatch_logs_exports', source.logs),
    gap,
    set('depends_on', [own.ref(`aws_cloudwatch_log_group.${t.id(node)}`)]),
    far &&
      nested('lifecycle', [
        set('ignore_changes', [ref('replicate_source_db')], {
          note: 'A promotion removes it: a later apply must not rebuild the database.',
        }),
      ]),
  ]);
}
