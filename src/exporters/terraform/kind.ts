import type { Entry, Expression, Items } from '../../codegen/hcl';
import type { Fields, ParamsOf } from '../../spec/fields';
import type { KindSpec, TierRole } from '../../spec/kind-spec';
import type { AccessLevel, Model, ModelEdge, ModelNode, Reach } from '../../spec/model';
import type { ExportKind } from '../plan';
import type { BackupPromise } from '../watching';
import type { Alarm, AlarmTopic, WatchedEvent } from './alarms';
import type { Statement } from './iam';
import type { Terraform } from './terraform';

/** The subject of a file; a second region's resources get a file of their own. */
export type Concern =
  | 'kms'
  | 'network'
  | 'security'
  | 'alb'
  | 'waf'
  | 'dns'
  | 'compute'
  | 'ecs'
  | 'serverless'
  | 'database'
  | 'cache'
  | 'search'
  | 'storage'
  | 'monitoring'
  | 'backup';

/** A database as its replicas need to know it. */
export interface SqlDatabase {
  readonly identifier: Expression;
  /** What a replica in another region names instead. */
  readonly arn: Expression;
  /** Makes a parameter group of the same settings for a replica in another region, and answers with its name. */
  readonly emitParameterGroup: (replica: ModelNode, t: Terraform) => Expression;
  readonly parameterGroup: Expression;
  readonly engine: string;
  readonly allocatedGib: number;
  readonly storageType: string;
  /** Null where the storage type brings its own. */
  readonly iops: number | null;
  readonly isEncrypted: boolean;
  readonly hasIamAuth: boolean;
  readonly hasAutoMinorUpgrade: boolean;
  readonly logs: readonly string[];
  readonly monitoring: { readonly seconds: number; readonly roleArn: Expression } | null;
  readonly supportsInsights: (instanceClass: string) => boolean;
}

/** A database as its proxies need to know it. */
export interface PooledDatabase {
  readonly family: string;
  readonly auth: string;
  /** The argument of the proxy's target that names it, and its value. */
  readonly target: {
    readonly argument: 'db_instance_identifier' | 'db_cluster_identifier';
    readonly identifier: Expression;
    /** What must be there before the proxy finds it, for `depends_on`. */
    readonly ready: readonly Expression[];
  };
}

export interface VpcFacet {
  readonly id: Expression;
  readonly cidr: Expression;
  /** What must be there before a private subnet has its way out, for `depends_on`; nothing where none is made. */
  readonly egress: readonly Expression[];
  readonly subnets: (role: TierRole) => Expression;
  readonly firstSubnet: (role: TierRole) => Expression;
  /** The name of the zone of that letter; null where only the account knows it. */
  readonly zoneName: (letter: string) => Expression | null;
}

export interface TargetGroup {
  readonly arn: Expression;
  /** The dimension of ALBRequestCountPerTarget. */
  readonly resourceLabel: Expression;
  /** The listener or rule that sends requests there; null when none does. */
  readonly attachedTo: Expression | null;
}

export interface HostedZone {
  readonly id: Expression;
  /** The name as an expression over the zone's and the record's variables; null when it lies outside the zone. */
  readonly hostName: (host: string) => Expression | null;
}

/** A bucket as the target of replication. */
export interface BucketCopy {
  readonly arn: Expression;
  /** The key that encrypts what arrives; null for a bucket of which only the name is known, or that S3's own key encrypts. */
  readonly keyArn: Expression | null;
  /** What must be there before anything is replicated to it; null for a bucket that is not made here. */
  readonly versioning: Expression | null;
}

export interface BackedUp {
  readonly arn: Expression;
  /** In the words of AWS Backup: "RDS", "DynamoDB". */
  readonly resourceType: string;
  /** Whether the service keeps its own rights out of the general policy: S3 does. */
  readonly policies: readonly string[];
  /** Settings of a test restore, and what names them: equal ones share a test. */
  readonly restore: { readonly name: string; readonly overrides: readonly Entry[] };
}

