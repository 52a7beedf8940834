import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { hostProblem, pathProblem } from '../checks';

const FIRST_PRIORITY = 100;
const PRIORITY_STEP = 10;
const hasConditions = (edge: ModelEdge): boolean =>
  (edge.params.paths as readonly string[]).length +
    (edge.params.hosts as readonly string[]).length >
  0;

function freePriority(edges: readonly ModelEdge[]): number {
  const taken = new Set(edges.map((edge) => edge.params.priority));
  let priority = FIRST_PRIORITY;
  while (taken.has(priority)) priority += PRIORITY_STEP;
  return priority;
}

const checked = (params: { readonly [key: string]: unknown }) => params.healthCheck === true;

export const routesTo = defineVerb({
  id: 'routes-to',
  title: 'routes to',
  summary: 'A target group: which requests go there, on which port, and how health is checked.',
  from: ['load-balancer'],
  to: ['http-target'],
  sameNetwork: true,
  fields: {
    port: {
      type: 'number',
      label: 'Target port',
      group: 'Traffic',
      default: 3000,
      min: 1,
      max: 65535,
    },
    protocol: {
      type: 'choice',
      label: 'Target protocol',
      group: 'Traffic',
      default: 'HTTP',
      options: [
        { value: 'HTTP', label: 'HTTP', hint: 'TLS ends at the load balancer' },
        { value: 'HTTPS', label: 'HTTPS' },
      ],
    },
    paths: {
      type: 'texts',
      label: 'Path patterns',
      group: 'Traffic',
      default: [],
      placeholder: '/api/*',
      maxItems: 5,
      help: 'Without paths and hosts this target takes every request that no other rule takes.',
      source: 'ELB quotas: five condition values per rule',
      problem: (paths) => pathProblem(paths),
    },
    hosts: {
      type: 'texts',
      label: 'Host names',
      group: 'Traffic',
      default: [],
      placeholder: 'api.example.com',
      maxItems: 5,
      help: 'Host names that the certificate must cover.',
      problem: (hosts, { params }) =>
        hostProblem(hosts) ??
        (hosts.length + (Array.isArray(params.paths) ? params.paths.length : 0) > 5
          ? 'must be at most five together with the paths: ELB takes five values per rule.'
          : null),
    },
    priority: {
      type: 'number',
      label: 'Rule priority',
      group: 'Traffic',
      default: FIRST_PRIORITY,
      min: 1,
      max: 50000,
      help: 'The lowest number is tried first. Unique per load balancer.',
      source: 'ELB API, CreateRule',
      when: (params) =>
        (params.paths as readonly string[]).length + (params.hosts as readonly string[]).length > 0,
    },
    healthCheck: {
      type: 'toggle',
      label: 'Health check',
      group: 'Health check',
      default: true,
    },
    healthPath: {
      type: 'text',
      label: 'Path',
      group: 'Health check',
      default: '/health',
      help: 'Shallow: it must not touch the database, or a failover drains every server.',
      when: checked,
      problem: (path) =>
        /^\/[\x21-\x7e]{0,1023}$/.test(path)
          ? null
          : 'must begin with / and hold at most 1,024 printable characters without spaces.',
    },
    healthIntervalSeconds: {
      type: 'number',
      label: 'Interval',
      group: 'Health check',
      default: 30,
      min: 5,
      max: 300,
      unit: 's',
      when: checked,
    },
    healthTimeoutSeconds: {
      type: 'number',
      label: 'Timeout',
      group: 'Health check',
      default: 5,
      min: 2,
      max: 120,
      unit: 's',
      when: checked,
    },
    healthyThreshold: {
      type: 'number',
      label: 'Healthy after',
      group: 'Health check',
      default: 2,
      min: 2,
      max: 10,
      unit: 'checks',
      when: checked,
    },
    unhealthyThreshold: {
      type: 'number',
      label: 'Unhealthy after',
      group: 'Health check',
      default: 3,
      min: 2,
      max: 10,
      unit: 'checks',
      when: checked,
    },
    matcher: {
      type: 'text',
      label: 'Healthy status codes',
      group: 'Health check',
      default: '200',
      help: 'A code, a list or a range: 200, 200,204 or 200-299.',
      when: checked,
      problem: (matcher) =>
        /^[2-4]\d\d(?:-[2-4]\d\d)?(?:,[2-4]\d\d(?:-[2-4]\d\d)?)*$/.test(matcher)
          ? null
          : 'must be codes from 200 to 499 such as 200, 200,204 or 200-299.',
    },
    deregistrationSeconds: {
      type: 'number',
      label: 'Deregistration delay',
      group: 'Traffic',
      default: 30,
      min: 0,
      max: 3600,
      unit: 's',
      help: 'Time that open requests have before a server leaves.',
    },
    stickiness: {
      type: 'toggle',
      label: 'Sticky sessions',
      group: 'Traffic',
      default: false,
      help: 'A cookie keeps a user on one server.',
    },
    stickinessSeconds: {
      type: 'number',
      label: 'Cookie lifetime',
      group: 'Traffic',
      default: 3600,
      min: 1,
      max: 604800,
      unit: 's',
      when: (params) => params.stickiness === true,
    },
  },
  exported: true,
  initial: (model: Model, from: ModelNode, to: ModelNode) => {
    const others = model.edgesFrom(from.id).filter((edge) => edge.verb === 'routes-to');
    return {
      priority: freePriority(others),
      paths: others.some((edge) => !hasConditions(edge)) ? [`/${to.slug}/*`] : [],
    };
  },
  caption: (params) => {
    const conditions = [
      ...(params.hosts as readonly string[]),
      ...(params.paths as readonly string[]),
    ];
    return [...conditions, `:${String(params.port)}`].join(' ');
  },
});

export type Route = ModelEdge<ParamsOf<typeof routesTo.fields>>;

export const verb: Verb = {
  spec: routesTo,
  facts: {
    reach: (edge, model) => [
      {
        from: edge.from,
        to: edge.to,
        port: (edge as Route).params.port,
        protocol: 'tcp',
        purpose: `Requests and health checks from ${model.get(edge.from).label}`,
        because: [edge.id],
      },
    ],
  },
};
