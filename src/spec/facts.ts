import type { TierRole } from './kind-spec';
import type {
  Access,
  Grant,
  Listener,
  Model,
  ModelEdge,
  ModelNode,
  Reach,
  Secret,
  Wire,
  ZoneUse,
} from './model';

/**
 * What AWS's meaning gives a node beyond its params. A function may read the model's nodes, edges, containment and networks,
 * and the zones, ports, secrets and listeners of other nodes, which are computed when they are asked for.
 */
export interface KindFacts {
  /** A region's code, "us-east-1". */
  readonly region?: (node: ModelNode) => string;
  readonly network?: (node: ModelNode) => NetworkFacts;
  readonly tier?: (node: ModelNode) => TierFacts;
  /** The zones that the node really occupies. */
  readonly zones?: (node: ModelNode, model: Model) => readonly ZoneUse[];
  /** The port on which its clients connect. */
  readonly port?: (node: ModelNode, model: Model) => number | null;
  readonly secret?: (node: ModelNode, model: Model) => Secret | null;
  readonly listener?: (node: ModelNode, model: Model) => Listener | null;
}

export interface NetworkFacts {
  readonly cidr: string;
  /** Zone letters in the order drawn. */
  readonly letters: readonly string[];
  readonly nat: 'perAz' | 'single' | 'none';
  /** It is in the account already, with subnets, routes and NAT gateways of its own. */
  readonly isExisting: boolean;
}

export interface TierFacts {
  readonly role: TierRole;
  readonly prefix: number;
  /** Ranges that a person has given, by zone letter; the other zones' are computed. */
  readonly ranges: Readonly<Record<string, string>>;
  /** Asked for: which way it goes, if any, the network says. */
  readonly internetRoute: boolean;
}

export interface VerbFacts {
  readonly reach?: (edge: ModelEdge, model: Model) => readonly Reach[];
  readonly grants?: (edge: ModelEdge, model: Model) => readonly Grant[];
  readonly wires?: (edge: ModelEdge, model: Model) => readonly Wire[];
  readonly access?: (edge: ModelEdge, model: Model) => readonly Access[];
}
