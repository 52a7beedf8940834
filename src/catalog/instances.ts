import type { Option } from '../spec/fields';

const sized = (prefix: string, family: string, sizes: string, hint: string): Option[] =>
  sizes.split(' ').map((size) => ({
    value: `${prefix}${family}.${size}`,
    label: `${prefix}${family}.${size}`,
    hint,
  }));

const GRAVITON = 'Graviton';
const INTEL = 'Intel';

const TO_2XLARGE = 'large xlarge 2xlarge';

/** EC2 instance types offered for groups of servers: burstable, and three generations of each purpose. */
export const EC2_TYPES: readonly Option[] = [
  ...sized('', 't4g', 'micro small medium large', `burstable, ${GRAVITON}`),
  ...['m6g', 'm7g', 'm8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `general purpose, ${GRAVITON}`),
  ),
  ...['c6g', 'c7g', 'c8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `compute, ${GRAVITON}`),
  ),
  ...['r6g', 'r7g', 'r8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `memory, ${GRAVITON}`),
  ),
  ...sized('', 't3', 'micro small medium large', `burstable, ${INTEL}`),
  ...['m6i', 'm7i'].flatMap((family) => sized('', family, TO_2XLARGE, `general purpose, ${INTEL}`)),
  ...['c6i', 'c7i'].flatMap((family) => sized('', family, TO_2XLARGE, `compute, ${INTEL}`)),
  ...['r6i', 'r7i'].flatMap((family) => sized('', family, TO_2XLARGE, `memory, ${INTEL}`)),
];

/** A bastion host forwards connections: the smallest do, and the Intel ones are for tools that know no arm64. */
export const BASTION_TYPES: readonly Option[] = [
  ...sized('', 't4g', 'nano micro small', `burstable, ${GRAVITON}`),
  ...sized('', 't3', 'nano micro small', `burstable, ${INTEL}`),
];

/** RDS instance classes offered. */
export const RDS_CLASSES: readonly Option[] = [
  ...sized('db.', 't4g', 'micro small medium large', `burstable, ${GRAVITON}`),
  ...sized('db.', 'm7g', 'large xlarge 2xlarge 4xlarge', `general purpose, ${GRAVITON}`),
  ...sized('db.', 'r7g', 'large xlarge 2xlarge 4xlarge', `memory, ${GRAVITON}`),
  ...sized('db.', 't3', 'micro small medium large', `burstable, ${INTEL}`),
  ...sized('db.', 'm6i', 'large xlarge 2xlarge', `general purpose, ${INTEL}`),
  ...sized('db.', 'r6i', 'large xlarge 2xlarge', `memory, ${INTEL}`),
];

/** The class whose size Aurora adapts by itself, between two numbers of capacity units. */
export const SERVERLESS = 'db.serverless';

/** Aurora instance classes offered: it has no general purpose class, and no small burstable one. */
export const AURORA_CLASSES: readonly Option[] = [
  { value: SERVERLESS, label: 'Serverless v2', hint: 'grows and shrinks with the load' },
  ...sized('db.', 't4g', 'medium large', `burstable, ${GRAVITON}`),
  ...sized('db.', 'r7g', 'large xlarge 2xlarge 4xlarge 8xlarge', `memory, ${GRAVITON}`),
  ...sized('db.', 't3', 'medium large', `burstable, ${INTEL}`),
  ...sized('db.', 'r6i', 'large xlarge 2xlarge 4xlarge', `memory, ${INTEL}`),
];

/** ElastiCache node types offered. */
export const CACHE_TYPES: readonly Option[] = [
  ...sized('cache.', 't4g', 'micro small medium', `burstable, ${GRAVITON}`),
  ...sized('cache.', 'm7g', 'large xlarge 2xlarge', `general purpose, ${GRAVITON}`),
  ...sized('cache.', 'r7g', 'large xlarge 2xlarge', `memory, ${GRAVITON}`),
  ...sized('cache.', 't3', 'micro small medium', `burstable, ${INTEL}`),
];

