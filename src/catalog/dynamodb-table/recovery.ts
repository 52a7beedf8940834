import { MANAGED_DATA, recoveryKind, restoreOfUnknownSize } from '../../recovery';
import { dynamodbTable } from './spec';

export const recovery = recoveryKind(dynamodbTable, {
  tier: 'data',
  sla: () => ({ percent: 99.99, source: 'SLA of DynamoDB' }),
  within: () => MANAGED_DATA,
  restore: () => restoreOfUnknownSize('its items'),
});
