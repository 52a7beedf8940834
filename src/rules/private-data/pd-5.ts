import { requests } from '../../catalog/verbs/requests';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeEdgeFix } from '../fixes';
import { dataNodes, nameOf } from '../subjects';

export const pd5 = defineRule('private-data/pd-5', {
  title: 'Users reach data through servers only',
  why: 'Servers check who asks for what. A database that users reach themselves checks one password.',
  severity: 'error',
  maps: { wellArchitected: ['SEC'] },
  *check(model) {
    for (const node of dataNodes(model)) {
      const edges = model.edgesTo(node.id, requests);
      if (edges.length === 0) {
        yield pass({ nodes: [node.id] }, `${nameOf(node)}: no connection from users.`);
      }
      for (const edge of edges) {
        const from = nameOf(model.get(edge.from));
        yield fail(
          { nodes: [node.id, edge.from], edges: [edge.id] },
          `${nameOf(node)}: ${from} connect to it directly; requests go to a load balancer, and servers to the data. No port is opened for this.`,
          { fixes: [removeEdgeFix(edge, `Disconnect ${from}`)] },
        );
      }
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({ more: (design, { users, db }) => design.edge('requests', users, db) }),
      example({ more: (design, { users, cache }) => design.edge('requests', users, cache) }),
    ],
  },
});
