import { MANAGED_DATA, recoveryKind } from '../../recovery';
import { sqsQueue } from './spec';

export const recovery = recoveryKind(sqsQueue, {
  tier: 'messages',
  sla: () => ({ percent: 99.9, source: 'SLA of SQS' }),
  within: () => MANAGED_DATA,
  keepsFor: ({ params }) => Math.ceil(params.retentionSeconds / 60),
});
