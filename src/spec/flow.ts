import type { JsonObject } from '../kit/json';

/** What runs along an edge: it decides how the edge looks, and nothing else. */
export type Flow = 'traffic' | 'data' | 'events' | 'replication' | 'failover' | 'remark';

/** Of a verb; where a parameter decides, of its edges. */
export type FlowOf = Flow | ((params: JsonObject) => Flow);

interface Flowing {
  readonly spec: { readonly flow: FlowOf };
  readonly params: JsonObject;
}

export const flowOf = ({ spec: { flow }, params }: Flowing): Flow =>
  typeof flow === 'string' ? flow : flow(params);
