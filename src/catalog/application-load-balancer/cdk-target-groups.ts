import { call, create, object, ref, type Expression } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { placeOf } from '../cdk-place';
import { routesTo, type Route } from '../verbs/routes-to';
import type { applicationLoadBalancer } from './spec';
import { UNCHECKED } from './texts';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

export const targetGroupName = (route: ModelEdge, c: Scope): string => c.edgeName(route, 'Targets');

const seconds = (count: number): Expression => call('cdk.Duration.seconds', count);

/** A target group belongs to a route, so that two routes to one group of servers may differ in port and health check. */
export function emitTargetGroups(node: Alb, c: Scope): void {
  const place = placeOf(node, c);
  if (!place) return;
  for (const edge of c.model.edgesFrom(node.id, routesTo) as readonly Route[]) {
    const own = fieldsOf(edge);
    const { params } = edge;
    const target = c.facet(edge.to, 'target');
    c.declare(
      edge,
      targetGroupName(edge, c),
      'elbv2.ApplicationTargetGroup',
      create(
        'elbv2.ApplicationTargetGroup',
        ref('this'),
        c.edgeId(edge, 'Targets'),
        object([
          ['vpc', place.vpc.vpc],
          ['targetType', ref(`elbv2.TargetType.${target?.type ?? 'INSTANCE'}`)],
          ['targets', target ? [target.target] : undefined],
          own.param('port', 'port'),
          own.field('protocol', 'protocol', ref(`elbv2.ApplicationProtocol.${protocol(params)}`)),
          own.field(
            'deregistrationDelay',
            'deregistrationSeconds',
            seconds(params.deregistrationSeconds),
          ),
          own.field(
            'stickinessCookieDuration',
            params.stickiness ? 'stickinessSeconds' : 'stickiness',
            params.stickiness ? seconds(params.stickinessSeconds) : undefined,
          ),
          own.field('healthCheck', 'healthCheck', healthCheck(edge)),
        ]),
      ),
      params.healthCheck ? {} : { note: UNCHECKED },
    );
  }
}

const protocol = (params: Route['params']): 'HTTP' | 'HTTPS' =>
  params.protocol === 'HTTPS' ? 'HTTPS' : 'HTTP';

function healthCheck(edge: Route): Expression | undefined {
  const own = fieldsOf(edge);
  const { params } = edge;
  if (!params.healthCheck) return undefined;
  return object([
    own.param('path', 'healthPath'),
    own.field('protocol', 'protocol', ref(`elbv2.Protocol.${protocol(params)}`)),
    own.param('healthyHttpCodes', 'matcher'),
    own.field('interval', 'healthIntervalSeconds', seconds(params.healthIntervalSeconds)),
    own.field('timeout', 'healthTimeoutSeconds', seconds(params.healthTimeoutSeconds)),
    own.param('healthyThresholdCount', 'healthyThreshold'),
    own.param('unhealthyThresholdCount', 'unhealthyThreshold'),
  ]);
}
