import type { ModelEdge, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeNodeFix } from '../fixes';
import { nameOf, perSubject } from '../subjects';
import { lacksPartner } from '../partners';

const isJoinable = ({ spec: { container, can } }: ModelNode): boolean =>
  !container && can.some((each) => !['external', 'decision', 'remark'].includes(each));

/** What is said about something is no use of it. */
const isUse = ({ spec }: ModelEdge): boolean => spec.flow !== 'remark';

const judge = perSubject((node: ModelNode, isConnected: boolean) => {
  const subject = { nodes: [node.id] };
  return isConnected
    ? [pass(subject, `${nameOf(node)}: connected.`)]
    : [
        fail(subject, `${nameOf(node)}: no connection; drag one from it or to it.`, {
          fixes: [removeNodeFix(node, `Remove ${nameOf(node)}`)],
        }),
      ];
});

export const is1 = defineRule('structure/is-1', {
  title: 'Everything is connected to something',
  why: 'What nobody uses costs money, and is often a connection that somebody forgot to draw.',
  severity: 'warning',
  maps: { wellArchitected: ['COST'] },
  check: (model) =>
    judge(
      model.nodes
        .filter(
          (node) =>
            isJoinable(node) &&
            // A proxy without a database and the like are IS-4's to report.
            !lacksPartner(model, node),
        )
        .map((node) => [
          node,
          model.edgesFrom(node.id).some(isUse) || model.edgesTo(node.id).some(isUse),
        ]),
    ),
  examples: {
    good: [example()],
    bad: [example({ without: ['cached'] }), example({ without: ['requests'] })],
  },
});
