import { elasticache } from '../../catalog/elasticache/spec';
import { engineOf } from '../../catalog/sql-engines';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { inTurn, nameOf, perDatabase, perNode } from '../subjects';

const CACHE_PORT = 6379;

function judge(node: ModelNode, port: number, usual: number): Verdict {
  const subject = { nodes: [node.id] };
  return port === usual
    ? fail(subject, `${nameOf(node)}: listens on ${port}, the port that scanners try first.`, {
        field: { node: node.id, name: 'port' },
        // Clients outside this design may know the port: a person's choice.
        fixes: [setParams(node, { port: usual + 1 }, `Listen on ${usual + 1}`, false)],
      })
    : pass(subject, `${nameOf(node)}: listens on ${port}, not on the usual ${usual}.`);
}

export const pd7 = defineRule('private-data/pd-7', {
  title: 'Data listens on another port than the usual',
  why: 'It hides nothing from someone determined. Security Hub asks for it nevertheless.',
  lacking: 'No database and no cache is created.',
  severity: 'info',
  maps: { wellArchitected: ['SEC'], cdkNag: ['RDS11', 'AEC5'], fsbp: ['RDS.23'] },
  check: inTurn(
    perDatabase((db) => [judge(db, db.params.port, engineOf(db.params.engine).defaultPort)]),
    perNode(elasticache, (cache) => [judge(cache, cache.params.port, CACHE_PORT)]),
  ),
  examples: {
    good: [
      clustered({ port: 5433 }, { without: ['cache'] }),
      example({ with: { db: { port: 5433 }, cache: { port: 6380 } } }),
    ],
    bad: [
      clustered(
        { engine: 'aurora-mysql', engineVersion: '8.0', port: 3306 },
        { without: ['cache'] },
      ),
      example(),
      example({ with: { db: { engine: 'mysql', engineVersion: '8.4', port: 3306 } } }),
    ],
  },
});
