import type { JsonObject } from '../kit/json';
import type { Capability } from './kind-spec';
import type { Fields } from './fields';
import type { FlowOf } from './flow';
import type { Model, ModelNode } from './model';

/**
 * `any` joins every kind that can be part of a connection, and `all` those that nothing else joins as well; neither joins a
 * container, a frame or a text.
 */
export type End = Capability | 'any' | 'all';

/** An edge is a verb between two capabilities: "routes to" joins a load balancer to an HTTP target. */
export interface VerbSpec<F extends Fields = Fields> {
  readonly id: string;
  /** As read between the two labels: "app-alb routes to web". */
  readonly title: string;
  readonly summary: string;
  readonly flow: FlowOf;
  readonly from: readonly End[];
  readonly to: readonly End[];
  /** Both ends must lie in the same VPC; otherwise AWS has no path between them. */
  readonly sameNetwork: boolean;
  /** An end takes one edge of this verb only. */
  readonly single?: 'from' | 'to' | 'both';
  readonly fields: F;
  readonly exported: boolean;
  /** Params that a new edge starts with beside the defaults: a free priority, a path of its own. */
  readonly initial?: (model: Model, from: ModelNode, to: ModelNode) => JsonObject;
  /** Params in which no two edges of the verb from one node may be alike. */
  readonly distinct?: readonly string[];
  /** The edge's ends decide more than capabilities say; a sentence when the verb cannot join them. */
  readonly refuse?: (model: Model, from: ModelNode, to: ModelNode) => string | null;
  /** Whether another verb that joins the two is more likely meant. */
  readonly yields?: (model: Model, from: ModelNode, to: ModelNode) => boolean;
  /** What the edge's label adds to the title: a port, a path. */
  readonly caption: (params: JsonObject) => string;
}

export const defineVerb = <F extends Fields>(spec: VerbSpec<F>): VerbSpec<F> => spec;
