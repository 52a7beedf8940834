import { duration } from '../cdk-duration';
import {
  call,
  method,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
  type Statement,
} from '../../codegen/typescript';
import { fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ListenerRule, ModelEdge, ModelNode } from '../../spec/model';
import { previewPriority } from './preview';
import { twoListeners } from './texts';
import type { Route } from '../verbs/routes-to';
import { certificateOf } from './cdk-certificate';
import { hostName } from './certified-names';
import { targetGroupName } from './cdk-target-groups';
import type { applicationLoadBalancer } from './spec';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

export const listenerOf = (node: Alb, c: Scope): Listener | undefined =>
  c.model.listeners.find((listener) => listener.loadBalancer === node.id);

/** `elbv2.SslPolicy`: what its names call recommended is not what AWS recommends now. */
const SSL_POLICIES: Readonly<Record<string, string>> = {
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09': 'TLS13_12_RES_PQ',
  'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09': 'TLS13_12_PQ',
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06': 'TLS13_RES',
  'ELBSecurityPolicy-TLS13-1-2-2021-06': 'RECOMMENDED_TLS',
  'ELBSecurityPolicy-TLS13-1-3-2021-06': 'TLS13_13',
  'ELBSecurityPolicy-2016-08': 'RECOMMENDED',
};

const listenerName = (node: Alb, { protocol }: Listener, c: Scope): string =>
  c.name(node, protocol === 'HTTPS' ? 'Https' : 'Http');

/** No name of a constant has a blank, so that none is taken for it. */
const attachedToken = (edge: string): string => `attached ${edge}`;

/** The token of the statement by which requests reach a target group; null where no rule sends any. */
export function attachedBy(node: Alb, route: ModelEdge, c: Scope): string | null {
  const listener = listenerOf(node, c);
  const all = [listener?.defaultRule, listener?.green?.rule, ...(listener?.rules ?? [])];
  return all.some((rule) => rule?.edge === route.id) ? attachedToken(route.id) : null;
}

type Green = NonNullable<Listener['green']>;

/** One listener per port: AWS refuses a second (DuplicateListener). Who may come in says the security group: hence `open: false`. */
export function emitListeners(node: Alb, c: Scope): void {
  const listener = listenerOf(node, c);
  if (!listener) return;
  const own = fieldsOf(node);
  const { params } = node;
  const isHttps = listener.protocol === 'HTTPS';
  const name = listenerName(node, listener, c);
  const policy = SSL_POLICIES[params.sslPolicy];
  c.declare(
    node,
    name,
    'elbv2.ApplicationListener',
    call(
      `${c.name(node)}.addListener`,
      isHttps ? 'Https' : 'Http',
      object([
        own.field('port', 'protocol', listener.port),
        own.field('protocol', 'protocol', ref(`elbv2.ApplicationProtocol.${listener.protocol}`)),
        isHttps && own.field('certificates', 'certificate', [certificateOf(node, listener, c)]),
        isHttps &&
          own.field(
            'sslPolicy',
            'sslPolicy',
            policy === undefined ? undefined : ref(`elbv2.SslPolicy.${policy}`),
          ),
        ['open', false],
        defaultAction(node, listener, c),
      ]),
    ),
    {
      gives: [listener.defaultRule, listener.green?.isApart ? null : listener.green?.rule].flatMap(
        (rule) => (rule ? [attachedToken(rule.edge)] : []),
      ),
      after: [
        isHttps &&
          params.hsts &&
          run(
            call(
              `${name}.setAttribute`,
              'routing.http.response.strict_transport_security.header_value',
              `max-age=${params.hstsSeconds}; includeSubDomains`,
            ),
            { origin: own.from('hstsSeconds') },
          ),
        listener.redirectFromHttp &&
          run(call(`${c.name(node)}.addRedirect`, object([['open', false]])), {
            origin: own.from('redirectHttp'),
            note: 'From HTTP on 80 to HTTPS on 443.',
          }),
      ],
    },
  );
  emitSecond(node, listener, c);
  for (const rule of listener.rules) emitRule(node, listener, rule, c);
  emitPreview(node, listener, c);
  if (isHttps) {
    c.check(
      node,
      'answers over HTTPS',
      'AWS::ElasticLoadBalancingV2::Listener',
      object({ Port: 443, Protocol: 'HTTPS', SslPolicy: params.sslPolicy }),
    );
  }
}

const targetGroup = (rule: ListenerRule, c: Scope): Expression =>
  ref(targetGroupName(c.model.edge(rule.edge), c), { edge: rule.edge });

function defaultAction(node: Alb, { defaultRule, green }: Listener, c: Scope): ObjectEntry {
  if (defaultRule && green && !green.isApart) {
    return ['defaultAction', weighted(node, defaultRule, green, c)];
  }
  if (defaultRule) {
    const options = { origin: { edge: defaultRule.edge } };
    return ['defaultTargetGroups', [targetGroup(defaultRule, c)], options];
  }
  return [
    'defaultAction',
    call(
      'elbv2.ListenerAction.fixedResponse',
      404,
      object({ contentType: 'text/plain', messageBody: 'Not found' }),
    ),
  ];
}

