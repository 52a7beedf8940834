import type { Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { routesTo } from '../verbs/routes-to';
import type { applicationLoadBalancer } from './spec';
import { hasOwnCertificate } from './terraform-certificate';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

const NAMESPACE = 'AWS/ApplicationELB';
const SECONDS_PER_DAY = 86_400;

export function alarmsOf(node: Alb, t: Terraform): readonly Alarm[] {
  const own = fieldsOf(node);
  const dimensions: readonly Entry[] = [
    ['LoadBalancer', own.ref(`aws_lb.${t.id(node)}.arn_suffix`)],
  ];
  const count = (key: string, metric: string, says: string): Alarm => ({
    key,
    says,
    namespace: NAMESPACE,
    metric,
    dimensions,
    statistic: 'Sum',
    comparison: '>=',
    threshold: 10,
    missing: 'notBreaching',
  });
  return [
    {
      ...count(
        'elb-5xx',
        'HTTPCode_ELB_5XX_Count',
        'The load balancer itself answers with errors: no target takes the requests.',
      ),
      isOutage: true,
    },
    ...unhealthyHosts(node, dimensions, t),
    count('target-5xx', 'HTTPCode_Target_5XX_Count', 'The application answers with errors.'),
    {
      ...count('latency', 'TargetResponseTime', 'One in twenty answers takes over a second.'),
      statistic: 'p95',
      comparison: '>',
      threshold: 1,
    },
    {
      ...count('rejected', 'RejectedConnectionCount', 'The load balancer turns connections away.'),
      comparison: '>',
      threshold: 0,
    },
    ...certificate(node, t),
    ...blockedRequests(node, t),
  ];
}

function unhealthyHosts(node: Alb, dimensions: readonly Entry[], t: Terraform): readonly Alarm[] {
  return t.model.edgesFrom(node.id, routesTo).map((edge) => {
    const name = t.edgeName(edge);
    return {
      key: `${name.slice(t.id(node).length + 1).replaceAll('_', '-')}-unhealthy`,
      says: 'A target fails its health checks and gets no requests.',
      namespace: NAMESPACE,
      metric: 'UnHealthyHostCount',
      dimensions: [
        ...dimensions,
        ['TargetGroup', fieldsOf(edge).ref(`aws_lb_target_group.${name}.arn_suffix`)],
      ],
      statistic: 'Maximum',
      comparison: '>=',
      threshold: 1,
      missing: 'notBreaching',
      isOutage: true,
    };
  });
}

/** ACM renews sixty days before the end; what is left at thirty needs somebody. */
function certificate(node: Alb, t: Terraform): readonly Alarm[] {
  if (!hasOwnCertificate(node, t)) return [];
  return [
    {
      key: 'certificate',
      says: 'The certificate ends within thirty days, and ACM has not renewed it: look at its validation records.',
      namespace: 'AWS/CertificateManager',
      metric: 'DaysToExpiry',
      dimensions: [['CertificateArn', fieldsOf(node).ref(`aws_acm_certificate.${t.id(node)}.arn`)]],
      statistic: 'Minimum',
      comparison: '<',
      threshold: 30,
      missing: 'notBreaching',
      period: { seconds: SECONDS_PER_DAY, times: 1 },
    },
  ];
}

function blockedRequests(node: Alb, t: Terraform): readonly Alarm[] {
  if (!node.params.waf) return [];
  return [
    {
      key: 'blocked',
      says: 'The firewall blocks many requests: an attack, or a rule that takes users for one.',
      namespace: 'AWS/WAFV2',
      metric: 'BlockedRequests',
      dimensions: [
        ['WebACL', fieldsOf(node).ref(`aws_wafv2_web_acl.${t.id(node)}.name`)],
        ['Region', t.region(node)],
        ['Rule', 'ALL'],
      ],
      statistic: 'Sum',
      comparison: '>',
      threshold: 1000,
      missing: 'notBreaching',
    },
  ];
}
