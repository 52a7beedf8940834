import type { NodeId } from '../../design/records';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { invokes } from '../verbs/invokes';
import type { apiGateway } from './spec';

export type Api = ModelNode<ParamsOf<typeof apiGateway.fields>>;
export type Route = ModelEdge<ParamsOf<typeof invokes.fields>>;

/** What an export knows of functions. */
interface Export {
  readonly model: Model;
  readonly facet: (id: NodeId, name: 'lambda') => unknown;
}

/** The routes whose functions are exported. */
export const routesOf = (node: Api, to: Export): readonly Route[] =>
  (to.model.edgesFrom(node.id, invokes) as readonly Route[]).filter(
    (edge) => to.facet(edge.to, 'lambda') !== null,
  );

export const textsOf = (path: string): readonly string[] =>
  path.split('/').filter((text) => text !== '');

/** `/orders/{id}` → `id`; a name that occurs twice is one parameter. */
export const parametersOf = (path: string): readonly string[] => [
  ...new Set(textsOf(path).flatMap((text) => /^\{(\w+)\+?\}$/.exec(text)?.[1] ?? [])),
];

/** CreateDeployment: "The REST API doesn't contain any methods". */
export const WITHOUT_ROUTES =
  'a REST API without a function has no method, and AWS deploys none without.';
