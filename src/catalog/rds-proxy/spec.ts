import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';

export const rdsProxy = defineKind({
  id: 'rds-proxy',
  title: 'RDS Proxy',
  short: 'RDS Proxy',
  summary:
    'Pools connections, so that many servers share few database connections and failovers hurt less.',
  keywords: ['connection pool', 'pooling', 'pgbouncer', 'database'],
  category: 'data',
  label: 'RDS Proxy',
  slug: 'proxy',
  inside: ['tier'],
  home: 'data',
  can: ['sql-pool'],
  fields: {
    requireTls: {
      type: 'toggle',
      label: 'Require TLS',
      group: 'Security',
      default: true,
      source: 'Security Hub RDS.43',
    },
    idleTimeoutSeconds: {
      type: 'number',
      label: 'Idle client timeout',
      group: 'Connections',
      default: 1800,
      min: 1,
      max: 28800,
      unit: 's',
      source: 'RDS API, CreateDBProxy',
    },
    maxConnectionsPercent: {
      type: 'number',
      label: 'Connections used at most',
      group: 'Connections',
      default: 90,
      min: 1,
      max: 100,
      unit: '% of max_connections',
      source: 'RDS API, ConnectionPoolConfiguration',
    },
    borrowTimeoutSeconds: {
      type: 'number',
      label: 'Wait for a connection',
      group: 'Connections',
      default: 30,
      min: 1,
      max: 300,
      unit: 's',
    },
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The proxy name',
      max: 63,
      suffix: (slug) => `-${slug}`,
      source: 'RDS API, CreateDBProxy',
    },
    {
      what: 'The IAM role prefix',
      max: 38,
      suffix: (slug) => `-${slug}-`,
      source: 'IAM quotas',
    },
  ],
  caption: (params) => `${String(params.maxConnectionsPercent)} % of connections`,
});
