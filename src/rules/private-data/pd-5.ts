import { requests } from '../../catalog/verbs/requests';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeEdgeFix } from '../fixes';
import { dataNodes, nameOf, perSubject } from '../subjects';

const judge = perSubject((node: ModelNode, edge: ModelEdge | null, user: ModelNode | null) => {
  if (!edge || !user) {
    return [pass({ nodes: [node.id] }, `${nameOf(node)}: no connection from users.`)];
  }
  const from = nameOf(user);
  return [
    fail(
      { nodes: [node.id, edge.from], edges: [edge.id] },
      `${nameOf(node)}: ${from} connect to it directly; requests go to a load balancer, and servers to the data. No port is opened for this.`,
      { fixes: [removeEdgeFix(edge, `Disconnect ${from}`)] },
    ),
  ];
});

export const pd5 = defineRule('private-data/pd-5', {
  title: 'Users reach data through servers only',
  why: 'Servers check who asks for what. A database that users reach themselves checks one password.',
  lacking: 'No database, cache or search engine stands in a VPC.',
  severity: 'error',
  maps: { wellArchitected: ['SEC'] },
  check: (model) =>
    judge(
      dataNodes(model).flatMap((node): Parameters<typeof judge>[0] => {
        const edges = model.edgesTo(node.id, requests);
        return edges.length === 0
          ? [[node, null, null]]
          : edges.map((edge) => [node, edge, model.get(edge.from)]);
      }),
    ),
  examples: {
    good: [example()],
    bad: [
      example({ more: (design, { users, db }) => design.edge('requests', users, db) }),
      example({ more: (design, { users, cache }) => design.edge('requests', users, cache) }),
    ],
  },
});
