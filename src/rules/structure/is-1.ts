import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeNodeFix } from '../fixes';
import { nameOf } from '../subjects';
import { lacksPartner } from '../partners';

export const is1 = defineRule('structure/is-1', {
  title: 'Everything is connected to something',
  why: 'What nobody uses costs money, and is often a connection that somebody forgot to draw.',
  severity: 'warning',
  *check(model) {
    for (const node of model.nodes) {
      const { container, can } = node.spec;
      if (container || can.length === 0 || can.includes('external')) continue;
      // A proxy without a database and the like are IS-4's to report.
      if (lacksPartner(model, node)) continue;
      const subject = { nodes: [node.id] };
      if (model.edgesFrom(node.id).length + model.edgesTo(node.id).length > 0) {
        yield pass(subject, `${nameOf(node)}: connected.`);
        continue;
      }
      yield fail(subject, `${nameOf(node)}: no connection; drag one from it or to it.`, {
        fixes: [removeNodeFix(node, `Remove ${nameOf(node)}`)],
      });
    }
  },
  examples: {
    good: [example()],
    bad: [example({ without: ['cached'] }), example({ without: ['requests'] })],
  },
});
