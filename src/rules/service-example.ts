import type { Design, DesignBuilder, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { example } from './example-designs';

interface ServiceChange {
  readonly shop?: JsonObject;
  readonly payments?: JsonObject;
  readonly vpc?: JsonObject;
  readonly region?: JsonObject;
  /** Of the load balancer's route to the first service. */
  readonly route?: JsonObject;
  /** Of the call from the first to the second. */
  readonly call?: JsonObject;
  readonly more?: (
    design: DesignBuilder,
    ids: { shop: NodeId; payments: NodeId; region: NodeId; pub: NodeId; app: NodeId },
  ) => void;
}

/** An example with two services instead of servers: a load balancer leads to the first, which calls the second. */
export const services = ({
  shop,
  payments,
  vpc,
  region: place,
  route,
  call,
  more,
}: ServiceChange = {}): (() => Design) =>
  example({
    without: ['web', 'cache', 'proxy', 'db', 'replica', 'data'],
    with: { ...(vpc ? { vpc } : {}), ...(place ? { region: place } : {}) },
    more: (design, { app, alb, region, public: pub }) => {
      const first = design.node('ecs-service', {
        label: 'Shop',
        parent: app,
        params: { ...shop },
      });
      const second = design.node('ecs-service', {
        label: 'Payments',
        parent: app,
        params: { ...payments },
      });
      design.edge('routes-to', alb, first, { ...route });
      design.edge('calls-service', first, second, { ...call });
      more?.(design, { shop: first, payments: second, region, pub, app });
    },
  });
