import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { hostProblem, pathProblem } from '../checks';

const FIRST_PRIORITY = 100;
const PRIORITY_STEP = 10;
type Params = { readonly [key: string]: unknown };
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** How many of ELB's five condition values a rule takes. */
const valuesOf = (params: Params): number =>
  lengthOf(params.paths) +
  lengthOf(params.hosts) +
  (params.headerName === '' ? 0 : lengthOf(params.headerValues));
const TOO_MANY =
  'must be at most five together with the other conditions: ELB takes five values per rule.';

/** The green of a blue-green pair shares the default action with the blue, and has no conditions of its own. */
const isGreen = (params: Params): boolean => params.green === true;
export const isConditional = ({ params }: ModelEdge): boolean =>
  !isGreen(params) && valuesOf(params) > 0;
export const isDefault = ({ params }: ModelEdge): boolean =>
  !isGreen(params) && valuesOf(params) === 0;
const unlessGreen = (params: Params): boolean => !isGreen(params);

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
  flow: 'traffic',
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
      help: 'On which the servers listen.',
      source: 'ELB API, CreateTargetGroup',
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
      help: 'From the load balancer to the servers. Over HTTPS they need a certificate, which need not be a trusted one.',
      source: 'ELB API, CreateTargetGroup',
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
      when: unlessGreen,
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
      source: 'ELB API, HostHeaderConditionConfig',
      when: unlessGreen,
      problem: (hosts, { params }) =>
        hostProblem(hosts) ?? (valuesOf({ ...params, hosts }) > 5 ? TOO_MANY : null),
    },
    headerName: {
      type: 'text',
      label: 'Header',
      group: 'Traffic',
      default: '',
      placeholder: 'X-Client',
      help: 'Requests with this header and one of its values go there.',
      source: 'ELB API, HttpHeaderConditionConfig',
      when: unlessGreen,
      problem: (name, { params }) =>
        name === ''
          ? null
          : !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40}$/.test(name)
            ? 'must be a header name of at most 40 characters, without spaces and colons.'
            : name.toLowerCase() === 'host'
              ? 'must not be Host: that is what host names are for.'
              : lengthOf(params.headerValues) === 0
                ? 'needs a value to compare with.'
                : null,
    },
    headerValues: {
      type: 'texts',
      label: 'Header values',
      group: 'Traffic',
      spaced: true,
      default: [],
      placeholder: 'mobile-*',
      maxItems: 5,
      help: 'One of them must match; * and ? stand for any characters.',
      source: 'ELB API, HttpHeaderConditionConfig',
      when: (params) => unlessGreen(params) && params.headerName !== '',
      problem: (values, { params }) =>
        values.some((value) => !/^[\x20-\x7e]{1,128}$/.test(value))
          ? 'must be texts of at most 128 printable characters.'
          : valuesOf({ ...params, headerValues: values }) > 5
            ? TOO_MANY
            : null,
    },
    green: {
      type: 'toggle',
      label: 'Green of a blue-green pair',
      group: 'Blue-green',
      default: false,
      help: 'Shares the requests that no rule takes with the other target, the blue one. Both run; the weight says who gets them.',
      source: 'ELB guide, "Weighted target groups"',
    },
    greenWeight: {
      type: 'number',
      label: 'Share of the green',
      group: 'Blue-green',
      default: 0,
      min: 0,
      max: 100,
      unit: '%',
      slider: true,
      help: 'The blue one gets the rest. In the code it is a variable: shifting traffic is one apply.',
      source: 'ELB API, TargetGroupTuple: 0 to 999',
      when: isGreen,
    },
    greenStickySeconds: {
      type: 'number',
      label: 'Keep a visitor on a colour',
      group: 'Blue-green',
      default: 3600,
      min: 1,
      max: 604800,
      unit: 's',
      help: 'While both get requests.',
      source: 'ELB API, TargetGroupStickinessConfig',
      when: isGreen,
    },
    greenPreview: {
      type: 'toggle',
      label: 'Preview by header',
      group: 'Blue-green',
      default: true,
      help: 'Requests with the header X-Preview: green reach the green one, whatever its share.',
      when: isGreen,
    },
    ownListener: {
      type: 'toggle',
      label: 'Listener of its own',
      group: 'Blue-green',
      default: false,
      help: 'A second one on the same port, as the methodology prints it. AWS refuses it.',
      source: 'ELB API, CreateListener: DuplicateListener',
      when: isGreen,
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
      when: (params) => unlessGreen(params) && valuesOf(params) > 0,
    },
    healthCheck: {
      type: 'toggle',
      label: 'Health check',
      group: 'Health check',
      default: true,
      help: 'Off: every registered server gets requests, whether it answers or not.',
    },
    healthPath: {
      type: 'text',
      label: 'Path',
      group: 'Health check',
      default: '/health',
      help: 'Shallow: it must not touch the database, or a failover drains every server.',
      source: 'ELB API, CreateTargetGroup',
      when: checked,
      problem: (path) =>
        /^\/[\x21-\x7e]{0,1023}$/.test(path)
          ? null
          : 'must begin with / and hold at most 1,024 printable characters without spaces.',
    },
    healthTouchesDatabase: {
      type: 'toggle',
      label: 'The path touches the database',
      group: 'Health check',
      default: false,
      help: 'On, if what answers there asks the database, a cache or another service first.',
      when: checked,
    },
    healthIntervalSeconds: {
      type: 'number',
      label: 'Interval',
      group: 'Health check',
      default: 30,
      min: 5,
      max: 300,
      unit: 's',
      help: 'Time from one check to the next.',
      source: 'ELB API, CreateTargetGroup',
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
      help: 'A check without an answer in this time has failed.',
      source: 'ELB API, CreateTargetGroup',
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
      help: 'Good checks in a row until a server gets requests.',
      source: 'ELB API, CreateTargetGroup',
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
      help: 'Failed checks in a row until it gets none.',
      source: 'ELB API, CreateTargetGroup',
      when: checked,
    },
    matcher: {
      type: 'text',
      label: 'Healthy status codes',
      group: 'Health check',
      default: '200',
      help: 'A code, a list or a range: 200, 200,204 or 200-299.',
      source: 'ELB API, Matcher',
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
      source: 'ELB API, TargetGroupAttribute',
    },
    stickiness: {
      type: 'toggle',
      label: 'Sticky sessions',
      group: 'Traffic',
      default: false,
      help: 'A cookie keeps a user on one server.',
      source: 'ELB API, TargetGroupAttribute',
    },
    stickinessSeconds: {
      type: 'number',
      label: 'Cookie lifetime',
      group: 'Traffic',
      default: 3600,
      min: 1,
      max: 604800,
      unit: 's',
      help: 'For so long a browser comes back to the same server.',
      source: 'ELB API, TargetGroupAttribute',
      when: (params) => params.stickiness === true,
    },
  },
  exported: true,
  distinct: ['priority'],
  initial: (model: Model, from: ModelNode, to: ModelNode) => {
    const others = model.edgesFrom(from.id).filter((edge) => edge.verb === 'routes-to');
    return {
      // A container says where it listens; servers listen where the route says.
      port: model.portOf(to.id) ?? 3000,
      priority: freePriority(others),
      paths: others.some(isDefault) ? [`/${to.slug}/*`] : [],
    };
  },
  caption: (params) => {
    if (isGreen(params)) return `green ${String(params.greenWeight)} %`;
    const conditions = [
      ...(params.headerName === '' ? [] : [String(params.headerName)]),
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
