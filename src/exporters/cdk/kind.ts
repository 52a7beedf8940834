import type { ObjectEntry, Expression, Statements } from '../../codegen/typescript';
import type { Fields, ParamsOf } from '../../spec/fields';
import type { KindSpec, TierRole } from '../../spec/kind-spec';
import type { AccessLevel, Model, ModelEdge, ModelNode } from '../../spec/model';
import type { Alarm, BackupPromise, WatchedEvent } from '../watching';
import type { ExportKind } from '../plan';
import type { AlarmTopic } from './alarms';
import type { Suffix } from './names';
import type { Scope } from './scope';
import type { StackName } from './stack-names';

export interface VpcFacet {
  /** The `IVpc`. */
  readonly vpc: Expression;
  /** A `SubnetSelection`: all subnets of a tier. */
  readonly subnets: (role: TierRole) => Expression;
  /** A `SubnetSelection`: the subnets of a tier in its first zones. */
  readonly someSubnets: (role: TierRole, zones: number) => Expression;
  /** The name of the zone of that letter; null where only the account knows it. */
  readonly zoneName: (letter: string) => Expression | null;
}

/** How a load balancer reaches what stands behind it. */
export interface Target {
  readonly type: 'INSTANCE' | 'IP';
  /** An `IApplicationLoadBalancerTarget`. */
  readonly target: Expression;
}

export interface TargetGroup {
  /** The `ApplicationTargetGroup`. */
  readonly group: Expression;
  /** The token that the statement gives which sends requests there, for `needs`; null when none does. */
  readonly attached: string | null;
}

/** What alias records point to. */
export interface AliasTarget {
  /** An `IAliasRecordTarget`; with the health of the target, as boolean. */
  readonly target: (evaluatesHealth: boolean) => Expression;
  readonly isHttps: boolean;
}

export interface HostedZone {
  /** The `IHostedZone`. */
  readonly zone: Expression;
  /** The full name of a record, as an expression; null when it lies outside the zone. */
  readonly hostName: (host: string) => Expression | null;
}

/** A database as its replicas need to know it; each is an expression in the asker's stack. */
export interface SqlDatabase {
  /** The `IDatabaseInstance` for replicas of the same region; null for those of another. */
  readonly instance: Expression | null;
  /** The fixed physical name, which a replica in another region goes by. */
  readonly identifier: Expression;
  readonly engine: Expression;
  /** A parameter group with the same settings, made for the asker where it lies in another region. */
  readonly parameterGroup: (replica: ModelNode) => Expression;
  readonly engineName: string;
  readonly port: number;
  readonly allocatedGib: number;
  readonly storageType: string;
  readonly iops: number | null;
  readonly isEncrypted: boolean;
  readonly hasIamAuth: boolean;
  readonly hasAutoMinorUpgrade: boolean;
  readonly hasStandby: boolean;
  readonly logs: readonly string[];
  readonly monitoring: { readonly seconds: number; readonly role: Expression | null } | null;
  readonly supportsInsights: (instanceClass: string) => boolean;
}

/** A database as its proxies need to know it. */
export interface PooledDatabase {
  /** A `ProxyTarget`. */
  readonly target: Expression;
  /** What has to be made before the proxy: a cluster has no targets before its instances. */
  readonly needs: Expression | null;
  /** `ClientPasswordAuthType` */
  readonly auth: string;
  /** The `ISecret` with the credentials. */
  readonly secret: Expression;
}

export interface BucketCopy {
  /** The `IBucket`, by its fixed name where it lies in another region, and its ARN and name. */
  readonly bucket: Expression;
  readonly arn: Expression;
  readonly name: Expression;
  /** Whether a key of its stack encrypts what arrives; not so where only the name is known, or S3's own key does. */
  readonly hasOwnKey: boolean;
}

export interface BackedUp {
  readonly arn: Expression;
  /** In the words of AWS Backup: "RDS", "DynamoDB". */
  readonly resourceType: string;
  /** Managed policies of AWS that the service asks for beside the general one: S3 does. */
  readonly policies: readonly string[];
  /** Settings of a test restore, and what names them: equal ones share a test. */
  readonly restore: { readonly name: string; readonly overrides: readonly ObjectEntry[] };
}

/**
 * What a node lends to whoever is joined to it, so that kinds need not know each other. `c` is the scope of who asks: what is
 * lent is an expression that holds in that stack.
 */
