import {
  call,
  create,
  object,
  ref,
  run,
  spread,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, keyOf, securityGroup, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  acknowledgePort,
  CERTIFICATE,
  databaseLogGroups,
  databaseSubnetGroup,
  encryption,
  insights,
  insightsMode,
  instanceType,
  monitoringRole,
  NO_EXTENDED_SUPPORT,
} from '../cdk-database';
import { acknowledgeZone, placeOf } from '../cdk-place';
import { clusterEngine } from '../cdk-sql-engines';
import { monitoringSeconds } from '../database-monitoring';
import { SERVERLESS } from '../instances';
import { engineOf, SLOW_STATEMENTS } from '../sql-engines';
import { instanceNumbers } from './instances';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

/** TLS is a parameter of the cluster, what is logged one of its instances: Aurora guide, "Parameter groups". */
function emitParameterGroup(node: Cluster, of: 'cluster' | 'instance', c: Scope): Expression {
  const own = fieldsOf(node);
  const { engine, engineVersion, forceTls, exportLogs } = node.params;
  const { tlsParameter, tlsValues, proxyFamily } = engineOf(engine);
  const slow = exportLogs ? SLOW_STATEMENTS[proxyFamily] : [];
  const parameters =
    of === 'cluster'
      ? [own.field(tlsParameter, 'forceTls', tlsValues[forceTls ? 'on' : 'off'])]
      : slow.map(([name, value]) => own.field(name, 'exportLogs', value));
  const suffix = of === 'cluster' ? 'Parameters' : 'MemberParameters';
  return c.declare(
    node,
    c.name(node, suffix),
    'rds.ParameterGroup',
    create(
      'rds.ParameterGroup',
      ref('this'),
      c.id(node, suffix),
      object([
        own.field('engine', 'engineVersion', clusterEngine(engine, engineVersion)),
        ['parameters', parameters.length > 0 ? object(parameters) : undefined],
      ]),
    ),
  );
}

export function emitCluster(node: Cluster, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const { logs } = engineOf(params.engine);
  const place = placeOf(node, c);
  if (!place) return;
  c.decide(
    'engine-version',
    'Databases name the major version only: AWS withdraws minor versions, and automatic minor upgrades then change nothing in the template.',
  );
  c.decide(
    'aurora-password',
    'RDS makes and rotates the password of an Aurora cluster, whose readers share its storage and are no replicas in the sense of RDS.',
  );
  const [writer, ...readers] = emitInstances(node, c);
  const role = monitoringRole(node, c);
  const parameterGroup = emitParameterGroup(node, 'cluster', c);
  c.declare(
    node,
    c.name(node),
    'rds.DatabaseCluster',
    create(
      'rds.DatabaseCluster',
      ref('this'),
      c.id(node),
      object([
        ['clusterIdentifier', c.awsName(node), { note: 'Fixed: its log groups go by it.' }],
        own.field('engine', 'engineVersion', engineOfCluster(node)),
        NO_EXTENDED_SUPPORT,
        ['writer', writer],
        own.field('readers', 'readers', readers.length > 0 ? readers : undefined),
        ...capacityEntries(node),
        ['vpc', place.vpc.vpc],
        ['subnetGroup', databaseSubnetGroup(node, c)],
        ['securityGroups', [securityGroup(node, c)]],
        own.param('port', 'port'),
        own.param('defaultDatabaseName', 'databaseName'),
        ['credentials', credentials(node, c)],
        [
          'manageMasterUserPassword',
          true,
          { note: 'RDS generates the password and rotates it every seven days.' },
        ],
        own.param('iamAuthentication', 'iamAuth'),
        ['parameterGroup', parameterGroup],
        own.field(
          'storageType',
          'storageType',
          ref(
            `rds.DBClusterStorageType.${params.storageType === 'aurora-iopt1' ? 'AURORA_IOPT1' : 'AURORA'}`,
          ),
        ),
        encryption(node, c),
        ...backupEntries(node, c),
        ...insightEntries(node, c),
        ...modeEntries(node),
        own.field(
          'monitoringInterval',
          'monitoringIntervalSeconds',
          call('cdk.Duration.seconds', monitoringSeconds(node)),
        ),
        ['monitoringRole', role ?? undefined],
        own.field('cloudwatchLogsExports', 'exportLogs', params.exportLogs ? logs : undefined),
      ]),
    ),
    {
      after: [
        params.exportLogs && databaseLogGroups(node, logs, c, 'cluster'),
        pauseStatement(node, c),
        // The rule knows one port of Aurora.
        params.port === engineOf('aurora-mysql').defaultPort && acknowledgePort(node, c),
        isMysql(node) && params.backtrackHours === 0 && acknowledgeNoBacktrack(node, c),
        instanceZones(node, c).some((zone) => zone !== null) &&
          acknowledgeZone(c, ref(c.name(node))),
      ],
    },
  );
}

const credentials = (node: Cluster, c: Scope): Expression =>
  call(
    'rds.Credentials.fromUsername',
    node.params.username,
    object([['encryptionKey', keyOf(c, 'data')]]),
  );

const insightEntries = (node: Cluster, c: Scope): readonly ObjectEntry[] =>
  insights(
    node,
    engineOf(node.params.engine).supportsInsights(node.params.instanceClass),
    'Aurora',
    c,
  );

const pauses = ({ params }: Cluster): boolean =>
  params.instanceClass === SERVERLESS && params.minAcu === 0;
const isMysql = ({ params }: Cluster): boolean => params.engine === 'aurora-mysql';

const engineOfCluster = (node: Cluster): Expression =>
  clusterEngine(
    node.params.engine,
    node.params.engineVersion,
    // The library looks for a minor that has it. All have it that RDS picks.
    pauses(node) && !isMysql(node) ? object({ serverlessV2AutoPauseSupported: true }) : undefined,
  );

