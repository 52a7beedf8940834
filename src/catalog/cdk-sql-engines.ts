import { call, object, ref, type Expression } from '../codegen/typescript';
import { acknowledgeRule, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';

interface Library {
  /** `rds.DatabaseInstanceEngine.postgres` */
  readonly engine: string;
  /** `rds.PostgresEngineVersion` */
  readonly version: string;
  /** Majors for which the library has a constant that names no minor. */
  readonly known: readonly string[];
}

const POSTGRES: Library = {
  engine: 'rds.DatabaseInstanceEngine.postgres',
  version: 'rds.PostgresEngineVersion',
  known: ['14', '15', '16', '17', '18'],
};
const AURORA = 'aurora-';
const AURORA_POSTGRES: Library = {
  engine: 'rds.DatabaseClusterEngine.auroraPostgres',
  version: 'rds.AuroraPostgresEngineVersion',
  known: [],
};
const LIBRARY: ReadonlyMap<string, Library> = new Map([
  ['postgres', POSTGRES],
  [
    'mysql',
    { engine: 'rds.DatabaseInstanceEngine.mysql', version: 'rds.MysqlEngineVersion', known: [] },
  ],
  [
    'mariadb',
    {
      engine: 'rds.DatabaseInstanceEngine.mariaDb',
      version: 'rds.MariaDbEngineVersion',
      known: ['10.11'],
    },
  ],
  ['aurora-postgresql', AURORA_POSTGRES],
  [
    'aurora-mysql',
    {
      engine: 'rds.DatabaseClusterEngine.auroraMysql',
      version: 'rds.AuroraMysqlEngineVersion',
      known: [],
    },
  ],
]);

/** An `IEngine` of a major version: AWS picks the minor, and withdraws old ones. `features`: what the library cannot tell of it. */
export function sqlEngine(name: string, version: string, features?: Expression): Expression {
  return engineIn(LIBRARY.get(name) ?? POSTGRES, name, version, features);
}

/** The same of a cluster, whose engine is another type. */
export function clusterEngine(name: string, version: string, features?: Expression): Expression {
  const library = LIBRARY.get(name);
  const isOfClusters = library !== undefined && name.startsWith(AURORA);
  return engineIn(isOfClusters ? library : AURORA_POSTGRES, name, version, features);
}

function engineIn(
  library: Library,
  name: string,
  version: string,
  features: Expression | undefined,
): Expression {
  const major = version
    .split('.')
    .slice(0, name.endsWith('mysql') || name === 'mariadb' ? 2 : 1)
    .join('.');
  const constant = library.known.includes(version)
    ? ref(`${library.version}.VER_${version.replace('.', '_')}`)
    : call(`${library.version}.of`, version, major, features);
  return call(library.engine, object([['version', constant]]));
}

/** Where the checks of CloudFormation list whole versions only. */
export const acknowledgeMajor = (node: ModelNode, engine: string, c: Scope) =>
  (engine === 'mysql' || engine === 'mariadb') &&
  acknowledgeRule(
    c,
    ref(c.name(node)),
    'CloudFormation-Validate::E9006',
    'RDS takes a major version alone and picks the minor: the list of this check knows whole versions only.',
  );
