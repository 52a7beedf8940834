import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { routesTo } from '../verbs/routes-to';
import { loadBalancerAlarms } from './alarms';
import type { applicationLoadBalancer } from './spec';
import { hasOwnCertificate } from './terraform-certificate';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

export function alarmsOf(node: Alb, t: Terraform): readonly Alarm[] {
  const own = fieldsOf(node);
  const id = t.id(node);
  return loadBalancerAlarms({
    loadBalancer: own.ref(`aws_lb.${id}.arn_suffix`),
    targetGroups: t.model.edgesFrom(node.id, routesTo).map((edge) => {
      const name = t.edgeName(edge);
      return {
        key: name.slice(id.length + 1).replaceAll('_', '-'),
        group: fieldsOf(edge).ref(`aws_lb_target_group.${name}.arn_suffix`),
      };
    }),
    certificate: hasOwnCertificate(node, t) ? own.ref(`aws_acm_certificate.${id}.arn`) : null,
    webAcl: node.params.waf
      ? { name: own.ref(`aws_wafv2_web_acl.${id}.name`), region: t.region(node) }
      : null,
  });
}