function emitRule(node: Alb, listener: Listener, rule: ListenerRule, c: Scope): void {
  const edge = c.model.edge(rule.edge) as Route;
  const own = fieldsOf(edge);
  const zoneOf = (record: string) => c.facet(record, 'hostedZone');
  const hosts = rule.hosts.map((host) => hostName(host, listener, zoneOf) ?? host);
  const conditions = [
    hosts.length > 0 && call('elbv2.ListenerCondition.hostHeaders', hosts),
    rule.paths.length > 0 && call('elbv2.ListenerCondition.pathPatterns', rule.paths),
    rule.header && call('elbv2.ListenerCondition.httpHeader', rule.header.name, rule.header.values),
  ];
  addRule(
    node,
    listener,
    edge,
    [
      own.param('priority', 'priority'),
      ['conditions', conditions.filter((one): one is Expression => Boolean(one))],
      ['targetGroups', [targetGroup(rule, c)]],
    ],
    c,
  );
}

function addRule(
  node: Alb,
  listener: Listener,
  edge: Route,
  entries: readonly ObjectEntry[],
  c: Scope,
): void {
  const statement: Statement = run(
    call(
      `${listenerName(node, listener, c)}.addTargetGroups`,
      c.edgeId(edge, 'Targets'),
      object(entries),
    ),
    { origin: { edge: edge.id } },
  );
  c.add(node, [statement], { gives: [attachedToken(edge.id)] });
}

const BLUE_GREEN = {
  module: 'blue-green',
  exports: ['blueGreen'],
  text: `import type { Duration } from "aws-cdk-lib";
import * as elbv2 from "aws-cdk-lib/aws-elasticloadbalancingv2";

export interface BlueGreenProps {
  readonly blue: elbv2.IApplicationTargetGroup;
  readonly green: elbv2.IApplicationTargetGroup;
  /** The share of the green one in percent; the blue one gets the rest. */
  readonly greenWeight: number;
  /** For how long a visitor stays on a colour, while both get requests. */
  readonly stickinessDuration: Duration;
}

/** Both colours behind one listener, and one number between them: two could contradict each other. */
export function blueGreen({
  blue,
  green,
  greenWeight,
  stickinessDuration,
}: BlueGreenProps): elbv2.ListenerAction {
  if (!Number.isInteger(greenWeight) || greenWeight < 0 || greenWeight > 100) {
    throw new Error("The share must be a whole number from 0 to 100.");
  }
  return elbv2.ListenerAction.weightedForward(
    [
      { targetGroup: blue, weight: 100 - greenWeight },
      { targetGroup: green, weight: greenWeight },
    ],
    greenWeight > 0 && greenWeight < 100 ? { stickinessDuration } : {},
  );
}
`,
};

function weighted(
  node: Alb,
  blue: ListenerRule,
  { rule: green, isApart }: Green,
  c: Scope,
): Expression {
  const edge = c.model.edge(green.edge) as Route;
  const own = fieldsOf(edge);
  const name = `${c.name(node)}GreenWeight`;
  c.helper(BLUE_GREEN);
  const weight = c.setting({
    name,
    description: `Share of the green target of ${nameOf(node)} in percent; the blue one gets the rest.`,
    value: edge.params.greenWeight,
    isExample: false,
    origin: own.from('greenWeight'),
  });
  c.decide(
    `blue-green-${node.id}`,
    `Blue and green share ${isApart ? 'a' : 'one'} listener of ${inMarkdown(nameOf(node))} by weight. Shift traffic with \`${name}\` in \`lib/config.ts\` and ` +
      `\`npx cdk deploy ${c.cliName} --exclusively\`, and back with 0. Both colours use the same data: a change of its schema has to suit ` +
      'both. Scale the green one before it gets traffic, because a colour without requests shrinks to its minimum.',
  );
  return call(
    'blueGreen',
    object([
      ['blue', targetGroup(blue, c)],
      ['green', targetGroup(green, c)],
      own.field('greenWeight', 'greenWeight', weight),
      own.field(
        'stickinessDuration',
        'greenStickySeconds',
        duration(edge.params.greenStickySeconds),
      ),
    ]),
  );
}

/** A second listener on the port of the first, as it is drawn: the app synthesises it and then refuses to deploy. */
function emitSecond(node: Alb, listener: Listener, c: Scope): void {
  const { defaultRule, green, port, protocol } = listener;
  if (!defaultRule || !green?.isApart) return;
  const edge = c.model.edge(green.rule.edge);
  const own = fieldsOf(edge);
  const name = c.edgeName(edge, 'Listener');
  c.declare(
    node,
    name,
    'elbv2.ApplicationListener',
    call(
      `${c.name(node)}.addListener`,
      c.edgeId(edge, 'Listener'),
      object([
        own.field('port', 'ownListener', port),
        own.field('protocol', 'ownListener', ref(`elbv2.ApplicationProtocol.${protocol}`)),
        protocol === 'HTTPS' && ['certificates', [ref(c.name(node, 'Certificate'))]],
        ['open', false],
        ['defaultAction', weighted(node, defaultRule, green, c)],
      ]),
    ),
    {
      gives: [attachedToken(green.rule.edge)],
      after: [
        run(
          method(
            call('cdk.Annotations.of', ref(name)),
            'addError',
            twoListeners(nameOf(node), port),
          ),
          { origin: own.from('ownListener') },
        ),
      ],
    },
  );
}

/** A way to see the green one before anybody else does; tried before all other rules. */
function emitPreview(node: Alb, listener: Listener, c: Scope): void {
  const { green, rules } = listener;
  const edge = green && (c.model.edge(green.rule.edge) as Route);
  if (!edge?.params.greenPreview) return;
  addRule(
    node,
    listener,
    edge,
    [
      ['priority', previewPriority(rules)],
      [
        'conditions',
        [call('elbv2.ListenerCondition.httpHeader', 'X-Preview', ['green'])],
        { origin: fieldsOf(edge).from('greenPreview') },
      ],
      ['targetGroups', [targetGroup(green!.rule, c)]],
    ],
    c,
  );
}
