import { call, create, object, ref, run } from '../../codegen/typescript';
import { cdkKind, fieldsOf, nameOf, securityGroup, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { logBucket } from '../cdk-bucket';
import { placeOf, whyUnplaced } from '../cdk-place';
import { emitWaf, webAclName } from '../cdk-waf';
import { routesTo } from '../verbs/routes-to';
import { loadBalancerAlarms } from './alarms';
import { ownCertificate } from './cdk-certificate';
import { attachedBy, emitListeners, listenerOf } from './cdk-listeners';
import { emitTargetGroups, targetGroupName } from './cdk-target-groups';
import { applicationLoadBalancer } from './spec';
import { ACCESS_LOGS_ENCRYPTION } from './texts';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

export const cdk = cdkKind(applicationLoadBalancer, {
  stack: 'application',
  main: 'elbv2.ApplicationLoadBalancer',
  missing: whyUnplaced,
  emit: (node, c) => {
    emitLoadBalancer(node, c);
    if (node.params.accessLogs) emitAccessLogs(node, c);
    emitTargetGroups(node, c);
    emitListeners(node, c);
    if (node.params.waf) emitWaf(node, c.of(node, 'loadBalancerArn'), c);
    c.output(node, 'DnsName', `DNS name of ${nameOf(node)}.`, c.of(node, 'loadBalancerDnsName'));
  },
  objections: ({ params }) => [!params.accessLogs && 'ELB2'],
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, c) => c.of(node, 'loadBalancerDnsName'),
    alias: (node, c) => ({
      target: (evaluatesHealth) =>
        create(
          'route53Targets.LoadBalancerTarget',
          c.take(node),
          object([['evaluateTargetHealth', evaluatesHealth]]),
        ),
      isHttps: listenerOf(node, c)?.protocol === 'HTTPS',
    }),
    targetGroup: (node, c) => (route) => ({
      group: targetGroupIn(node, route, c),
      attached: attachedBy(node, route, c),
    }),
    alarms: (node, c) => {
      const name = c.name(node);
      return loadBalancerAlarms({
        loadBalancer: c.of(node, 'loadBalancerFullName'),
        targetGroups: c.model.edgesFrom(node.id, routesTo).map((edge) => ({
          key: alarmKey(c.plan.names.edge(edge.id), name),
          group: ref(`${targetGroupPath(node, edge, c)}.targetGroupFullName`, { edge: edge.id }),
        })),
        certificate: ownCertificate(node, c),
        webAcl: node.params.waf
          ? { name: webAclName(node, c), region: c.cdk.regionOf(node) }
          : null,
      });
    },
  },
});

/** `albToWeb` → `ToWeb` */
const alarmKey = (edge: string, node: string): string =>
  edge.startsWith(node) ? edge.slice(node.length) : edge;

const targetGroupPath = (node: Alb, route: ModelEdge, c: Scope): string =>
  c.pathFrom(c.cdk.scopeOf(node), targetGroupName(route, c));

const targetGroupIn = (node: Alb, route: ModelEdge, c: Scope) =>
  ref(targetGroupPath(node, route, c), { edge: route.id });

/** `elbv2.DesyncMitigationMode` */
const DESYNC_MODES: Readonly<Record<string, string>> = {
  defensive: 'DEFENSIVE',
  strictest: 'STRICTEST',
  monitor: 'MONITOR',
};

function emitLoadBalancer(node: Alb, c: Scope): void {
  const { params } = node;
  const own = fieldsOf(node);
  const place = placeOf(node, c);
  if (!place) return;
  c.declare(
    node,
    c.name(node),
    'elbv2.ApplicationLoadBalancer',
    create(
      'elbv2.ApplicationLoadBalancer',
      ref('this'),
      c.id(node),
      object([
        ['vpc', place.vpc.vpc],
        ['vpcSubnets', place.subnets],
        ['securityGroup', securityGroup(node, c)],
        own.field('internetFacing', 'scheme', params.scheme === 'internet-facing'),
        own.field(
          'deletionProtection',
          'deletionProtection',
          c.deletionProtection(params.deletionProtection),
        ),
        own.param('dropInvalidHeaderFields', 'dropInvalidHeaders'),
        own.field(
          'desyncMitigationMode',
          'desyncMode',
          ref(`elbv2.DesyncMitigationMode.${DESYNC_MODES[params.desyncMode] ?? 'DEFENSIVE'}`),
        ),
        own.field(
          'idleTimeout',
          'idleTimeoutSeconds',
          call('cdk.Duration.seconds', params.idleTimeoutSeconds),
        ),
      ]),
    ),
  );
}

function emitAccessLogs(node: Alb, c: Scope): void {
  const { accessLogDays, accessLogPrefix } = node.params;
  const own = fieldsOf(node);
  c.decide('access-logs', ACCESS_LOGS_ENCRYPTION);
  const bucket = logBucket(node, 'AccessLogs', accessLogDays, c);
  c.add(node, [
    run(
      call(
        `${c.name(node)}.logAccessLogs`,
        bucket,
        accessLogPrefix === '' ? undefined : accessLogPrefix,
      ),
      { origin: own.from(accessLogPrefix === '' ? 'accessLogs' : 'accessLogPrefix') },
    ),
  ]);
  c.check(
    node,
    'keeps access logs',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    object({
      LoadBalancerAttributes: call('Match.arrayWith', [
        object({ Key: 'access_logs.s3.enabled', Value: 'true' }),
      ]),
    }),
  );
}
