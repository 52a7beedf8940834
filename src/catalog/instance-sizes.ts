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
