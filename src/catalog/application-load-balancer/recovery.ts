import { recoveryKind } from '../../recovery';
import { applicationLoadBalancer } from './spec';

export const recovery = recoveryKind(applicationLoadBalancer, {
  tier: 'edge',
  sla: () => ({ percent: 99.99, source: 'SLA of Elastic Load Balancing' }),
  within: (_node, _model, loss) => ({
    away: [
      loss === 'instance'
        ? { says: 'AWS replaces its node', minutes: 0, source: 'it has two at least' }
        : {
            says: 'the addresses of the zone leave its name',
            minutes: 1,
            source: '60 s of its record',
          },
    ],
    lost: null,
  }),
});
