import { MANAGED, recoveryKind } from '../../recovery';
import { failoverOf } from '../verbs/resolves-to';
import { route53Record } from './spec';

export const recovery = recoveryKind(route53Record, {
  tier: 'edge',
  written: ({ params: { domain, healthCheckName } }) => ({ domain, healthCheckName }),
  sla: () => ({ percent: 100, source: 'SLA of Route 53' }),
  within: () => MANAGED,
  movingName: (node, model) => {
    const pair = failoverOf(model, node.id);
    if (!pair) return null;
    const { failoverMode, healthCheck, healthIntervalSeconds, healthFailures } = node.params;
    const seconds = Number(healthIntervalSeconds) * healthFailures;
    return {
      primary: pair.primary.to,
      secondary: pair.secondary.to,
      isAutomatic: failoverMode === 'automatic' && healthCheck,
      detection: {
        says: 'Route 53 finds it unhealthy',
        minutes: Math.ceil(seconds / 60),
        source: `${healthFailures} checks, one each ${healthIntervalSeconds} s`,
      },
      propagation: {
        says: 'the name answers with the other region, and clients ask again',
        minutes: 2,
        source: '60 s to spread, and 60 s of an alias in caches',
      },
    };
  },
});
