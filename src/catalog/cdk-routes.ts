import type { TargetGroup, Scope } from '../exporters/cdk';
import type { ModelEdge, ModelNode } from '../spec/model';
import { routesTo } from './verbs/routes-to';

export interface JoinedRoute {
  readonly edge: ModelEdge;
  readonly targetGroup: TargetGroup;
  /** The token of the statement that sends requests there. */
  readonly attached: string;
}

/** The routes on which requests reach a node, from load balancers that are exported. */
export const joinedRoutes = (node: ModelNode, c: Scope): readonly JoinedRoute[] =>
  c.model.edgesTo(node.id, routesTo).flatMap((edge) => {
    const targetGroup = c.facet(edge.from, 'targetGroup')?.(edge);
    return targetGroup && targetGroup.attached !== null
      ? [{ edge, targetGroup, attached: targetGroup.attached }]
      : [];
  });
