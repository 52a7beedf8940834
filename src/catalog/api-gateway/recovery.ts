import { MANAGED, recoveryKind } from '../../recovery';
import { apiGateway } from './spec';

export const recovery = recoveryKind(apiGateway, {
  tier: 'edge',
  sla: () => ({ percent: 99.95, source: 'SLA of API Gateway' }),
  within: () => MANAGED,
});
