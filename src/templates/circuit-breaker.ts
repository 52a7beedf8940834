import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { buildWeb } from './web';

/** A service that leaves failing hosts of another alone. */
export const circuitBreaker: Template = {
  id: 'circuit-breaker',
  title: 'Circuit breaker',
  summary:
    'One service calls another through ECS Service Connect; the same wishes as files for Istio, Envoy and the App Mesh of old.',
  build: () => {
    const { design, region, alb, app } = buildWeb('Circuit breaker');
    const service = (label: string, slug: string, x: number) =>
      design.node('ecs-service', { label, slug, parent: app, at: { x, y: 0 } });
    const shop = service('Shop', 'shop', 32);
    const payments = service('Payments', 'payments', 576);
    design.edge('routes-to', alb, shop);
    design.edge('calls-service', shop, payments);
    addOperations({ design, region }, { hasData: false, y: 536 });
    return design.build();
  },
};