const PAUSE_AFTER = {
  module: 'pause-after',
  exports: ['pauseAfter'],
  text: `import type * as rds from "aws-cdk-lib/aws-rds";

/** When an idle cluster pauses. The library takes a version without a minor for one that cannot: hence the override. */
export function pauseAfter(
  cluster: rds.DatabaseCluster,
  seconds: number,
): void {
  const resource = cluster.node.defaultChild as rds.CfnDBCluster;
  resource.addPropertyOverride(
    "ServerlessV2ScalingConfiguration.SecondsUntilAutoPause",
    seconds,
  );
}
`,
};

/** Of Aurora MySQL, of whose versions nobody can tell the library so. */
function pauseStatement(node: Cluster, c: Scope) {
  if (!pauses(node) || !isMysql(node)) return null;
  c.helper(PAUSE_AFTER);
  return run(call('pauseAfter', ref(c.name(node)), node.params.pauseAfterSeconds), {
    origin: fieldsOf(node).from('pauseAfterSeconds'),
  });
}

function capacityEntries(node: Cluster): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { instanceClass, pauseAfterSeconds } = node.params;
  if (instanceClass !== SERVERLESS) return [];
  return [
    own.param('serverlessV2MinCapacity', 'minAcu'),
    own.param('serverlessV2MaxCapacity', 'maxAcu'),
    own.field(
      'serverlessV2AutoPauseDuration',
      'pauseAfterSeconds',
      pauses(node) && !isMysql(node) ? call('cdk.Duration.seconds', pauseAfterSeconds) : undefined,
    ),
  ];
}

function backupEntries(node: Cluster, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { backupDays, backtrackHours, deletionProtection, engine, finalSnapshot } = node.params;
  const rewinds = engine === 'aurora-mysql' && backtrackHours > 0;
  return [
    [
      'backup',
      object([
        own.field('retention', 'backupDays', call('cdk.Duration.days', backupDays)),
        own.param('preferredWindow', 'backupWindow'),
      ]),
    ],
    own.param('preferredMaintenanceWindow', 'maintenanceWindow'),
    ['copyTagsToSnapshot', true],
    [
      'deleteAutomatedBackups',
      false,
      { note: 'Backups outlive a deleted cluster for as long as they are kept.' },
    ],
    own.field(
      'backtrackWindow',
      'backtrackHours',
      rewinds ? call('cdk.Duration.hours', backtrackHours) : undefined,
    ),
    own.field('deletionProtection', 'deletionProtection', c.deletionProtection(deletionProtection)),
    own.field(
      'removalPolicy',
      'finalSnapshot',
      ref(`cdk.RemovalPolicy.${finalSnapshot ? 'SNAPSHOT' : 'DESTROY'}`),
    ),
  ];
}

function modeEntries(node: Cluster): readonly ObjectEntry[] {
  const { engine, instanceClass, performanceInsights, advancedInsights } = node.params;
  const isOn = performanceInsights && engineOf(engine).supportsInsights(instanceClass);
  return isOn
    ? [
        fieldsOf(node).field(
          'databaseInsightsMode',
          'advancedInsights',
          insightsMode(advancedInsights),
        ),
      ]
    : [];
}

/** The zone of each, where the VPC names its zones: RDS would choose one at random. */
function instanceZones(node: Cluster, c: Scope): readonly (Expression | null)[] {
  const network = c.model.networkOf(node.id);
  const place = placeOf(node, c);
  return (network?.zones ?? [])
    .filter((zone) =>
      network?.subnets.some(
        (subnet) =>
          subnet.tier === place?.role && subnet.zone.letter === zone.letter && subnet.cidr !== null,
      ),
    )
    .map(({ letter }) => place?.vpc.zoneName(letter) ?? null);
}

/** The writer and its readers, which change places at a failover: the names say nothing of it. */
function emitInstances(node: Cluster, c: Scope): readonly Expression[] {
  const own = fieldsOf(node);
  const { instanceClass } = node.params;
  const isServerless = instanceClass === SERVERLESS;
  const zones = instanceZones(node, c);
  const [publiclyAccessible, autoMinor] = [
    own.param('publiclyAccessible', 'publiclyAccessible'),
    own.param('autoMinorVersionUpgrade', 'autoMinorUpgrade'),
  ];
  const shared = c.declare(
    node,
    c.name(node, 'ClusterMember'),
    'rds.ClusterInstanceOptions',
    object([
      own.field(
        'instanceType',
        'instanceClass',
        isServerless ? undefined : instanceType(instanceClass),
      ),
      autoMinor,
      ['caCertificate', CERTIFICATE],
      publiclyAccessible,
      ['parameterGroup', emitParameterGroup(node, 'instance', c)],
      own.param('preferredMaintenanceWindow', 'maintenanceWindow'),
      ...insightEntries(node, c),
    ]),
    { note: 'The writer and its readers are alike: they change places at a failover.' },
  );
  return instanceNumbers(node.params).map((number, index) => {
    const zone = zones[index % zones.length] ?? undefined;
    // The writer is the first in any case.
    const follows: ObjectEntry = isServerless ? ['scaleWithWriter', true] : ['promotionTier', 1];
    return call(
      `rds.ClusterInstance.${isServerless ? 'serverlessV2' : 'provisioned'}`,
      `Instance${number}`,
      object([spread(shared), ['availabilityZone', zone], index > 0 && follows]),
    );
  });
}

/** The rule knows backtracking alone as a way back from a mistake. */
const acknowledgeNoBacktrack = (node: Cluster, c: Scope) =>
  acknowledge(
    c,
    ref(c.name(node)),
    'RDS14',
    'A mistake is undone by a restore to the second before it, from the backups that are kept.',
  );
