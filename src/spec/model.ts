import type { JsonObject } from '../kit/json';
import type { Cidr } from '../kit/cidr';
import type { Design, EdgeId, NodeId } from '../design/records';
import type { Catalog } from './catalog';
import type { ParamsOf, Fields } from './fields';
import type { KindSpec, TierRole } from './kind-spec';
import type { Settings } from './settings';
import type { VerbSpec } from './verb-spec';

/** A node with its spec and complete params. */
export interface ModelNode<P = JsonObject> {
  readonly id: NodeId;
  readonly kind: string;
  readonly spec: KindSpec;
  readonly slug: string;
  readonly label: string;
  readonly parent: NodeId | null;
  readonly params: P;
}

export interface ModelEdge<P = JsonObject> {
  readonly id: EdgeId;
  readonly verb: string;
  readonly spec: VerbSpec;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly params: P;
}

/** An Availability Zone of a VPC. `index` is the letter's place in the alphabet: it never shifts when a zone is removed. */
export interface Zone {
  readonly name: string;
  readonly letter: string;
  readonly index: number;
}

export interface Subnet {
  readonly tier: TierRole;
  readonly zone: Zone;
  /** Null where the block does not fit into the VPC, or only the VPC itself knows it. */
  readonly cidr: Cidr | null;
  /** The range that a person has given, as it was typed; null where it is computed. */
  readonly given: string | null;
}

/** The network that a VPC and its tiers amount to. */
/** Where the subnets of a tier send what is for none of the VPC. Unknown where the route tables are not Lintel's to write. */
export type DefaultRoute = 'internet-gateway' | 'nat' | 'none' | 'unknown';

export interface Network {
  readonly vpc: NodeId;
  readonly region: string;
  /** Null when the VPC's own range cannot be read. */
  readonly cidr: Cidr | null;
  readonly zones: readonly Zone[];
  /** Tiers that exist, in the order public, app, data. */
  readonly tiers: readonly {
    readonly role: TierRole;
    readonly node: NodeId;
    readonly defaultRoute: DefaultRoute;
  }[];
  readonly subnets: readonly Subnet[];
  /** The zones that hold a NAT gateway. */
  readonly natZones: readonly Zone[];
  /** It is in the account already: what lies in it is known as far as the drawing says, and nothing of it is made. */
  readonly isExisting: boolean;
}

/** What of a node lies in a zone: its primary, its standby, its share of a group. */
export interface ZoneUse {
  readonly zone: Zone;
  readonly role: 'primary' | 'standby' | 'share' | 'node' | 'nat';
  /** Short text of the chip, "Primary" or "1 of 3". */
  readonly label: string;
  /** The tier whose subnet it lies in. */
  readonly tier: TierRole;
}

export type Peer = NodeId | 'internet';

/** Who may open a connection to whom. The only source of security group rules. */
export interface Reach {
  readonly from: Peer;
  readonly to: Peer;
  readonly port: number;
  readonly protocol: 'tcp';
  /** Ends the sentence "Lets … in: ". */
  readonly purpose: string;
  readonly because: readonly EdgeId[];
}

/** One target group behind a load balancer, in the order in which rules are tried. */
export interface ListenerRule {
  readonly edge: EdgeId;
  readonly target: NodeId;
  /** Unique per listener, 1 to 50000; null for the default action. */
  readonly priority: number | null;
  readonly paths: readonly string[];
  readonly hosts: readonly string[];
  readonly header: { readonly name: string; readonly values: readonly string[] } | null;
}

export interface Listener {
  readonly loadBalancer: NodeId;
  readonly port: 443 | 80;
  readonly protocol: 'HTTPS' | 'HTTP';
  /** Names the certificate must cover; empty when no record points here. */
  readonly domains: readonly { readonly record: NodeId; readonly name: string }[];
  readonly rules: readonly ListenerRule[];
  /** The target of requests that no rule takes; null answers 404. */
  readonly defaultRule: ListenerRule | null;
  /** The green of a blue-green pair, whose blue is the default target; `weight` in percent. */
  readonly green: { readonly rule: ListenerRule; readonly weight: number } | null;
  readonly redirectFromHttp: boolean;
}