/** OpenSearch node types offered. */
export const SEARCH_TYPES: readonly Option[] = [
  ...sized('', 't3', 'small.search medium.search', `burstable, ${INTEL}; for trials`),
  ...sized('', 'm7g', 'large.search xlarge.search 2xlarge.search', `general purpose, ${GRAVITON}`),
  ...sized('', 'r7g', 'large.search xlarge.search 2xlarge.search', `memory, ${GRAVITON}`),
  ...sized('', 'c7g', 'large.search xlarge.search 2xlarge.search', `compute, ${GRAVITON}`),
];

/** The architecture follows the family: a `g` after the generation is Graviton, which runs arm64 images only. */
export const architectureOf = (instanceType: string): 'arm64' | 'x86_64' =>
  /^[a-z]+\d+g[a-z]*\./.test(instanceType) ? 'arm64' : 'x86_64';

/** Families that newer ones of the same processors have followed, and those that did, the newest first. */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  t1: ['t3'],
  t2: ['t3'],
  m1: ['m7i', 'm6i'],
  m3: ['m7i', 'm6i'],
  m4: ['m7i', 'm6i'],
  c1: ['c7i', 'c6i'],
  c3: ['c7i', 'c6i'],
  c4: ['c7i', 'c6i'],
  r3: ['r7i', 'r6i'],
  r4: ['r7i', 'r6i'],
};

const familyOf = (type: string): string => type.split('.').at(-2) ?? '';
/** Of a type or a class, whether its family is one that newer ones have followed. */
export const isOfOldFamily = (type: string): boolean => Object.hasOwn(SUCCESSORS, familyOf(type));

/** The type or class of the same size of a newer family, of those given; null where there is none. */
export function successorOf(type: string, offered: readonly Option[]): string | null {
  const parts = type.split('.');
  const families = isOfOldFamily(type) ? (SUCCESSORS[familyOf(type)] ?? []) : [];
  return (
    families
      .map((family) => [...parts.slice(0, -2), family, ...parts.slice(-1)].join('.'))
      .find((wanted) => offered.some(({ value }) => value === wanted)) ?? null
  );
}

/** Families of Intel and those of Graviton that are as large, size by size. */
const TWINS: Readonly<Record<string, string>> = {
  t3: 't4g',
  m6i: 'm7g',
  m7i: 'm7g',
  c6i: 'c7g',
  c7i: 'c7g',
  r6i: 'r7g',
  r7i: 'r7g',
};

/** The Graviton type or class of the same size, of those offered; null where there is none, or it is one. */
export function gravitonOf(type: string): string | null {
  const parts = type.split('.');
  const family = parts.at(-2) ?? '';
  if (!Object.hasOwn(TWINS, family)) return null;
  const twin = TWINS[family];
  const wanted = [...parts.slice(0, -2), twin, ...parts.slice(-1)].join('.');
  const offered = [...EC2_TYPES, ...RDS_CLASSES, ...CACHE_TYPES];
  return offered.some(({ value }) => value === wanted) ? wanted : null;
}

/** The newest type of the same size that runs images of the architecture; one as large of another family where it has no twin. */
export function typeFor(architecture: 'arm64' | 'x86_64', type: string): string | null {
  if (architectureOf(type) === architecture) return type;
  const [family = '', size = ''] = type.split('.');
  const twins = Object.entries(TWINS).flatMap(([intel, graviton]) =>
    architecture === 'arm64' && intel === family
      ? [graviton]
      : architecture === 'x86_64' && graviton === family
        ? [intel]
        : [],
  );
  const offered = EC2_TYPES.map(({ value }) => value);
  return (
    twins.map((twin) => `${twin}.${size}`).findLast((value) => offered.includes(value)) ??
    offered.find((value) => value.endsWith(`.${size}`) && architectureOf(value) === architecture) ??
    offered.find((value) => value.endsWith('.large') && architectureOf(value) === architecture) ??
    null
  );
}

/**
 * Types of the same architecture that can stand in for one: the next larger of its family, and one as large of another, of the
 * same purpose where there is one. Never a smaller one, which would get the same share of the requests.
 */
