import { nested, set, type Items } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ListenerRule, ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import type { Route } from '../verbs/routes-to';
import type { applicationLoadBalancer } from './spec';
import { certificateArn, hostName } from './terraform-certificate';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

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
      defaultAction(listener, t),
    ]),
  );
  if (listener.redirectFromHttp) {
    t.add(
      node,
      'alb',
      t.resource(node, 'aws_lb_listener', t.derived(node, 'http'), [
        loadBalancer,
        own.field('port', 'redirectHttp', 80),
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
  for (const rule of listener.rules) emitRule(node, listener, rule, t);
}

function forward(rule: ListenerRule, t: Terraform): Items {
  const edge = t.model.edge(rule.edge);
  return [
    set('type', 'forward'),
    set('target_group_arn', fieldsOf(edge).ref(`aws_lb_target_group.${t.edgeName(edge)}.arn`)),
  ];
}

function defaultAction({ defaultRule }: Listener, t: Terraform) {
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
  const hosts = rule.hosts.map((host) => hostName(host, listener, t) ?? host);
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
      nested('action', forward(rule, t)),
    ]),
  );
}
