import { comment, nested, set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, skip, type Terraform } from '../../exporters/terraform';
import { placeOf } from '../terraform-place';
import { routesTo, type Route } from '../verbs/routes-to';
import type { applicationLoadBalancer } from './spec';
import { listenerOf } from './terraform-listeners';
import { UNCHECKED } from './texts';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

/** A target group belongs to a route, so that two routes to one group of servers may differ in port and health check. */
export function emitTargetGroups(node: Alb, t: Terraform): void {
  const place = placeOf(node, t);
  if (!place) return;
  const listener = listenerOf(node, t);
  // What a listener for TLS names itself Checkov sees behind it, and what only a rule of it names it does not.
  const behindTls = new Set(
    listener?.protocol === 'HTTPS' ? listener.rules.map((rule) => rule.edge) : [],
  );
  for (const edge of t.model.edgesFrom(node.id, routesTo) as readonly Route[]) {
    const target = t.model.get(edge.to);
    const own = fieldsOf(edge);
    const { params } = edge;
    t.add(
      node,
      'alb',
      t.resource(edge, 'aws_lb_target_group', t.edgeName(edge), [
        params.protocol === 'HTTP' &&
          behindTls.has(edge.id) &&
          skip('CKV_AWS_378', 'TLS ends at the load balancer, inside the VPC'),
        // AWS takes six characters here; a prefix lets a changed group be made before the old one goes.
        set('name_prefix', `${target.slug.slice(0, 5).replace(/-$/, '')}-`),
        set('vpc_id', place.vpc.id),
        set('target_type', t.facet(edge.to, 'targetType') ?? 'instance'),
        own.param('port', 'port'),
        own.param('protocol', 'protocol'),
        own.param('deregistration_delay', 'deregistrationSeconds'),
        healthCheck(edge),
        params.stickiness &&
          nested(
            'stickiness',
            [
              own.field('enabled', 'stickiness', true),
              set('type', 'lb_cookie'),
              own.param('cookie_duration', 'stickinessSeconds'),
            ],
            { origin: own.from('stickiness') },
          ),
        nested('lifecycle', [set('create_before_destroy', true)]),
      ]),
    );
  }
}

function healthCheck(edge: Route) {
  const own = fieldsOf(edge);
  if (!edge.params.healthCheck) {
    return comment(UNCHECKED);
  }
  return nested(
    'health_check',
    [
      own.param('path', 'healthPath'),
      own.param('protocol', 'protocol'),
      own.param('matcher', 'matcher'),
      own.param('interval', 'healthIntervalSeconds'),
      own.param('timeout', 'healthTimeoutSeconds'),
      own.param('healthy_threshold', 'healthyThreshold'),
      own.param('unhealthy_threshold', 'unhealthyThreshold'),
    ],
    { origin: own.from('healthCheck') },
  );
}
