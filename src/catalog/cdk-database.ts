import {
  call,
  create,
  object,
  ref,
  run,
  template,
  type Expression,
  type ObjectEntry,
} from '../codegen/typescript';
import { acknowledge, acknowledgePolicy, fieldsOf, keyOf, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { logGroup } from './cdk-logs';
import { placeOf } from './cdk-place';
import { monitoringSeconds, type Monitored } from './database-monitoring';

/** The `rds.SubnetGroup` of the node's tier, made once for all databases in it. */
export function databaseSubnetGroup(node: ModelNode, c: Scope): Expression | undefined {
  const place = placeOf(node, c);
  const network = c.model.networkOf(node.id);
  const tier = network?.tiers.find(({ role }) => role === place?.role);
  if (!place || !network || !tier) return undefined;
  const home = c.in('data');
  const name = c.name(tier.node, 'DatabaseSubnets');
  home.share(name, 'rds.SubnetGroup', () =>
    create(
      'rds.SubnetGroup',
      ref('this'),
      c.id(tier.node, 'DatabaseSubnets'),
      object([
        ['description', `The ${place.role} tier of the VPC ${c.model.get(network.vpc).slug}`],
        ['vpc', c.cdk.lend(network.vpc, 'vpc', home)?.vpc],
        ['vpcSubnets', place.subnets],
        ['removalPolicy', ref('cdk.RemovalPolicy.DESTROY')],
      ]),
    ),
  );
  return c.takeFrom(home, name);
}

/** `new ec2.InstanceType("t4g.medium")` */
export const instanceType = (instanceClass: string): Expression =>
  create('ec2.InstanceType', instanceClass.replace(/^db\./, ''));

/** Makes the groups that RDS writes to before what writes to them: RDS would make them without retention and encryption. */
export const databaseLogGroups = (
  node: ModelNode<{ readonly logRetentionDays: number }>,
  logs: readonly string[],
  c: Scope,
  of: 'instance' | 'cluster' = 'instance',
) =>
  run(
    call(
      `${c.name(node)}.node.addDependency`,
      ...logs.map((log) =>
        logGroup(c, `${c.id(node as ModelNode, 'Logs')}-${log}`, node.params.logRetentionDays, {
          name: template(`/aws/rds/${of}/`, c.awsName(node as ModelNode), `/${log}`),
          origin: fieldsOf(node).from('logRetentionDays'),
        }),
      ),
    ),
    { note: 'RDS would make its log groups without retention and without encryption.' },
  );

const MONITORING_POLICY = 'service-role/AmazonRDSEnhancedMonitoringRole';

/** Enhanced monitoring writes as this role. Null when it is off. */
export function monitoringRole(node: Monitored, c: Scope): Expression | null {
  if (monitoringSeconds(node) === 0) return null;
  const record = node as ModelNode;
  return declareMonitoringRole(record, c);
}

export const declareMonitoringRole = (node: ModelNode, c: Scope): Expression =>
  c.declare(
    node,
    c.name(node, 'MonitoringRole'),
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, 'MonitoringRole'),
      object([
        [
          'assumedBy',
          create(
            'iam.ServicePrincipal',
            'monitoring.rds.amazonaws.com',
            object([
              [
                'conditions',
                object([['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]]),
              ],
            ]),
          ),
        ],
        [
          'managedPolicies',
          [call('iam.ManagedPolicy.fromAwsManagedPolicyName', MONITORING_POLICY)],
        ],
      ]),
    ),
    {
      after: [
        acknowledgePolicy(
          c,
          ref(c.name(node, 'MonitoringRole')),
          MONITORING_POLICY,
          'RDS asks for exactly this policy, which lets it write metrics of the operating system and nothing else.',
        ),
      ],
    },
  );

const SECRET_OF = {
  module: 'secret-of',
  exports: ['secretOf'],
  text: `import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";

/** The secret in which RDS keeps the password that it manages itself. */
export function secretOf(database: { readonly secret?: ISecret }): ISecret {
  if (!database.secret) throw new Error("The database has no secret");
  return database.secret;
}
`,
};

/** Declares the secret that RDS makes for a database. */
export function declareManagedSecret(node: ModelNode, c: Scope): void {
  c.helper(SECRET_OF);
  c.declare(
    node,
    c.name(node, 'Secret'),
    'secretsmanager.ISecret',
    call('secretOf', ref(c.name(node))),
  );
}

/** The facet `secret` of a secret in the data stack of the asker's own region. */
export const nearSecret = (node: ModelNode, c: Scope) => {
  const home = c.cdk.scopeOf(node);
  keyOf(home, 'data');
  return {
    arn: c.of(node, 'secretArn', 'Secret'),
    keyArn: ref(`${c.pathFrom(home, 'dataKey')}.keyArn`),
  };
};

/** `dataKey` where the storage is encrypted, or else what says that it is not. */
export const encryption = (
  node: ModelNode<{ readonly encrypted: boolean }>,
  c: Scope,
): ObjectEntry => {
  const own = fieldsOf(node);
  return node.params.encrypted
    ? own.field('storageEncryptionKey', 'encrypted', keyOf(c, 'data'))
    : own.field('storageEncrypted', 'encrypted', false);
};

interface Insights {
  readonly performanceInsights: boolean;
  /** Missing where a kind has the standard mode only. */
  readonly advancedInsights?: boolean;
}

/** What of Performance Insights the instances of a cluster say too. */
export function insights(
  node: ModelNode<Insights>,
  isOffered: boolean,
  by: string,
  c: Scope,
): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { performanceInsights, advancedInsights } = node.params;
  const isOn = performanceInsights && isOffered;
  return [
    own.field(
      'enablePerformanceInsights',
      'performanceInsights',
      isOn,
      performanceInsights && !isOffered
        ? `Wanted by the design, but ${by} does not offer it on this instance class.`
        : undefined,
    ),
    ['performanceInsightEncryptionKey', isOn ? keyOf(c, 'data') : undefined],
    own.field(
      'performanceInsightRetention',
      'advancedInsights',
      isOn
        ? ref(
            `rds.PerformanceInsightRetention.${advancedInsights === true ? 'MONTHS_15' : 'DEFAULT'}`,
          )
        : undefined,
    ),
  ];
}

export const insightsMode = (isAdvanced: boolean): Expression =>
  ref(`rds.DatabaseInsightsMode.${isAdvanced ? 'ADVANCED' : 'STANDARD'}`);

export const CERTIFICATE = ref('rds.CaCertificate.RDS_CA_RSA2048_G1');
export const NO_EXTENDED_SUPPORT: ObjectEntry = [
  'engineLifecycleSupport',
  ref('rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED'),
  {
    note: 'Extended support would start, and cost, by itself once the major leaves standard support.',
  },
];

/** Of a port that everybody knows the engine by. */
export const acknowledgePort = (node: ModelNode, c: Scope) =>
  acknowledge(
    c,
    ref(c.name(node)),
    'RDS11',
    'Its security group says who reaches it, whatever the port.',
  );

export const storageType = (type: string): Expression =>
  ref(`rds.StorageType.${type === 'io2' ? 'IO2' : 'GP3'}`);
