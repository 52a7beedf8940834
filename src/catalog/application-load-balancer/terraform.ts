import { nested, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  securityGroupIds,
  skip,
  nameOf,
  terraformKind,
  type TargetGroup,
  type Terraform,
} from '../../exporters/terraform';
import { placeOf, whyUnplaced } from '../terraform-place';
import { ANONYMOUS_ALLOWED, emitWaf } from '../terraform-waf';
import { applicationLoadBalancer } from './spec';
import { alarmsOf } from './terraform-alarms';
import { emitAccessLogs } from './terraform-access-logs';
import { emitListeners, listenerAddress, listenerOf, REDIRECT_PORT } from './terraform-listeners';
import { emitTargetGroups } from './terraform-target-groups';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

export const terraform = terraformKind(applicationLoadBalancer, {
  concern: 'alb',
  main: 'aws_lb',
  missing: whyUnplaced,
  emit: (node, t) => {
    emitLoadBalancer(node, t);
    emitTargetGroups(node, t);
    emitListeners(node, t);
    if (node.params.accessLogs) emitAccessLogs(node, t);
    if (node.params.waf) emitWaf(node, fieldsOf(node).ref(`aws_lb.${t.id(node)}.arn`), t);
    t.output(
      node,
      `${t.id(node)}_dns_name`,
      `DNS name of ${nameOf(node)}.`,
      address(node, 'dns_name', t),
    );
  },
  facets: {
    securityGroup: (node, t) => ({
      ingressSkips: ({ from, port }) =>
        from === 'internet' &&
        port === REDIRECT_PORT &&
        listenerOf(node, t)?.redirectFromHttp === true
          ? [skip('CKV_AWS_260', 'Port 80 only redirects to HTTPS')]
          : [],
    }),
    endpoint: (node, t) => address(node, 'dns_name', t),
    alias: (node, t) => ({
      dnsName: address(node, 'dns_name', t),
      zoneId: address(node, 'zone_id', t),
      isHttps: listenerOf(node, t)?.protocol === 'HTTPS',
    }),
    alarms: alarmsOf,
    targetGroup: (node, t) => (route) => targetGroupOf(node, route, t),
  },
});

const address = (node: Alb, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_lb.${t.id(node)}.${attribute}`);

function emitLoadBalancer(node: Alb, t: Terraform): void {
  const { params } = node;
  const own = fieldsOf(node);
  const place = placeOf(node, t);
  if (!place) return;
  t.add(
    node,
    'alb',
    t.resource(node, 'aws_lb', t.id(node), [
      // The check is about the web ACL, and reports the load balancer before which it stands.
      params.waf && skip('CKV2_AWS_76', ANONYMOUS_ALLOWED),
      set('name', t.awsName(node)),
      set('load_balancer_type', 'application'),
      own.field('internal', 'scheme', params.scheme === 'internal'),
      set('subnets', place.subnets),
      set('security_groups', securityGroupIds(t, node)),
      own.field(
        'enable_deletion_protection',
        'deletionProtection',
        t.deletionProtection(params.deletionProtection),
      ),
      own.param('drop_invalid_header_fields', 'dropInvalidHeaders'),
      own.param('desync_mitigation_mode', 'desyncMode'),
      own.param('idle_timeout', 'idleTimeoutSeconds'),
      params.accessLogs && [
        nested(
          'access_logs',
          [
            set('bucket', own.ref(`aws_s3_bucket.${t.derived(node, 'logs')}.id`)),
            params.accessLogPrefix !== '' && own.param('prefix', 'accessLogPrefix'),
            set('enabled', true),
          ],
          { origin: own.from('accessLogs') },
        ),
        set('depends_on', [own.ref(`aws_s3_bucket_policy.${t.derived(node, 'logs')}`)], {
          note: 'ELB writes a test object when logging is switched on: the policy must be there first.',
        }),
      ],
    ]),
  );
}

function targetGroupOf(node: Alb, route: ModelEdge, t: Terraform): TargetGroup {
  const name = t.edgeName(route);
  const listener = listenerOf(node, t);
  const own = fieldsOf(route);
  const isDefault =
    listener?.defaultRule?.edge === route.id || listener?.green?.rule.edge === route.id;
  const isApart = listener?.green?.isApart === true && listener.green.rule.edge === route.id;
  const hasRule = listener?.rules.some((rule) => rule.edge === route.id) ?? false;
  return {
    arn: own.ref(`aws_lb_target_group.${name}.arn`),
    resourceLabel: template(
      own.ref(`aws_lb.${t.id(node)}.arn_suffix`),
      '/',
      own.ref(`aws_lb_target_group.${name}.arn_suffix`),
    ),
    attachedTo: isDefault
      ? own.ref(isApart ? `aws_lb_listener.${name}` : listenerAddress(node, t))
      : hasRule
        ? own.ref(`aws_lb_listener_rule.${name}`)
        : null,
  };
}