export function siblingsOf(instanceType: string): readonly string[] {
  const [family = '', size = ''] = instanceType.split('.');
  const known = EC2_TYPES.map(({ value }) => value).filter(
    (value) => architectureOf(value) === architectureOf(instanceType),
  );
  const own = known.filter((value) => value.startsWith(`${family}.`));
  const larger = own[own.indexOf(instanceType) + 1];
  const ofSize = (wanted: string) => {
    const alike = known.filter((value) => value.endsWith(`.${wanted}`) && !own.includes(value));
    return [
      ...alike.filter((value) => value[0] === family[0]),
      ...alike.filter((value) => value[0] !== family[0]),
    ];
  };
  // The smallest sizes exist in burstable families only.
  const others = [...ofSize(size), ...(size === 'large' ? [] : ofSize('large'))];
  return [larger, ...others].filter((value) => value !== undefined).slice(0, 2);
}

const GIBIBYTE = 2 ** 30;
const MEMORY_GIB: Record<string, Record<string, number>> = {
  t: { micro: 1, small: 2, medium: 4, large: 8 },
  m: { large: 8, xlarge: 16, '2xlarge': 32, '4xlarge': 64 },
  r: { large: 16, xlarge: 32, '2xlarge': 64, '4xlarge': 128, '8xlarge': 256 },
};

/** What an instance has for tasks: vCPUs, nominal memory, and network interfaces beside its own. */
export interface InstanceSize {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly interfaces: number;
}

const VCPUS: Record<string, number> = { medium: 1, large: 2, xlarge: 4, '2xlarge': 8 };
const GIB_PER_VCPU: Record<string, number> = { c: 2, m: 4, r: 8 };
/** EC2 guide, "Maximum IP addresses per network interface": the first one is the instance's own. */
const INTERFACES: Record<string, number> = {
  micro: 2,
  small: 3,
  medium: 3,
  large: 3,
  xlarge: 4,
  '2xlarge': 4,
};

/** Null for a type that is not in the table. */
export function ec2SizeOf(type: string): InstanceSize | null {
  const burstable = /^t(?:3a?|4g)\.(micro|small|medium|large)$/.exec(type)?.[1];
  if (burstable !== undefined) {
    const memoryGib = MEMORY_GIB.t![burstable]!;
    return { vcpus: 2, memoryGib, interfaces: INTERFACES[burstable]! - 1 };
  }
  const [, family = '', size = ''] =
    /^([cmr])[5-9](?:g|i|a|gd|id|ad)?\.(medium|large|xlarge|2xlarge)$/.exec(type) ?? [];
  const vcpus = VCPUS[size];
  if (vcpus === undefined) return null;
  return {
    vcpus,
    memoryGib: vcpus * GIB_PER_VCPU[family]!,
    interfaces: size === 'medium' ? 1 : INTERFACES[size]! - 1,
  };
}

/** Nominal memory of an RDS class in bytes; null for a class that is not in the table. */
export function rdsMemoryBytes(instanceClass: string): number | null {
  const match = /^db\.([tmr])\d\w*\.(\w+)$/.exec(instanceClass);
  const gib = match && MEMORY_GIB[match[1]!]?.[match[2]!];
  return gib ? gib * GIBIBYTE : null;
}

/** Aurora guide, "Maximum connections to an Aurora MySQL DB instance": a table, by size for the classes that are offered. */
const AURORA_MYSQL_CONNECTIONS: Record<string, Record<string, number>> = {
  t: { medium: 90, large: 135 },
  r: { large: 1000, xlarge: 2000, '2xlarge': 3000, '4xlarge': 4000, '8xlarge': 5000 },
};

/**
 * Default max_connections of RDS ("Quotas and constraints for Amazon RDS"): PostgreSQL LEAST(memory / 9531392, 5000),
 * MySQL and MariaDB memory / 12582880, Aurora PostgreSQL as PostgreSQL. DBInstanceClassMemory is about 8 % below the nominal memory.
 */
export function maxConnections(engine: string, instanceClass: string): number | null {
  if (engine === 'aurora-mysql') {
    const match = /^db\.([tr])\d\w*\.(\w+)$/.exec(instanceClass);
    return (match && AURORA_MYSQL_CONNECTIONS[match[1]!]?.[match[2]!]) ?? null;
  }
  const memory = rdsMemoryBytes(instanceClass);
  if (memory === null) return null;
  const available = memory * 0.92;
  return engine === 'postgres' || engine === 'aurora-postgresql'
    ? Math.min(Math.floor(available / 9531392), 5000)
    : Math.floor(available / 12582880);
}