export interface Facets<N extends ModelNode = ModelNode> {
  readonly vpc?: (node: N, c: Scope) => VpcFacet;
  /**
   * Gives the node a security group; `callsInternet` opens it towards HTTPS anywhere, with that description. `given`: the id of
   * one that exists, which gets the rules of those who may come in.
   */
  readonly securityGroup?: (
    node: N,
    c: Scope,
  ) => { readonly callsInternet?: string; readonly given?: Expression };
  /** Of a region: the ARN of the key that it has already, to be used in place of keys of one's own; null when it has none. */
  readonly givenKey?: (node: N, c: Scope) => Expression | null;
  /** Values of the same names in `Wire`. */
  readonly endpoint?: (node: N, c: Scope) => Expression;
  readonly readerEndpoint?: (node: N, c: Scope) => Expression;
  readonly databaseName?: (node: N, c: Scope) => Expression;
  readonly tls?: (node: N, c: Scope) => Expression;
  readonly url?: (node: N, c: Scope) => Expression;
  readonly arn?: (node: N, c: Scope) => Expression;
  readonly name?: (node: N, c: Scope) => Expression;
  /** As whom clients sign in; null where they need no name for it. */
  readonly user?: (node: N, c: Scope) => Expression | null;
  /**
   * The statements by which a role, an expression of an `IGrantable`, gets a level of access: `orders.grantConsumeMessages(role)`.
   * They must change the role alone: a grant that edits a policy of an earlier stack closes a circle between the two.
   */
  readonly access?: (node: N, c: Scope) => (level: AccessLevel, role: Expression) => Statements;
  /**
   * `keyArn`: of the key that encrypts it; null for the one of Secrets Manager, which everybody may use through it. Both in the
   * region of who asks, where the secret is replicated. `policyArn`: what policies name, where only AWS knows the end of the ARN.
   */
  readonly secret?: (
    node: N,
    c: Scope,
  ) => {
    readonly arn: Expression;
    readonly policyArn?: Expression;
    readonly keyArn: Expression | null;
  } | null;
  /** Null for a database that exists already: too little of it is known for a replica. */
  readonly database?: (node: N, c: Scope) => SqlDatabase | null;
  readonly pooled?: (node: N, c: Scope) => PooledDatabase;
  readonly target?: (node: N, c: Scope) => Target;
  /** Whether it makes launch templates, beside which cdk-nag fails on instances that have none. */
  readonly hasLaunchTemplate?: (node: N, c: Scope) => boolean;
  readonly targetGroup?: (node: N, c: Scope) => (route: ModelEdge) => TargetGroup;
  readonly alias?: (node: N, c: Scope) => AliasTarget;
  readonly hostedZone?: (node: N, c: Scope) => HostedZone;
  /** The `IFunction`; null in another region, where nothing can call it. */
  readonly lambda?: (node: N, c: Scope) => Expression | null;
  readonly bucketCopy?: (node: N, c: Scope) => BucketCopy;
  /** What is worth waking somebody for. Emitted in the observability stack wherever the node's region is watched. */
  readonly alarms?: (node: N, c: Scope) => readonly Alarm<Expression>[];
  readonly events?: (node: N, c: Scope) => readonly WatchedEvent<Expression>[];
  /** Of who watches a region: where its alarms go. */
  readonly alarmTopic?: (node: N, c: Scope) => (region: string) => AlarmTopic | null;
  /** What AWS Backup needs to know of what it backs up; null for what it does not. */
  readonly backup?: (node: N, c: Scope) => BackedUp | null;
  /** What a plan promises for its region, for whoever writes it down. */
  readonly backupPlan?: (node: N, c: Scope) => BackupPromise;
}

interface KindOf<N extends ModelNode> extends Pick<ExportKind, 'readsDesign' | 'watches'> {
  /** The stack that holds the node. What is kept must not change it with an edit: in another stack it is another resource. */
  readonly stack: StackName | ((node: N, model: Model) => StackName);
  /** The class of the construct that stands for the node, for the README; nothing where others make what it needs. */
  readonly main?: string | ((node: N, model: Model) => string | undefined);
  /** What is missing before the node can be exported, as a sentence; null when nothing is. */
  readonly missing?: (node: N, c: Scope) => string | null;
  /** `c`: the scope of the node's own stack. */
  readonly emit: (node: N, c: Scope) => void;
  readonly facets?: Facets<N>;
  /**
   * What cdk-nag says of the construct that stands for the node, or of another one by its suffix, and the kind does not
   * acknowledge by itself: a person may. By the ids of AwsSolutions without the prefix: "RDS3",
   * "OS9[LogExport::SEARCH_SLOW_LOGS]".
   */
  readonly objections?: (
    node: N,
  ) => readonly (string | readonly [id: string, suffix: Suffix] | false)[];
  readonly sharesWith?: (node: N, model: Model) => string | undefined;
}

export interface CdkKind extends KindOf<ModelNode> {
  readonly id: string;
}

/** The CDK of a kind, with the params of its spec typed. */
export const cdkKind = <F extends Fields>(
  spec: KindSpec<F>,
  kind: KindOf<ModelNode<ParamsOf<F>>>,
): CdkKind => ({ ...(kind as unknown as KindOf<ModelNode>), id: spec.id });
