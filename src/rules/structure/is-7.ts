import { rdsReplica } from '../../catalog/rds-replica/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import type { ModelNode } from '../../spec/model';
import { fixWith, land } from '../fixes';
import { builtIn, nameOf, placedOf, sourceBeside } from '../subjects';

const moveBeside = (node: ModelNode, built: ModelNode) =>
  fixWith(`Draw it in ${nameOf(built)}`, true, (edit) => {
    if (!edit.model.find(node.id) || !edit.model.find(built.id)) return 'One of the two is gone.';
    edit.tx.changeNode(node.id, { parent: built.id });
    land(edit, node.id, built.id);
  });

export const is7 = defineRule('structure/is-7', {
  title: 'A replica is drawn where it is built',
  why: 'RDS puts a replica of the same region into the subnets of its source. A drawing that says otherwise misleads everyone who reads it.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const node of placedOf(model, rdsReplica)) {
      const source = sourceBeside(model, node);
      const built = builtIn(model, node);
      if (source === null || !built || model.tierOf(built.id) === null) continue;
      // The source stands where it must not, which PD-1 and PD-6 report: back there, both are drawn right.
      const isSourceAstray = model.tierOf(built.id) !== 'data';
      if (isSourceAstray && model.tierOf(node.parent ?? '') === 'data') continue;
      const subject = { nodes: [node.id, source] };
      const from = nameOf(model.get(source));
      if (built.id === node.parent) {
        yield pass(subject, `${nameOf(node)}: in ${nameOf(built)}, as ${from} is.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: its subnets are those of ${from}, in ${nameOf(built)}.`,
        { fixes: [moveBeside(node, built)] },
      );
    }
  },
  examples: {
    good: [example(), example({ move: { db: 'app' } })],
    bad: [
      example({ move: { replica: 'app' } }),
      example({ move: { db: 'app', replica: 'public' } }),
    ],
  },
});
