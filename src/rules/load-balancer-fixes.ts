import { applicationLoadBalancer } from '../catalog/application-load-balancer/spec';
import { internet } from '../catalog/internet/spec';
import { requests } from '../catalog/verbs/requests';
import { resolvesTo } from '../catalog/verbs/resolves-to';
import { routesTo } from '../catalog/verbs/routes-to';
import type { NodeId } from '../design';
import type { Model, ModelEdge, ModelNode } from '../spec/model';
import type { Fix } from '../validation';
import { addInTier, ensureTier, fixWith, homeOf, join, land, type Edit } from './fixes';
import { inPublicTier, NO_ROOM, widenPublic } from './public-room';
import { isService, lettersOf, nameOf, routesFrom, routesInto, type Fleet } from './subjects';

/** ECS quotas, "Target groups per service"; it cannot be raised. */
export const MOST_TARGET_GROUPS = 5;

/** The timeout of a health check, in seconds, that AWS takes with an interval; none fits below one of two. */
export const timeoutBelow = (interval: number): number => Math.max(2, Math.min(5, interval - 1));

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

/** A green one that is alone needs no second listener, and would with a blue one beside it. */
function shareListener({ model, tx }: Edit, alb: NodeId): void {
  for (const { id, params } of routesFrom(model, alb)) {
    if (params.ownListener) tx.changeEdge(id, { params: { ...params, ownListener: false } });
  }
}

function routeThrough(model: Model, group: Fleet, alb: NodeId): Fix {
  const name = nameOf(model.get(alb));
  const isRouted = model.edgesTo(group.id, routesTo).some((edge) => edge.from === alb);
  const title = isRouted ? `Send users through ${name} only` : `Route to it from ${name}`;
  return fixWith(title, false, (edit) => {
    if (!edit.model.find(group.id) || !edit.model.find(alb)) return 'The load balancer is gone.';
    if (!isRouted) {
      shareListener(edit, alb);
      join(edit, routesTo, alb, group.id);
    }
    redirect(edit, group.id, alb);
  });
}

function insertLoadBalancer(model: Model, group: Fleet): readonly Fix[] {
  const home = model.networkOf(group.id);
  // Zones come first (ML-1, NW-2): AWS refuses a load balancer in one.
  if (home && lettersOf(home).length < 2) return [];
  return inPublicTier(model, home, 'Put a load balancer in front', (title) =>
    fixWith(title, false, (edit) => {
      const network = edit.model.find(group.id) ? edit.model.networkOf(group.id) : null;
      if (!network) return 'The servers are in no VPC.';
      const alb = addInTier(edit, network, applicationLoadBalancer, 'public');
      if (!widenPublic(edit, network)) return NO_ROOM;
      join(edit, routesTo, alb, group.id);
      redirect(edit, group.id, alb);
    }),
  );
}

/** By a load balancer that stands there already, or by a new one; none where AWS would refuse it. */
export function throughLoadBalancer(model: Model, group: Fleet): readonly Fix[] {
  const [door] = doorsOf(model, group);
  const isRouted = model.edgesTo(group.id, routesTo).some((edge) => edge.from === door);
  const isFull =
    isService(group) && routesInto(model, group.id).length >= MOST_TARGET_GROUPS && !isRouted;
  if (isFull) return [];
  return door === undefined ? insertLoadBalancer(model, group) : [routeThrough(model, group, door)];
}

export const moveToPublicTier = (model: Model, alb: ModelNode): readonly Fix[] =>
  inPublicTier(model, homeOf(model, alb), 'Move it to the public tier', (title) =>
    fixWith(title, true, (edit) => {
      const network = edit.model.find(alb.id) ? homeOf(edit.model, alb) : null;
      if (!network) return 'There is no single VPC to move it into.';
      const parent = ensureTier(edit, network, 'public');
      edit.tx.changeNode(alb.id, { parent });
      land(edit, alb.id, parent);
      if (!widenPublic(edit, network)) return NO_ROOM;
    }),
  );
