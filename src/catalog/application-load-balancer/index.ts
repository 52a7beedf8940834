import type { Kind } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ListenerRule, Model, ModelEdge, ModelNode } from '../../spec/model';
import { directName, failoverOf, resolvesTo } from '../verbs/resolves-to';
import { isConditional, isDefault, routesTo, type Route } from '../verbs/routes-to';
import { inEveryZone } from '../zone-use';
import { applicationLoadBalancer } from './spec';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

function toRule(edge: Route): ListenerRule {
  const { paths, hosts, priority, headerName, headerValues } = edge.params;
  const isTried = isConditional(edge);
  return {
    edge: edge.id,
    target: edge.to,
    priority: isTried ? priority : null,
    paths: isTried ? paths : [],
    hosts: isTried ? hosts : [],
    header: isTried && headerName !== '' ? { name: headerName, values: headerValues } : null,
  };
}

const toGreen = (edge: Route): Listener['green'] => ({
  rule: toRule(edge),
  weight: edge.params.greenWeight,
  isApart: edge.params.ownListener,
});

/** The name that people type and, in a failover, the one under which this side answers by itself. */
function domainsOf({ from, to }: ModelEdge, model: Model): Listener['domains'] {
  const domain = String(model.get(from).params.domain);
  const pair = failoverOf(model, from);
  const role = pair && (pair.primary.to === to ? 'primary' : 'secondary');
  const names = role ? [domain, directName(role, domain)] : [domain];
  return names.map((name) => ({ record: from, name }));
}

/** One listener per port, whatever joins the load balancer: AWS refuses a second one (DuplicateListener), drawn or not. */
function listenerOf(node: Alb, model: Model): Listener {
  const isHttps = node.params.protocol !== 'HTTP';
  const routes = model.edgesFrom(node.id, routesTo) as readonly Route[];
  const rules = routes.filter(isConditional).map(toRule);
  const blue = routes.find(isDefault);
  const green = routes.find(({ params }) => params.green);
  // Without a blue one the green gets everything, as any only target does.
  const first = blue ?? green;
  return {
    loadBalancer: node.id,
    port: isHttps ? 443 : 80,
    protocol: isHttps ? 'HTTPS' : 'HTTP',
    domains: model.edgesTo(node.id, resolvesTo).flatMap((edge) => domainsOf(edge, model)),
    rules: rules.toSorted((a, b) => a.priority! - b.priority!),
    defaultRule: first ? toRule(first) : null,
    green: blue && green ? toGreen(green) : null,
    redirectFromHttp: isHttps && node.params.redirectHttp,
  };
}

export const kind: Kind = {
  spec: applicationLoadBalancer,
  facts: {
    zones: (node, model) => inEveryZone(node.id, model, 'ALB'),
    port: (node) => (node.params.protocol === 'HTTP' ? 80 : 443),
    listener: (node, model) => listenerOf(node as Alb, model),
  },
};
