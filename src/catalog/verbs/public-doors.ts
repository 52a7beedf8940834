import type { EdgeId, NodeId } from '../../design/records';
import type { Model, Reach } from '../../spec/model';

/**
 * The ports of an internet-facing load balancer that the internet may open. Nothing else is ever opened to the internet: an
 * edge from users to a server or a database is a finding and no rule.
 */
export function publicDoors(edge: EdgeId, to: NodeId, model: Model): readonly Reach[] {
  const node = model.get(to);
  if (!node.spec.can.includes('load-balancer') || node.params.scheme === 'internal') return [];
  return model.listeners
    .filter((listener) => listener.loadBalancer === to)
    .flatMap((listener) => [listener.port, ...(listener.redirectFromHttp ? [80] : [])])
    .map((port) => ({
      from: 'internet',
      to,
      port,
      protocol: 'tcp',
      purpose: port === 443 ? 'HTTPS from the internet' : 'HTTP from the internet',
      because: [edge],
    }));
}
