import { nested, ref, set, type Items } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ListenerRule, ModelNode } from '../../spec/model';
import { fieldsOf, inMarkdown, nameOf, type Terraform } from '../../exporters/terraform';
import type { Route } from '../verbs/routes-to';
import { previewPriority } from './preview';
import { twoListeners } from './texts';
import type { applicationLoadBalancer } from './spec';
import { certificateArn, hostIn } from './terraform-certificate';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;
type Green = NonNullable<Listener['green']>;

/** Where a listener for TLS also waits, to send on who asks without. */
export const REDIRECT_PORT = 80;

export const listenerOf = (node: Alb, t: Terraform): Listener | undefined =>
  t.model.listeners.find((listener) => listener.loadBalancer === node.id);

export const listenerAddress = (node: Alb, t: Terraform): string =>
  `aws_lb_listener.${t.derived(node, listenerOf(node, t)?.protocol === 'HTTP' ? 'http' : 'https')}`;

/** One listener per port: AWS refuses a second (DuplicateListener). */
export function emitListeners(node: Alb, t: Terraform): void {
  const listener = listenerOf(node, t);
  if (!listener) return;
  const own = fieldsOf(node);
  const isHttps = listener.protocol === 'HTTPS';
  const loadBalancer = set('load_balancer_arn', own.ref(`aws_lb.${t.id(node)}.arn`));
  t.add(
    node,
    'alb',
    t.resource(node, 'aws_lb_listener', t.derived(node, isHttps ? 'https' : 'http'), [
      loadBalancer,
      own.field('port', 'protocol', listener.port),
      own.field('protocol', 'protocol', listener.protocol),
      isHttps && own.param('ssl_policy', 'sslPolicy'),
      isHttps && set('certificate_arn', certificateArn(node, listener, t)),
      isHttps &&
        node.params.hsts &&
        own.field(
          'routing_http_response_strict_transport_security_header_value',
          'hsts',
          `max-age=${node.params.hstsSeconds}; includeSubDomains`,
        ),
      defaultAction(node, listener, t),
    ]),
  );
  if (listener.redirectFromHttp) {
    t.add(
      node,
      'alb',
      t.resource(node, 'aws_lb_listener', t.derived(node, 'http'), [
        loadBalancer,
        own.field('port', 'redirectHttp', REDIRECT_PORT),
        own.field('protocol', 'redirectHttp', 'HTTP'),
        nested('default_action', [
          set('type', 'redirect'),
          nested('redirect', [
            set('port', '443'),
            set('protocol', 'HTTPS'),
            set('status_code', 'HTTP_301'),
          ]),
        ]),
      ]),
    );
  }
  emitSecond(node, listener, t);
  for (const rule of listener.rules) emitRule(node, listener, rule, t);
  emitPreview(node, listener, t);
}

function forward(rule: ListenerRule, t: Terraform): Items {
  const edge = t.model.edge(rule.edge);
  return [
    set('type', 'forward'),
    set('target_group_arn', fieldsOf(edge).ref(`aws_lb_target_group.${t.edgeName(edge)}.arn`)),
  ];
}

function defaultAction(node: Alb, { defaultRule, green }: Listener, t: Terraform) {
  if (defaultRule && green && !green.isApart) return weighted(node, defaultRule, green, t);
  return nested(
    'default_action',
    defaultRule
      ? forward(defaultRule, t)
      : [
          set('type', 'fixed-response'),
          nested('fixed_response', [
            set('content_type', 'text/plain'),
            set('message_body', 'Not found'),
            set('status_code', '404'),
          ]),
        ],
    { origin: defaultRule ? { edge: defaultRule.edge } : undefined },
  );
}

function emitRule(node: Alb, listener: Listener, rule: ListenerRule, t: Terraform): void {
  const edge = t.model.edge(rule.edge) as Route;
  const own = fieldsOf(edge);
  const hosts = rule.hosts.map((host) => hostIn(host, listener, t) ?? host);
  t.add(
    node,
    'alb',
    t.resource(edge, 'aws_lb_listener_rule', t.edgeName(edge), [
      set('listener_arn', fieldsOf(node).ref(`${listenerAddress(node, t)}.arn`)),
      own.param('priority', 'priority'),
      rule.hosts.length > 0 &&
        nested('condition', [nested('host_header', [own.field('values', 'hosts', hosts)])]),
      rule.paths.length > 0 &&
        nested('condition', [nested('path_pattern', [own.param('values', 'paths')])]),
      rule.header &&
        nested('condition', [
          nested('http_header', [
            own.param('http_header_name', 'headerName'),
            own.param('values', 'headerValues'),
          ]),
        ]),
      nested('action', forward(rule, t)),
    ]),
  );
}

