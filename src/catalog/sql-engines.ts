import type { JsonObject } from '../kit/json';

/** What differs between the engines of RDS and Aurora. Sources: RDS guide, "Constraints" of CreateDBInstance, and the release calendars. */

interface Engine {
  /** Majors that can be created in standard support. */
  readonly versions: readonly string[];
  /** The one that is offered. */
  readonly usual: string;
  readonly logs: readonly string[];
  readonly tlsParameter: string;
  /** As the parameter is read back: another spelling is a diff for ever. */
  readonly tlsValues: { readonly on: string; readonly off: string };
  readonly family: (version: string) => string;
  readonly proxyFamily: 'POSTGRESQL' | 'MYSQL';
  /** RDS Proxy always listens on the default port of its engine family, whatever the port of the database. */
  readonly defaultPort: number;
  readonly proxyAuth: string;
  readonly reservedUsers: readonly string[];
  /** Performance Insights: RDS guide, "DB engine, Region, and instance class support". */
  readonly supportsInsights: (instanceClass: string) => boolean;
  /** The smallest burstable class that has it. */
  readonly insightsFrom: (instanceClass: string) => string;
}

const NEEDS_MEDIUM = (instanceClass: string): boolean =>
  !/^db\.t\d\w*\.(?:micro|small)$/.test(instanceClass);
const MEDIUM_OF = (instanceClass: string): string =>
  `${instanceClass.slice(0, instanceClass.lastIndexOf('.'))}.medium`;

/** What makes the exported logs worth reading: statements slower than a second. All of these apply without a reboot. */
export const SLOW_STATEMENTS: Record<
  Engine['proxyFamily'],
  readonly (readonly [string, string])[]
> = {
  POSTGRESQL: [['log_min_duration_statement', '1000']],
  MYSQL: [
    ['slow_query_log', '1'],
    ['long_query_time', '1'],
    // RDS exports files only, not tables.
    ['log_output', 'FILE'],
  ],
};

const NUMBERS = { on: '1', off: '0' };

const POSTGRES: Engine = {
  versions: ['14', '15', '16', '17', '18'],
  usual: '17',
  logs: ['postgresql', 'upgrade'],
  tlsParameter: 'rds.force_ssl',
  tlsValues: NUMBERS,
  family: (version) => `postgres${version.split('.')[0]!}`,
  proxyFamily: 'POSTGRESQL',
  defaultPort: 5432,
  proxyAuth: 'POSTGRES_SCRAM_SHA_256',
  reservedUsers: [
    'admin',
    'user',
    'rdsadmin',
    'public',
    'rdsrepladmin',
    'rdstopmgr',
    'all',
    'none',
  ],
  supportsInsights: () => true,
  insightsFrom: MEDIUM_OF,
};
const MYSQL: Engine = {
  versions: ['8.4'],
  usual: '8.4',
  logs: ['error', 'slowquery'],
  tlsParameter: 'require_secure_transport',
  tlsValues: NUMBERS,
  family: (version) => `mysql${majorMinor(version)}`,
  proxyFamily: 'MYSQL',
  defaultPort: 3306,
  proxyAuth: 'MYSQL_CACHING_SHA2_PASSWORD',
  reservedUsers: ['rdsadmin', 'root', 'rdsrepladmin', 'mysql', 'user'],
  supportsInsights: NEEDS_MEDIUM,
  insightsFrom: MEDIUM_OF,
};
const MARIADB: Engine = {
  versions: ['10.11', '11.4', '11.8'],
  usual: '11.8',
  logs: ['error', 'slowquery'],
  tlsParameter: 'require_secure_transport',
  tlsValues: NUMBERS,
  family: (version) => `mariadb${majorMinor(version)}`,
  proxyFamily: 'MYSQL',
  defaultPort: 3306,
  proxyAuth: 'MYSQL_NATIVE_PASSWORD',
  reservedUsers: ['rdsadmin', 'root', 'rdsrepladmin', 'mariadb', 'user'],
  supportsInsights: NEEDS_MEDIUM,
  insightsFrom: MEDIUM_OF,
};