/** A credential, and who holds the value. */
export interface Secret {
  /** The node whose credential it is. */
  readonly owner: NodeId;
  /**
   * `rds-managed`: RDS makes and rotates it. `write-only`: generated at apply and never in the state, the form that a
   * read replica needs. `auth-token`: the token or the user's password of a cache, generated and in the state.
   * `given`: of what exists already; only its ARN is known, and not before the apply.
   */
  readonly form: 'rds-managed' | 'write-only' | 'auth-token' | 'given';
}

/** Who may read which secret. */
export interface Grant {
  readonly to: NodeId;
  readonly secretOf: NodeId;
  readonly because: readonly EdgeId[];
}

/** What a connection lets its user do with a resource; which actions that means is the resource's own to say. */
export type AccessLevel =
  | 'read'
  | 'read-write'
  | 'send'
  | 'receive'
  | 'publish'
  | 'invoke'
  | 'connect';

/** Who may do what with a resource that IAM guards. The only source of IAM statements, beside `Grant` for secrets. */
export interface Access {
  readonly to: NodeId;
  readonly resource: NodeId;
  readonly level: AccessLevel;
  readonly because: readonly EdgeId[];
}

/** A value that a compute node is told through its environment. */
export interface Wire {
  readonly to: NodeId;
  readonly variable: string;
  readonly from: NodeId;
  readonly value:
    | 'endpoint'
    | 'reader-endpoint'
    | 'port'
    | 'secret-arn'
    | 'database-name'
    | 'tls'
    /** How AWS or a client addresses it: a queue's URL, a topic's ARN, a bucket's or a table's name. */
    | 'url'
    | 'arn'
    | 'name'
    /** Where it is, for a client that asks in its own region unless it is told. */
    | 'region'
    /** As whom a client signs in. */
    | 'user';
  readonly because: EdgeId;
}

/** The resolved design: what rules and exporters read. */
export interface Model {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly settings: Settings;
  /** In order of creation. */
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly ModelEdge[];

  /** The model of another design, by the same catalog. */
  with(design: Design): Model;

  get(id: NodeId): ModelNode;
  find(id: NodeId): ModelNode | undefined;
  edge(id: EdgeId): ModelEdge;
  findEdge(id: EdgeId): ModelEdge | undefined;
  ofKind<F extends Fields>(spec: KindSpec<F>): readonly ModelNode<ParamsOf<F>>[];
  ofVerb<F extends Fields>(spec: VerbSpec<F>): readonly ModelEdge<ParamsOf<F>>[];
  is<F extends Fields>(node: ModelNode, spec: KindSpec<F>): node is ModelNode<ParamsOf<F>>;
  isVerb<F extends Fields>(edge: ModelEdge, spec: VerbSpec<F>): edge is ModelEdge<ParamsOf<F>>;
  children(id: NodeId | null): readonly ModelNode[];
  edgesFrom(id: NodeId, verb?: VerbSpec): readonly ModelEdge[];
  edgesTo(id: NodeId, verb?: VerbSpec): readonly ModelEdge[];

  /** The containers above a node, or the node itself; null when it lies outside. */
  regionOf(id: NodeId): ModelNode | null;
  networkOf(id: NodeId): Network | null;
  tierOf(id: NodeId): TierRole | null;
  /** The AWS region code of a node; null for a node outside every region. */
  regionName(id: NodeId): string | null;
  readonly networks: readonly Network[];

  zones(id: NodeId): readonly ZoneUse[];
  /** On a path from an entry (users, a DNS name, a load balancer), or said to be: what must survive the loss of a zone. */
  isCritical(id: NodeId): boolean;
  /** Port on which the node's clients connect; null for what listens nowhere. */
  portOf(id: NodeId): number | null;
  readonly reach: readonly Reach[];
  readonly listeners: readonly Listener[];
  readonly secrets: readonly Secret[];
  secretOf(owner: NodeId): Secret | null;
  readonly grants: readonly Grant[];
  readonly wires: readonly Wire[];
  /** One per user, resource and level. */
  readonly access: readonly Access[];
}