const targetGroup = (rule: ListenerRule, t: Terraform) => {
  const edge = t.model.edge(rule.edge);
  return set('arn', fieldsOf(edge).ref(`aws_lb_target_group.${t.edgeName(edge)}.arn`));
};

/** Both colours behind one listener, and one number between them: two could contradict each other. */
function weighted(node: Alb, blue: ListenerRule, { rule: green, isApart }: Green, t: Terraform) {
  const edge = t.model.edge(green.edge) as Route;
  const own = fieldsOf(edge);
  const name = `${t.id(node)}_green_weight`;
  t.variable({
    name,
    description: `Share of the green target of ${nameOf(node)} in percent; the blue one gets the rest.`,
    type: 'number',
    default: edge.params.greenWeight,
    validation: {
      condition: `var.${name} >= 0 && var.${name} <= 100 && floor(var.${name}) == var.${name}`,
      message: 'The share must be a whole number from 0 to 100.',
    },
    origin: { edge: edge.id, field: 'greenWeight' },
  });
  t.decide(
    `blue-green-${node.id}`,
    `Blue and green share ${isApart ? 'a' : 'one'} listener of ${inMarkdown(nameOf(node))} by weight. Shift traffic with ` +
      `\`terraform apply -var=${name}=10\`, and back with 0. Both colours use the same data: a change of its schema has to suit ` +
      'both. Scale the green one before it gets traffic, because a colour without requests shrinks to its minimum.',
  );
  return nested(
    'default_action',
    [
      set('type', 'forward'),
      nested('forward', [
        nested('target_group', [
          targetGroup(blue, t),
          own.field('weight', 'greenWeight', ref(`100 - var.${name}`)),
        ]),
        nested('target_group', [
          targetGroup(green, t),
          own.field('weight', 'greenWeight', ref(`var.${name}`)),
        ]),
        nested('stickiness', [
          set('enabled', ref(`var.${name} > 0 && var.${name} < 100`)),
          own.param('duration', 'greenStickySeconds'),
        ]),
      ]),
    ],
    { origin: { edge: edge.id } },
  );
}

/**
 * A second listener on the port of the first, as it is drawn. A plan does not ask AWS whether it takes one: the precondition says so
 * before half of the rest has been made.
 */
function emitSecond(node: Alb, { defaultRule, green, port, protocol }: Listener, t: Terraform) {
  if (!defaultRule || !green?.isApart) return;
  const edge = t.model.edge(green.rule.edge);
  const own = fieldsOf(edge);
  const first = listenerAddress(node, t);
  t.add(
    node,
    'alb',
    t.resource(edge, 'aws_lb_listener', t.edgeName(edge), [
      set('load_balancer_arn', fieldsOf(node).ref(`aws_lb.${t.id(node)}.arn`)),
      own.field('port', 'ownListener', port),
      own.field('protocol', 'ownListener', protocol),
      protocol === 'HTTPS' &&
        set('certificate_arn', fieldsOf(node).ref(`${first}.certificate_arn`)),
      weighted(node, defaultRule, green, t),
      nested('lifecycle', [
        nested(
          'precondition',
          [
            set('condition', ref(`${first}.port != ${port}`)),
            set('error_message', twoListeners(nameOf(node), port)),
          ],
          { origin: own.from('ownListener') },
        ),
      ]),
    ]),
  );
}

/** A way to see the green one before anybody else does; tried before all other rules. */
function emitPreview(node: Alb, { green, rules }: Listener, t: Terraform): void {
  const edge = green && (t.model.edge(green.rule.edge) as Route);
  if (!edge?.params.greenPreview) return;
  t.add(
    node,
    'alb',
    t.resource(edge, 'aws_lb_listener_rule', t.edgeName(edge), [
      set('listener_arn', fieldsOf(node).ref(`${listenerAddress(node, t)}.arn`)),
      set('priority', previewPriority(rules)),
      nested('condition', [
        nested('http_header', [set('http_header_name', 'X-Preview'), set('values', ['green'])]),
      ]),
      nested('action', forward(green!.rule, t)),
    ]),
  );
}
