import { rdsReplica } from '../../catalog/rds-replica/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { engineOf as engineFacts } from '../../catalog/sql-engines';
import { databasesOf, nameOf } from '../subjects';

const engineOf = (model: Model, node: ModelNode): string | null => {
  if (node.spec.can.includes('sql-database')) return String(node.params.engine);
  const edge = model.edgesTo(node.id, replicatesTo)[0];
  const source = edge && model.get(edge.from);
  return source ? String(source.params.engine) : null;
};

function* judge(model: Model, node: ModelNode): Iterable<Verdict> {
  const engine = engineOf(model, node);
  const instanceClass = String(node.params.instanceClass);
  if (engine === null || node.params.performanceInsights !== true) return;
  const subject = { nodes: [node.id] };
  if (engineFacts(engine).supportsInsights(instanceClass)) {
    yield pass(subject, `${nameOf(node)}: ${instanceClass.slice(0, 20)} has Performance Insights.`);
    return;
  }
  const larger = engineFacts(engine).insightsFrom(instanceClass);
  yield fail(
    subject,
    `${nameOf(node)}: ${engine} on ${instanceClass} has no Performance Insights; AWS refuses it.`,
    {
      field: { node: node.id, name: 'performanceInsights' },
      fixes: [
        setParams(node, { performanceInsights: false }, 'Turn Performance Insights off'),
        setParams(node, { instanceClass: larger }, `Use ${larger}`, false),
      ],
    },
  );
}

/** CreateDBInstance refuses the combination. */
export const cf7 = defineRule('parameters/cf-7', {
  title: 'Instance class has Performance Insights',
  why: 'The smallest burstable classes of MySQL and MariaDB have none, nor has db.t3 of Aurora MySQL, and AWS refuses to turn it on.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const node of [...databasesOf(model), ...model.ofKind(rdsReplica)]) {
      yield* judge(model, model.get(node.id));
    }
  },
  examples: {
    good: [
      clustered(),
      clustered({ instanceClass: 'db.t3.medium' }),
      clustered({ engine: 'aurora-mysql', engineVersion: '8.0', instanceClass: 'db.t4g.medium' }),
      example(),
      example({ with: { db: { instanceClass: 'db.t4g.micro' } } }),
    ],
    bad: [
      clustered({ engine: 'aurora-mysql', engineVersion: '8.0', instanceClass: 'db.t3.large' }),
      example({
        with: { db: { engine: 'mysql', engineVersion: '8.4', instanceClass: 'db.t4g.small' } },
      }),
      example({
        with: {
          db: { engine: 'mariadb', engineVersion: '11.4' },
          replica: { instanceClass: 'db.t3.micro' },
        },
      }),
    ],
  },
});
