import type { Pattern } from '../spec/catalog';

/** Whole patterns of the methodology. Containers come from the place of the drop; the nodes arrive wired to it. */
export const PATTERNS: readonly Pattern[] = [
  {
    id: 'three-tier-network',
    title: 'Three-tier network',
    summary:
      'A VPC over three zones with a public, an application and a data tier, and a NAT gateway per zone.',
    keywords: ['vpc', 'subnet', 'multi-az'],
    icon: 'vpc',
    nodes: [
      { key: 'public', kind: 'tier', preset: 'public', column: 0, row: 0 },
      { key: 'app', kind: 'tier', preset: 'app', column: 0, row: 1 },
      { key: 'data', kind: 'tier', preset: 'data', column: 0, row: 2 },
    ],
    edges: [],
    attach: [],
  },
  {
    id: 'load-balanced-group',
    title: 'Load-balanced group',
    summary: 'An ALB with HTTPS and health checks in front of an Auto Scaling group.',
    keywords: ['alb', 'asg', 'web', 'auto scaling'],
    icon: 'auto-scaling-group',
    nodes: [
      { key: 'alb', kind: 'application-load-balancer', column: 0, row: 0 },
      { key: 'group', kind: 'auto-scaling-group', column: 0, row: 0 },
    ],
    edges: [{ from: 'alb', to: 'group' }],
    attach: [
      { node: 'alb', as: 'to' },
      { node: 'group', as: 'from' },
    ],
  },
  {
    id: 'blue-green',
    title: 'Blue-green pair',
    summary: 'Two groups of servers behind one ALB, and one weight between them.',
    keywords: ['canary', 'weight', 'release', 'asg', 'alb'],
    icon: 'auto-scaling-group',
    nodes: [
      { key: 'alb', kind: 'application-load-balancer', column: 0, row: 0 },
      {
        key: 'blue',
        kind: 'auto-scaling-group',
        label: 'Blue servers',
        slug: 'blue',
        column: 0,
        row: 0,
      },
      {
        key: 'green',
        kind: 'auto-scaling-group',
        label: 'Green servers',
        slug: 'green',
        column: 1,
        row: 0,
      },
    ],
    edges: [
      { from: 'alb', to: 'blue' },
      { from: 'alb', to: 'green', params: { green: true, paths: [], greenWeight: 0 } },
    ],
    attach: [
      { node: 'alb', as: 'to' },
      { node: 'blue', as: 'from' },
      { node: 'green', as: 'from' },
    ],
  },
  {
    id: 'microservices',
    title: 'Services behind an ALB',
    summary: 'Three services on Fargate, each with a path of its own behind one load balancer.',
    keywords: ['microservices', 'ecs', 'fargate', 'containers', 'path routing'],
    icon: 'ecs-service',
    nodes: [
      { key: 'alb', kind: 'application-load-balancer', column: 1, row: 0 },
      { key: 'a', kind: 'ecs-service', label: 'Service A', slug: 'service-a', column: 0, row: 0 },
      { key: 'b', kind: 'ecs-service', label: 'Service B', slug: 'service-b', column: 1, row: 0 },
      { key: 'c', kind: 'ecs-service', label: 'Service C', slug: 'service-c', column: 2, row: 0 },
    ],
    edges: [
      { from: 'alb', to: 'a', params: { paths: ['/a/*'], priority: 100 } },
      { from: 'alb', to: 'b', params: { paths: ['/b/*'], priority: 110 } },
      { from: 'alb', to: 'c', params: { paths: ['/c/*'], priority: 120 } },
    ],
    attach: [
      { node: 'alb', as: 'to' },
      { node: 'a', as: 'from' },
      { node: 'b', as: 'from' },
      { node: 'c', as: 'from' },
    ],
  },
  {
    id: 'circuit-breaker',
    title: 'Service with a breaker',
    summary: 'A service that calls another, and leaves its failing hosts alone.',
    keywords: ['circuit breaker', 'outlier detection', 'ecs', 'service connect', 'mesh'],
    icon: 'ecs-service',
    nodes: [
      { key: 'caller', kind: 'ecs-service', label: 'Caller', slug: 'caller', column: 0, row: 0 },
      { key: 'called', kind: 'ecs-service', label: 'Called', slug: 'called', column: 1, row: 0 },
    ],
    edges: [{ from: 'caller', to: 'called' }],
    attach: [{ node: 'caller', as: 'to' }],
  },
  {
    id: 'multi-az-database',
    title: 'Multi-AZ database',
    summary: 'RDS with a standby, a read replica, and a proxy that pools connections.',
    keywords: ['rds', 'postgres', 'proxy', 'replica'],
    icon: 'rds-instance',
    nodes: [
      { key: 'proxy', kind: 'rds-proxy', column: 0, row: 0 },
      { key: 'db', kind: 'rds-instance', column: 0, row: 1 },
      { key: 'replica', kind: 'rds-replica', column: 1, row: 1 },
    ],
    edges: [
      { from: 'proxy', to: 'db' },
      { from: 'db', to: 'replica' },
    ],
    attach: [{ node: 'proxy', as: 'to' }],
  },
  {
    id: 'cache',
    title: 'Cache',
    summary:
      'An ElastiCache replication group over two zones, encrypted, connected to the servers.',
    keywords: ['redis', 'valkey', 'elasticache', 'cache-aside'],
    icon: 'elasticache',
    nodes: [{ key: 'cache', kind: 'elasticache', column: 0, row: 0 }],
    edges: [],
    attach: [{ node: 'cache', as: 'to' }],
  },
];
