/**
 * The stacks of a region, in the order in which they are deployed: each may use what the ones before it make, and never the
 * other way round, so that no two can need each other. The DNS stack is one for the design, in us-east-1: what Route 53 says of
 * its health checks is said there and nowhere else.
 *
 * Two regions that keep copies of each other must not wait for one another: what is copied to comes before what is copied from, a
 * replica after its source, and each has a stack of its own.
 */
export const STACKS = [
  'dns',
  'alerting',
  'network',
  'storage',
  'data',
  'replicas',
  'application',
  'observability',
  'backup',
] as const;
export type StackName = (typeof STACKS)[number];

export const DNS_REGION = 'us-east-1';

export const HOLDS: Readonly<Record<StackName, string>> = {
  dns: 'Hosted zones, and the health checks of names that fail over',
  alerting: 'The topic to which alarms go',
  network: 'VPCs, and the ways out of them',
  storage: 'Buckets, and the vaults to which other regions copy their backups',
  data: 'What holds data, and what guards it',
  replicas: 'What follows databases and caches of other regions',
  application: 'Load balancers, servers, services, functions, queues and topics',
  observability: 'Alarms, and the dashboard',
  backup: 'Backup plans, and the tests of their restores',
};

/** Kept when the rest is destroyed by mistake. */
export const isStateful = (stack: StackName): boolean =>
  stack === 'storage' || stack === 'data' || stack === 'replicas' || stack === 'backup';

/** `us-west-2` → `UsWest2`; a code that AWS does not know may hold anything. */
const pascalRegion = (code: string): string =>
  code
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('') || 'Region';

const kebabRegion = (code: string): string =>
  code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') || 'region';

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A stack of the app. */
export interface StackRef {
  readonly name: StackName;
  readonly region: string;
  /** Stacks of the first region carry no region in their names, which never change when another one is drawn. */
  readonly isPrimary: boolean;
}

export const stackId = ({ name, region }: StackRef): string => `${name}@${region}`;
/** `dataUsWest2` */
export const stackVariable = ({ name, region, isPrimary }: StackRef): string =>
  isPrimary || name === 'dns' ? name : `${name}${pascalRegion(region)}`;
/** `DataUsWest2Stack` */
export const stackClass = (stack: StackRef): string => `${capital(stackVariable(stack))}Stack`;
/** `data-us-west-2-stack`, the name of its module */
export const stackModule = ({ name, region, isPrimary }: StackRef): string =>
  `${name}${isPrimary || name === 'dns' ? '' : `-${kebabRegion(region)}`}-stack`;
