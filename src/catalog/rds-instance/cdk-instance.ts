import {
  call,
  create,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { fieldsOf, securityGroup, type Scope } from '../../exporters/cdk';
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
  storageType,
} from '../cdk-database';
import { placeOf } from '../cdk-place';
import { acknowledgeMajor, sqlEngine } from '../cdk-sql-engines';
import { monitoringSeconds } from '../database-monitoring';
import { engineOf, SLOW_STATEMENTS } from '../sql-engines';
import { passwordEntries } from './cdk-password';
import type { rdsInstance } from './spec';
import { iopsOf, isStriped } from './storage';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

/** For the database itself, or for a replica of it in another region, which cannot use the group of this one. */
export function parameterGroup(node: Rds, c: Scope, of: ModelNode = node): Expression {
  const own = fieldsOf(node);
  const { engine, engineVersion, forceTls, exportLogs } = node.params;
  const { tlsParameter, proxyFamily } = engineOf(engine);
  const slow = exportLogs ? SLOW_STATEMENTS[proxyFamily] : [];
  return c.declare(
    of,
    c.name(of, 'Parameters'),
    'rds.ParameterGroup',
    create(
      'rds.ParameterGroup',
      ref('this'),
      c.id(of, 'Parameters'),
      object([
        own.field('engine', 'engineVersion', sqlEngine(engine, engineVersion)),
        [
          'parameters',
          object([
            own.field(tlsParameter, 'forceTls', forceTls ? '1' : '0'),
            ...slow.map(([name, value]) => own.field(name, 'exportLogs', value)),
          ]),
        ],
      ]),
    ),
  );
}

export function emitInstance(node: Rds, c: Scope): void {
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
    'applied-at-once',
    'A deployment changes database instances at once, as CloudFormation does unless `applyImmediately` is false: another instance class means a ' +
      'failover then and there. Deploy such changes in a quiet hour.',
  );
  const parameters = parameterGroup(node, c);
  const role = monitoringRole(node, c);
  c.declare(
    node,
    c.name(node),
    'rds.DatabaseInstance',
    create(
      'rds.DatabaseInstance',
      ref('this'),
      c.id(node),
      object([
        [
          'instanceIdentifier',
          c.awsName(node),
          { note: 'Fixed: its log groups and its replicas go by it.' },
        ],
        ...engineEntries(node),
        ['vpc', place.vpc.vpc],
        ['subnetGroup', databaseSubnetGroup(node, c)],
        ['securityGroups', [securityGroup(node, c)]],
        own.param('publiclyAccessible', 'publiclyAccessible'),
        own.param('multiAz', 'multiAz'),
        own.param('port', 'port'),
        own.param('databaseName', 'databaseName'),
        ...passwordEntries(node, c),
        own.param('iamAuthentication', 'iamAuth'),
        ['parameterGroup', parameters],
        ...storageEntries(node, c),
        ...backupEntries(node, c),
        ...insights(node, engineOf(params.engine).supportsInsights(params.instanceClass), 'RDS', c),
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
        params.exportLogs && databaseLogGroups(node, logs, c),
        acknowledgeMajor(node, params.engine, c),
        params.port === engineOf(params.engine).defaultPort && acknowledgePort(node, c),
      ],
    },
  );
}

function engineEntries(node: Rds): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { engine, engineVersion, instanceClass } = node.params;
  return [
    own.field('engine', 'engineVersion', sqlEngine(engine, engineVersion)),
    [
      'allowMajorVersionUpgrade',
      true,
      { note: 'RDS refuses another major without it. It does nothing while the version stays.' },
    ],
    // MariaDB has no extended support to decline.
    ...(engine === 'mariadb' ? [] : [NO_EXTENDED_SUPPORT]),
    own.field('instanceType', 'instanceClass', instanceType(instanceClass)),
    own.param('autoMinorVersionUpgrade', 'autoMinorUpgrade'),
    ['caCertificate', CERTIFICATE],
  ];
}

function storageEntries(node: Rds, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { params } = node;
  const { allocatedGib, maxAllocatedGib, storageThroughput } = params;
  return [
    own.field('storageType', 'storageType', storageType(params.storageType)),
    own.param('allocatedStorage', 'allocatedGib'),
    own.field(
      'maxAllocatedStorage',
      'maxAllocatedGib',
      maxAllocatedGib === allocatedGib ? undefined : maxAllocatedGib,
    ),
    own.field('iops', 'iops', iopsOf(node) ?? undefined),
    own.field(
      'storageThroughput',
      'storageThroughput',
      isStriped(params) && storageThroughput > 0 ? storageThroughput : undefined,
    ),
    encryption(node, c),
  ];
}

function backupEntries(node: Rds, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { backupDays, deletionProtection, finalSnapshot } = node.params;
  return [
    own.field('backupRetention', 'backupDays', call('cdk.Duration.days', backupDays)),
    own.param('preferredBackupWindow', 'backupWindow'),
    own.param('preferredMaintenanceWindow', 'maintenanceWindow'),
    ['copyTagsToSnapshot', true],
    [
      'deleteAutomatedBackups',
      backupDays > 0 ? false : undefined,
      { note: 'Backups outlive a deleted database for as long as they are kept.' },
    ],
    own.field('deletionProtection', 'deletionProtection', c.deletionProtection(deletionProtection)),
    own.field(
      'removalPolicy',
      'finalSnapshot',
      ref(`cdk.RemovalPolicy.${finalSnapshot ? 'SNAPSHOT' : 'DESTROY'}`),
    ),
  ];
}

function modeEntries(node: Rds): readonly ObjectEntry[] {
  const { engine, instanceClass, performanceInsights, advancedInsights } = node.params;
  const isOn = performanceInsights && engineOf(engine).supportsInsights(instanceClass);
  return isOn && advancedInsights
    ? [fieldsOf(node).field('databaseInsightsMode', 'advancedInsights', insightsMode(true))]
    : [];
}

/** What the methodology asks of it, as far as the design promises it. */
export function checkInstance(node: Rds, c: Scope): void {
  const { multiAz, encrypted, publiclyAccessible, backupDays } = node.params;
  const check = (says: string, properties: Expression) =>
    c.check(node, says, 'AWS::RDS::DBInstance', properties);
  if (multiAz) check('has a standby in another zone', object({ MultiAZ: true }));
  if (encrypted && !publiclyAccessible) {
    check(
      'is encrypted and has no public address',
      object({ StorageEncrypted: true, PubliclyAccessible: false }),
    );
  }
  if (backupDays > 0) {
    check('can be restored to any second', object({ BackupRetentionPeriod: backupDays }));
  }
}
