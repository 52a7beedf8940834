import { MANAGED_DATA, recoveryKind } from '../../recovery';
import { snsTopic } from './spec';

export const recovery = recoveryKind(snsTopic, {
  tier: 'messages',
  sla: () => ({ percent: 99.9, source: 'SLA of SNS' }),
  within: () => MANAGED_DATA,
});
