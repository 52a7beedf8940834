import { CACHE_VERSIONS, elasticache } from '../../catalog/elasticache/spec';
import { engineVersions, isKnownEngine } from '../../catalog/sql-engines';
import { listWords, truncate } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { inTurn, nameOf, perDatabase, perNode } from '../subjects';

/**
 * The last PostgreSQL minor of a major that cannot be created any more: since 2026-05-01 RDS makes no new instances on them
 * ("Amazon RDS for PostgreSQL versions", deprecation notices).
 */
const LAST_WITHDRAWN: Readonly<Record<string, number>> = { '16': 8, '17': 4 };

const numbers = (version: string): readonly number[] => version.split('.').map(Number);
const isNumber = (version: string): boolean => /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(version);

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

interface Fault {
  readonly text: string;
  readonly wanted: string;
  readonly isCertain: boolean;
}

/** What is wrong with a version, against the ones that can be created, oldest first. */
function faultOf(engine: string, version: string, known: readonly string[]): Fault | null {
  if (known.includes(version)) return null;
  const name = `${engine} ${version}`;
  const newest = known.at(-1) ?? '';
  const list = `${listWords(known, 'or')} can be created`;
  if (!isNumber(version))
    return {
      text: `"${truncate(version, 20)}" is no version of ${engine}; ${list}`,
      wanted: newest,
      isCertain: true,
    };
  if (compare(version, newest) > 0 && !version.startsWith(`${newest}.`)) {
    // A major comes after a major: what lies beyond the next one is a slip, or of another engine.
    const isNext = (numbers(version)[0] ?? 0) <= (numbers(newest)[0] ?? 0) + 1;
    return {
      text: isNext
        ? `${name} is newer than Lintel knows; ${list}`
        : `${name} does not exist; ${list}`,
      wanted: newest,
      isCertain: !isNext,
    };
  }
  const major = known.find((one) => version.startsWith(`${one}.`));
  if (major === undefined) {
    return {
      text: `${name} cannot be created in standard support; ${list}`,
      wanted: newest,
      isCertain: true,
    };
  }
  const minor = numbers(version.slice(major.length + 1))[0] ?? 0;
  const isWithdrawn = engine === 'postgres' && minor <= (LAST_WITHDRAWN[major] ?? -1);
  return {
    text: isWithdrawn
      ? `AWS has withdrawn ${name}; the major version ${major} always gets a minor that exists`
      : `${name} names a minor, and AWS withdraws minors; the major version ${major} never ages`,
    wanted: major,
    isCertain: isWithdrawn,
  };
}

function judge(node: ModelNode, known: readonly string[]): Verdict {
  const [engine, version] = [String(node.params.engine), String(node.params.engineVersion)];
  const subject = { nodes: [node.id] };
  const fault = faultOf(engine, version, known);
  if (!fault) return pass(subject, `${nameOf(node)}: ${engine} ${version} can be created.`);
  return fail(subject, `${nameOf(node)}: ${fault.text}.`, {
    ...(fault.isCertain ? {} : { severity: 'warning' }),
    field: { node: node.id, name: 'engineVersion' },
    fixes: [
      setParams(
        node,
        { engineVersion: fault.wanted },
        `Use version ${fault.wanted}`,
        fault.isCertain,
      ),
    ],
  });
}

export const ve1 = defineRule('versions/ve-1', {
  title: 'Engine version can be created',
  why: 'AWS withdraws minor versions and old majors. A version that is gone fails at apply, months after it worked.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  check: inTurn(
    // Another engine is PA-1's to report.
    perDatabase((db) =>
      isKnownEngine(db.params.engine) ? [judge(db, engineVersions(db.params.engine))] : [],
    ),
    perNode(elasticache, (cache) => {
      const known = CACHE_VERSIONS[cache.params.engine];
      return known ? [judge(cache, known)] : [];
    }),
  ),
  examples: {
    good: [
      clustered({ engineVersion: '14' }),
      clustered({ engine: 'aurora-mysql', engineVersion: '8.0', port: 3306 }),
      example(),
      example({
        with: {
          db: { engine: 'mariadb', engineVersion: '11.4' },
          cache: { engine: 'valkey', engineVersion: '8.2' },
        },
      }),
      example({ with: { cache: { engine: 'valkey', engineVersion: '9.0' } } }),
    ],
    bad: [
      example({ with: { cache: { engine: 'valkey', engineVersion: '9.2' } } }),
      clustered({ engine: 'aurora-mysql', engineVersion: '5.7' }),
      clustered({ engineVersion: '17.4' }),
      example({ with: { db: { engineVersion: '16.1' } } }),
      example({ with: { db: { engineVersion: '17.9' } } }),
      example({ with: { db: { engineVersion: '12' } } }),
      example({ with: { db: { engineVersion: '19' } } }),
      example({ with: { db: { engineVersion: '99' } } }),
      example({ with: { db: { engine: 'mysql', engineVersion: '17' } } }),
      example({ with: { db: { engineVersion: 'latest' } } }),
      example({ with: { db: { engine: 'mysql', engineVersion: '8.0' } } }),
      example({ with: { cache: { engine: 'valkey' } } }),
      example({ with: { cache: { engineVersion: '5.0.6' } } }),
    ],
  },
});
