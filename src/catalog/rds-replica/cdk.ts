import {
  call,
  create,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import {
  acknowledge,
  cdkKind,
  fieldsOf,
  keyOf,
  nameOf,
  securityGroup,
  type Scope,
  type SqlDatabase,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  acknowledgePort,
  CERTIFICATE,
  databaseLogGroups,
  databaseSubnetGroup,
  declareMonitoringRole,
  insights,
  instanceType,
  storageType,
} from '../cdk-database';
import { acknowledgeZone, placeOf, whyUnplaced } from '../cdk-place';
import { databaseAlarms, databaseEvents, lagAlarm } from '../database-alarms';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { FAR_REPLICA } from './cdk-far-replica';
import { standOf, zoneIn } from './place';
import { AUTO_ZONE, rdsReplica } from './spec';

type Replica = ModelNode<ParamsOf<typeof rdsReplica.fields>>;

export const cdk = cdkKind(rdsReplica, {
  stack: ({ id }, model) =>
    model.edgesTo(id, replicatesTo).some((edge) => isFar(edge, model)) ? 'replicas' : 'data',
  main: ({ id }, model) =>
    model.edgesTo(id, replicatesTo).some((edge) => isFar(edge, model))
      ? 'FarReplica'
      : 'rds.DatabaseInstanceReadReplica',
  missing: (node, c) => {
    const place = whyUnplaced(node, c);
    if (place !== null) return place;
    const [edge] = c.model.edgesTo(node.id, replicatesTo);
    if (!edge) return 'no database replicates to it.';
    if (sourceOf(node, c) === null) return 'its source is not exported, or exists already.';
    const isNear = c.model.networkOf(edge.from)?.vpc === c.model.networkOf(node.id)?.vpc;
    return isNear || isFar(edge, c.model) ? null : 'its source lies in another VPC of the region.';
  },
  emit: (node, c) => {
    const source = sourceOf(node, c);
    if (!source) return;
    emitReplica(node, source, c);
    c.output(
      node,
      'Endpoint',
      `Host name of ${nameOf(node)}, for reads that may lag.`,
      endpoint(node, c),
    );
    if (node.params.multiAz) {
      c.check(
        node,
        'has a standby in another zone',
        'AWS::RDS::DBInstance',
        object({ MultiAZ: true }),
      );
    }
  },
  // RDS3 is acknowledged by itself where the source has a standby; then nobody accepts anything of it.
  objections: ({ params }) => [!params.deletionProtection && 'RDS10', !params.multiAz && 'RDS3'],
  facets: {
    securityGroup: () => ({}),
    endpoint,
    alarms: (node, c) => {
      const source = sourceOf(node, c);
      const identifier = c.of(node, 'instanceIdentifier');
      return source === null
        ? []
        : [
            ...databaseAlarms({
              identifier,
              instanceClass: node.params.instanceClass,
              engine: source.engineName,
              allocatedGib: source.allocatedGib,
            }),
            lagAlarm(identifier),
          ];
    },
    events: (node, c) => databaseEvents(c.of(node, 'instanceIdentifier')),
  },
});

function sourceOf(node: Replica, c: Scope): SqlDatabase | null {
  const [edge] = c.model.edgesTo(node.id, replicatesTo);
  // Asked of the replica's own stack: its alarms lie in a later one.
  return edge ? c.cdk.lend(edge.from, 'database', c.cdk.scopeOf(node)) : null;
}

function endpoint(node: Replica, c: Scope): Expression {
  return c.of(node, 'dbInstanceEndpointAddress');
}

/** Nothing leaves it to RDS: with a standby it chooses both, and of a VPC that exists the zones of the subnets are not known. */
function zoneOf(node: Replica, c: Scope): Expression | undefined {
  const stand = standOf(node.id, c.model);
  const network = c.model.networkOf(stand);
  if (node.params.multiAz || !network) return undefined;
  const zone = zoneIn(node.params.zone, network, c.model.tierOf(stand));
  if (!zone) return undefined;
  const named = c.facet(network.vpc, 'vpc')?.zoneName(zone.letter);
  return named ?? (node.params.zone === AUTO_ZONE ? undefined : zone.name);
}

function emitReplica(node: Replica, source: SqlDatabase, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const [edge] = c.model.edgesTo(node.id, replicatesTo);
  const place = placeOf(c.model.get(standOf(node.id, c.model)), c);
  if (!edge || !place) return;
  const zone = zoneOf(node, c);
  const isNear = source.instance !== null;
  if (!isNear) {
    c.helper(FAR_REPLICA);
    c.decide(
      'far-replica',
      "The stack of a replica is deployed after its source's. While that region is down, `npx cdk deploy --exclusively` deploys it and the other " +
        'stacks of its region alone: they refer to nothing there but fixed names. Once promoted, the replica is a database of its own. ' +
        'CloudFormation acts on what changes in a template only: leave the source in the code, and it stays one.',
    );
    c.waitFor(c.cdk.scopeOf(c.model.get(edge.from)));
  }
  c.declare(
    node,
    c.name(node),
    'rds.DatabaseInstanceReadReplica',
    create(
      isNear ? 'rds.DatabaseInstanceReadReplica' : 'FarReplica',
      ref('this'),
      c.id(node),
      object([
        ['instanceIdentifier', c.awsName(node), { note: 'Fixed: its log groups go by it.' }],
        ...sourceEntries(source, c.cdk.regionOf(c.model.get(edge.from)), c),
        own.field('instanceType', 'instanceClass', instanceType(params.instanceClass)),
        [
          'storageType',
          storageType(source.storageType),
          { note: 'Without it the library says gp2, whatever the source has.' },
        ],
        ['iops', source.iops ?? undefined],
        ['autoMinorVersionUpgrade', source.hasAutoMinorUpgrade],
        ['caCertificate', CERTIFICATE],
        ['vpc', place.vpc.vpc],
        ['subnetGroup', databaseSubnetGroup(c.model.get(standOf(node.id, c.model)), c)],
        ['securityGroups', [securityGroup(node, c)]],
        own.param('publiclyAccessible', 'publiclyAccessible'),
        own.param('multiAz', 'multiAz'),
        own.field('availabilityZone', 'zone', zone),
        ['port', source.port],
        ['iamAuthentication', source.hasIamAuth],
        ['parameterGroup', source.parameterGroup(node)],
        own.param('preferredMaintenanceWindow', 'maintenanceWindow'),
        ['copyTagsToSnapshot', true],
        own.field(
          'deletionProtection',
          'deletionProtection',
          c.deletionProtection(params.deletionProtection),
        ),
        [
          'removalPolicy',
          ref('cdk.RemovalPolicy.DESTROY'),
          { note: 'The source is what is backed up; a replica cannot have a final snapshot.' },
        ],
        ...insights(node, source.supportsInsights(params.instanceClass), 'RDS', c),
        ...monitoringEntries(node, source, c),
        ['cloudwatchLogsExports', source.logs],
      ]),
    ),
    {
      after: [
        databaseLogGroups(node, source.logs, c),
        acknowledgements(node, source, c),
        // The rule takes every port for the usual one, because a replica does not say its engine.
        acknowledgePort(node, c),
        zone !== undefined && acknowledgeZone(c, ref(c.name(node))),
      ],
    },
  );
}

function sourceEntries(source: SqlDatabase, region: string, c: Scope): readonly ObjectEntry[] {
  if (source.instance !== null) return [['sourceDatabaseInstance', source.instance]];
  return [
    [
      'source',
      object([
        ['identifier', source.identifier],
        ['region', region],
        ['engine', source.engine],
      ]),
    ],
    ['storageEncryptionKey', source.isEncrypted ? keyOf(c, 'data') : undefined],
  ];
}

function monitoringEntries(node: Replica, source: SqlDatabase, c: Scope): readonly ObjectEntry[] {
  if (source.monitoring === null) return [];
  const { seconds, role } = source.monitoring;
  return [
    ['monitoringInterval', call('cdk.Duration.seconds', seconds)],
    ['monitoringRole', role ?? declareMonitoringRole(node, c)],
  ];
}

/** What cdk-nag cannot see of a replica. */
function acknowledgements(node: Replica, source: SqlDatabase, c: Scope) {
  const replica = ref(c.name(node));
  return [
    source.instance !== null &&
      source.isEncrypted &&
      acknowledge(
        c,
        replica,
        'RDS2',
        'It is encrypted as its source is: RDS refuses to be told so for a replica of the same region.',
      ),
    !node.params.multiAz &&
      source.hasStandby &&
      acknowledge(
        c,
        replica,
        'RDS3',
        source.instance === null
          ? 'It keeps a copy for the loss of the other region, where its source has a standby: promoted, it gets one of its own.'
          : 'It answers reads beside the source, which has a standby of its own.',
      ),
  ];
}
