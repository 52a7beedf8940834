import { MANAGED, recoveryKind } from '../../recovery';
import { lambdaFunction } from './spec';

export const recovery = recoveryKind(lambdaFunction, {
  tier: 'app',
  sla: () => ({ percent: 99.95, source: 'SLA of Lambda' }),
  within: () => MANAGED,
});