/** What a node lends to whoever is joined to it, so that kinds need not know each other. */
export interface Facets<N extends ModelNode = ModelNode> {
  readonly vpc?: (node: N, t: Terraform) => VpcFacet;
  /**
   * Gives the node a security group; `callsInternet` opens it towards HTTPS anywhere. `given`: the id of one that exists, which
   * gets the rules of those who may come in. `skips` and `ingressSkips`: why Checkov may pass over the group, and over the rule
   * of a way in.
   */
  readonly securityGroup?: (
    node: N,
    t: Terraform,
  ) => {
    readonly callsInternet?: string;
    readonly given?: Expression;
    readonly skips?: Items;
    readonly ingressSkips?: (reach: Reach) => Items;
  };
  /** Of a region: the ARN of the key that it has already, to be used in place of keys of one's own; null when it has none. */
  readonly givenKey?: (node: N, t: Terraform) => Expression | null;
  readonly endpoint?: (node: N, t: Terraform) => Expression;
  readonly readerEndpoint?: (node: N, t: Terraform) => Expression;
  readonly databaseName?: (node: N, t: Terraform) => Expression;
  readonly tls?: (node: N, t: Terraform) => Expression;
  /** Values of the same names in `Wire`. */
  readonly url?: (node: N, t: Terraform) => Expression;
  readonly arn?: (node: N, t: Terraform) => Expression;
  readonly name?: (node: N, t: Terraform) => Expression;
  /** As whom clients sign in; null where they need no name for it. */
  readonly user?: (node: N, t: Terraform) => Expression | null;
  /** The IAM statements that a level of access takes, with what the node's key needs. */
  readonly access?: (node: N, t: Terraform) => (level: AccessLevel) => readonly Statement[];
  /**
   * `ready`: what must exist before the secret can be read, for `depends_on`. `arnIn`: the ARN of its replica in another
   * region, for a secret that is replicated.
   */
  readonly secret?: (
    node: N,
    t: Terraform,
  ) => {
    readonly arn: Expression;
    readonly ready: readonly Expression[];
    /** The ARN of the key that encrypts it; without one it is the region's key for data. */
    readonly keyArn?: Expression;
    readonly arnIn?: (region: string) => Expression;
  };
  /** Null for a database that exists already: too little of it is known for a replica. */
  readonly database?: (node: N, t: Terraform) => SqlDatabase | null;
  readonly pooled?: (node: N, t: Terraform) => PooledDatabase;
  /** How a load balancer's target group addresses the node: by instance, unless it says otherwise. */
  readonly targetType?: (node: N, t: Terraform) => 'instance' | 'ip';
  readonly targetGroup?: (node: N, t: Terraform) => (route: ModelEdge) => TargetGroup;
  readonly alias?: (
    node: N,
    t: Terraform,
  ) => { readonly dnsName: Expression; readonly zoneId: Expression; readonly isHttps: boolean };
  readonly hostedZone?: (node: N, t: Terraform) => HostedZone;
  /** A function as those see it that run it. */
  readonly lambda?: (
    node: N,
    t: Terraform,
  ) => {
    readonly arn: Expression;
    readonly name: Expression;
    readonly invokeArn: Expression;
    /** What must be there before anything can read for it. */
    readonly policy: Expression;
  };
  readonly bucketCopy?: (node: N, t: Terraform) => BucketCopy;
  /** What is worth waking somebody for. Emitted with the node wherever its region is watched. */
  readonly alarms?: (node: N, t: Terraform) => readonly Alarm[];
  readonly events?: (node: N, t: Terraform) => readonly WatchedEvent[];
  /** Of who watches a region: where its alarms go. */
  readonly alarmTopic?: (node: N, t: Terraform) => (region: string) => AlarmTopic | null;
  /** What AWS Backup needs to know of what it backs up; null for what it does not. */
  readonly backup?: (node: N, t: Terraform) => BackedUp | null;
  /** What a plan promises for its region, for whoever writes it down. */
  readonly backupPlan?: (node: N, t: Terraform) => BackupPromise;
}

interface KindOf<N extends ModelNode> extends Pick<ExportKind, 'readsDesign' | 'watches'> {
  /** Where the node's resources go, or the comment that says why there are none. */
  readonly concern: Concern;
  /** The type of the resource that stands for the node; `module` for one; nothing where others make its resources. */
  readonly main?: string | ((node: N) => string);
  /** What is missing before the node can be exported, as a sentence; null when nothing is. */
  readonly missing?: (node: N, t: Terraform) => string | null;
  readonly emit: (node: N, t: Terraform) => void;
  readonly facets?: Facets<N>;
  /** Nodes that answer with the same text share resources, though nothing joins them in the drawing. */
  readonly sharesWith?: (node: N, model: Model) => string | undefined;
}

export interface TerraformKind extends KindOf<ModelNode> {
  readonly id: string;
}

/** The Terraform of a kind, with the params of its spec typed. */
export const terraformKind = <F extends Fields>(
  spec: KindSpec<F>,
  kind: KindOf<ModelNode<ParamsOf<F>>>,
): TerraformKind => ({ ...(kind as unknown as KindOf<ModelNode>), id: spec.id });
