import type { Alarm } from '../../exporters/watching';

export function proxyAlarms<E>(name: E): readonly Alarm<E | number>[] {
  const shared = {
    namespace: 'AWS/RDS',
    dimensions: [['ProxyName', name]] as const,
    comparison: '>',
    missing: 'notBreaching',
  } as const;
  return [
    {
      ...shared,
      key: 'pinned',
      says: 'Many sessions hold a connection of their own, so that the pool saves nothing: look for SET and temporary tables.',
      metric: 'DatabaseConnectionsCurrentlySessionPinned',
      statistic: 'Maximum',
      threshold: 50,
    },
    {
      ...shared,
      key: 'refused',
      says: 'The proxy cannot log in to the database: its secret, or the connections that are left there.',
      metric: 'DatabaseConnectionsSetupFailed',
      statistic: 'Sum',
      threshold: 0,
    },
  ];
}