const AURORA_POSTGRES: Engine = {
  ...POSTGRES,
  logs: ['postgresql'],
  family: (version) => `aurora-postgresql${version.split('.')[0]!}`,
};
const AURORA_MYSQL: Engine = {
  ...MYSQL,
  tlsValues: { on: 'ON', off: 'OFF' },
  versions: ['8.0'],
  usual: '8.0',
  family: (version) => `aurora-mysql${majorMinor(version)}`,
  // The plugin that Aurora MySQL 3 gives its users.
  proxyAuth: 'MYSQL_NATIVE_PASSWORD',
  // Aurora guide, "DB engine, Region, and instance class support for Database Insights".
  supportsInsights: (instanceClass) =>
    !/^db\.t[23]\./.test(instanceClass) && NEEDS_MEDIUM(instanceClass),
  insightsFrom: () => 'db.t4g.medium',
};

const majorMinor = (version: string): string => version.split('.').slice(0, 2).join('.');

const ENGINES: ReadonlyMap<string, Engine> = new Map([
  ['postgres', POSTGRES],
  ['mysql', MYSQL],
  ['mariadb', MARIADB],
  ['aurora-postgresql', AURORA_POSTGRES],
  ['aurora-mysql', AURORA_MYSQL],
]);

export const isKnownEngine = (engine: string): boolean => ENGINES.has(engine);

/** An engine that the table lacks is read as PostgreSQL; its name is a finding of its own. */
export const engineOf = (engine: string): Engine => ENGINES.get(engine) ?? POSTGRES;

/** RDS Proxy listens on the default port of its engine family, whatever the database's own port (RDS guide, "RDS Proxy"). */
export const proxyPort = (engine: string): number => engineOf(engine).defaultPort;

/** What a database takes along from one engine to another: a version that the new one has, and its usual port. */
export function followEngine(before: JsonObject, after: JsonObject): JsonObject {
  if (before.engine === after.engine) return after;
  const [old, now] = [engineOf(String(before.engine)), engineOf(String(after.engine))];
  const isThere = now.versions.includes(String(after.engineVersion));
  return {
    ...after,
    engineVersion: isThere ? after.engineVersion! : now.usual,
    port: after.port === old.defaultPort ? now.defaultPort : after.port!,
  };
}

export const engineVersions = (engine: string): readonly string[] => engineOf(engine).versions;

export function versionProblem(engine: string, version: string): string | null {
  const { versions } = engineOf(engine);
  return versions.includes(version)
    ? null
    : `must be a major version, one of ${versions.join(', ')}: AWS withdraws minor versions, and "${version.slice(0, 20)}" may not be there to create.`;
}

export function userNameProblem(engine: string, name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,15}$/.test(name)) {
    return 'must be 1 to 16 letters, digits and underscores, starting with a letter.';
  }
  const lower = name.toLowerCase();
  if (engineOf(engine).reservedUsers.includes(lower) || lower.startsWith('pg_')) {
    return `must not be "${name}": it is reserved by the engine, and AWS refuses it at apply.`;
  }
  return null;
}

const RESERVED_DATABASES: Record<Engine['proxyFamily'], readonly string[]> = {
  POSTGRESQL: [
    'db',
    'user',
    'rdsadmin',
    'template0',
    'template1',
    'postgres',
    'table',
    'select',
    'all',
    'end',
    'order',
    'group',
    'default',
  ],
  MYSQL: [
    'mysql',
    'sys',
    'information_schema',
    'performance_schema',
    'innodb',
    'table',
    'select',
    'order',
    'group',
  ],
};

export function databaseNameProblem(engine: string, name: string): string | null {
  const family = engineOf(engine).proxyFamily;
  const reserved = RESERVED_DATABASES[family];
  if (reserved.includes(name.toLowerCase())) return `must not be "${name}": it is a reserved word.`;
  const max = family === 'POSTGRESQL' ? 63 : 64;
  return new RegExp(`^[A-Za-z][A-Za-z0-9_]{0,${max - 1}}$`).test(name)
    ? null
    : `must be 1 to ${max} letters, digits and underscores, starting with a letter.`;
}
