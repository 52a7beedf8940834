import type { ModelEdge, ModelNode } from '../spec/model';
import type { TargetGroup, Terraform } from '../exporters/terraform';
import { routesTo } from './verbs/routes-to';

export interface JoinedRoute {
  readonly edge: ModelEdge;
  readonly targetGroup: TargetGroup;
}

/** The routes that lead to a node from load balancers that are exported. */
export const joinedRoutes = (node: ModelNode, t: Terraform): readonly JoinedRoute[] =>
  t.model.edgesTo(node.id, routesTo).flatMap((edge) => {
    const targetGroup = t.facet(edge.from, 'targetGroup')?.(edge);
    return targetGroup ? [{ edge, targetGroup }] : [];
  });
