import type { Verb } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';
import { doorTo, variablePrefix, wire } from './data-access';

const hasBreaker = (params: { readonly [key: string]: unknown }) => params.breaker === true;

export const callsService = defineVerb({
  id: 'calls-service',
  title: 'calls',
  summary:
    'Requests from service to service by name, through ECS Service Connect, with a circuit breaker where one is wanted.',
  flow: 'traffic',
  from: ['service'],
  to: ['service'],
  sameNetwork: true,
  fields: {
    timeoutSeconds: {
      type: 'number',
      label: 'Timeout',
      group: 'Requests',
      default: 15,
      min: 0,
      max: 3600,
      unit: 's',
      help: 'Of one request; 0 waits for ever. Of several callers the longest counts.',
      source: 'ECS API, ServiceConnectServiceTimeout',
    },
    mesh: {
      type: 'choice',
      label: 'Runs through',
      group: 'Requests',
      default: 'service-connect',
      options: [
        { value: 'service-connect', label: 'ECS Service Connect' },
        { value: 'app-mesh', label: 'AWS App Mesh', hint: 'discontinued, left out of the code' },
      ],
      help: 'What finds the other one, and leaves its failing hosts alone.',
      source: 'App Mesh guide: it ends on 2026-09-30',
    },
    breaker: {
      type: 'toggle',
      label: 'Circuit breaker',
      group: 'Circuit breaker',
      default: true,
      help: 'Hosts that fail are left alone for a while. Service Connect does so with values of its own; those below go into the files for Istio and Envoy.',
    },
    consecutiveErrors: {
      type: 'number',
      label: 'Consecutive errors',
      group: 'Circuit breaker',
      default: 5,
      min: 1,
      max: 1000,
      help: '5xx answers in a row after which a host is ejected.',
      source: 'Envoy, outlier_detection.consecutive_5xx',
      when: hasBreaker,
      unit: 'errors',
    },
    intervalSeconds: {
      type: 'number',
      label: 'Interval',
      group: 'Circuit breaker',
      default: 10,
      min: 1,
      max: 3600,
      unit: 's',
      help: 'Between two looks at the hosts.',
      when: hasBreaker,
    },
    baseEjectionSeconds: {
      type: 'number',
      label: 'Base ejection time',
      group: 'Circuit breaker',
      default: 30,
      min: 1,
      max: 3600,
      unit: 's',
      help: 'Times the number of ejections so far.',
      when: hasBreaker,
    },
    maxEjectionPercent: {
      type: 'number',
      label: 'Most ejected',
      group: 'Circuit breaker',
      default: 50,
      min: 0,
      max: 100,
      unit: '%',
      help: 'More than half may leave too few to serve anybody.',
      when: hasBreaker,
    },
    maxConnections: {
      type: 'number',
      label: 'Connections',
      group: 'Limits',
      default: 1024,
      min: 1,
      max: 1_000_000,
      when: hasBreaker,
      help: 'Open TCP connections to all instances; more wait.',
      unit: 'connections',
    },
    maxPendingRequests: {
      type: 'number',
      label: 'Waiting requests',
      group: 'Limits',
      default: 1024,
      min: 1,
      max: 1_000_000,
      when: hasBreaker,
      help: 'Requests that wait for a connection; more fail at once.',
      unit: 'requests',
    },
    maxRequests: {
      type: 'number',
      label: 'Requests at a time',
      group: 'Limits',
      default: 1024,
      min: 1,
      max: 1_000_000,
      when: hasBreaker,
      help: 'To all instances together; more fail at once.',
      unit: 'requests',
    },
    maxRetries: {
      type: 'number',
      label: 'Retries at a time',
      group: 'Limits',
      default: 3,
      min: 0,
      max: 1000,
      when: hasBreaker,
      help: 'To all instances together, so that retries do not add to an overload.',
      unit: 'retries',
    },
  },
  exported: true,
  caption: (params) => (hasBreaker(params) ? `breaker ${String(params.consecutiveErrors)}×` : ''),
});

export type Call = ModelEdge<ParamsOf<typeof callsService.fields>>;

/** Whether the called one calls back, itself or through others. Then neither can be there before the other. */
export function isCircular(edge: Call, model: Model): boolean {
  const seen = new Set<string>();
  const open = [edge.to];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === edge.from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const next of model.edgesFrom(id, callsService)) open.push(next.to);
  }
  return false;
}

export const verb: Verb = {
  spec: callsService,
  facts: {
    reach: (edge, model) => doorTo(edge, model, 'Calls'),
    wires: ({ id, from, to }, model) => [
      wire(id, from, to, `${variablePrefix(model.get(to).slug)}_URL`, 'url'),
    ],
  },
};
