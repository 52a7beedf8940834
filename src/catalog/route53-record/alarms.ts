import type { Alarm } from '../../exporters/watching';

/** Of the health check of a name that fails over by itself. */
export const healthAlarm = <E>(healthCheckId: E): Alarm<E | number> => ({
  key: 'health',
  says: 'The primary does not answer the health check, and DNS fails over: promote what has to be promoted.',
  namespace: 'AWS/Route53',
  metric: 'HealthCheckStatus',
  dimensions: [['HealthCheckId', healthCheckId]],
  statistic: 'Minimum',
  comparison: '<',
  threshold: 1,
  missing: 'breaching',
  period: { seconds: 60, times: 2 },
});
