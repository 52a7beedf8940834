import { applicationLoadBalancer } from '../catalog/application-load-balancer/spec';
import { internet } from '../catalog/internet/spec';
import { requests } from '../catalog/verbs/requests';
import { resolvesTo } from '../catalog/verbs/resolves-to';
import { routesTo } from '../catalog/verbs/routes-to';
import type { NodeId } from '../design';
import type { Model, ModelEdge } from '../spec/model';
import type { Fix } from '../validation';
import { addInTier, fixWith, join, type Edit } from './fixes';
import { nameOf, type Fleet } from './subjects';

/** Requests from users that go to the servers themselves. */
export const directRequests = (model: Model, id: NodeId): readonly ModelEdge[] =>
  model.edgesTo(id, requests).filter((edge) => model.get(edge.from).kind === internet.id);

/** Internet-facing load balancers of the group's VPC, those that route to it first. */
function doorsOf(model: Model, group: Fleet): readonly NodeId[] {
  const network = model.networkOf(group.id);
  const routing = new Set(model.edgesTo(group.id, routesTo).map((edge) => edge.from));
  return model
    .ofKind(applicationLoadBalancer)
    .filter(
      (alb) =>
        alb.params.scheme !== 'internal' &&
        network !== null &&
        model.networkOf(alb.id)?.vpc === network.vpc,
    )
    .map((alb) => alb.id)
    .toSorted((a, b) => Number(routing.has(b)) - Number(routing.has(a)));
}

/** Users who went to the servers go to the load balancer, unless they or a DNS name of theirs do already. */
function redirect(edit: Edit, group: NodeId, alb: NodeId): void {
  const { model, tx } = edit;
  for (const edge of directRequests(model, group)) {
    const isThere = model
      .edgesFrom(edge.from, requests)
      .some(
        ({ to }) => to === alb || model.edgesFrom(to, resolvesTo).some((name) => name.to === alb),
      );
    if (isThere) tx.removeEdge(edge.id);
    else tx.changeEdge(edge.id, { to: alb });
  }
}

function routeThrough(model: Model, group: Fleet, alb: NodeId): Fix {
  const name = nameOf(model.get(alb));
  const isRouted = model.edgesTo(group.id, routesTo).some((edge) => edge.from === alb);
  const title = isRouted ? `Send users through ${name} only` : `Route to it from ${name}`;
  return fixWith(title, false, (edit) => {
    if (!edit.model.find(group.id) || !edit.model.find(alb)) return 'The load balancer is gone.';
    if (!isRouted) join(edit, routesTo, alb, group.id);
    redirect(edit, group.id, alb);
  });
}

const insertLoadBalancer = (group: Fleet): Fix =>
  fixWith('Put a load balancer in front', false, (edit) => {
    const network = edit.model.find(group.id) ? edit.model.networkOf(group.id) : null;
    if (!network) return 'The servers are in no VPC.';
    const spec = applicationLoadBalancer;
    const alb = addInTier(edit, network, spec, 'public');
    join(edit, routesTo, alb, group.id);
    redirect(edit, group.id, alb);
  });

/** By a load balancer that stands there already, or by a new one. */
export function throughLoadBalancer(model: Model, group: Fleet): Fix {
  const [door] = doorsOf(model, group);
  return door === undefined ? insertLoadBalancer(group) : routeThrough(model, group, door);
}
