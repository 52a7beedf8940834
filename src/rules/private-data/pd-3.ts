import { listWords } from '../../kit/words';
import type { EdgeId } from '../../design';
import type { Model, ModelNode, Reach } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { example } from '../example-designs';
import { fixWith } from '../fixes';
import { dataNodes, nameOf, perSubject, reachInto } from '../subjects';

const closeDoors = (edges: readonly EdgeId[]): Fix =>
  fixWith('Remove the connections that open it', false, ({ tx }) => {
    for (const id of edges) if (tx.design.edges[id]) tx.removeEdge(id);
  });

/** The doors that are open to the internet, or else who may come in. */
function subjectOf(
  model: Model,
  into: readonly Reach[],
): readonly [readonly Reach[] | null, ...ModelNode[]] {
  return into.some(({ from }) => from === 'internet')
    ? [into.filter(({ from }) => from === 'internet')]
    : [null, ...into.map(({ from }) => model.get(from))];
}

const judge = perSubject(
  (node: ModelNode, open: readonly Reach[] | null, ...peers: readonly ModelNode[]) => {
    if (open !== null) {
      const edges = open.flatMap((reach) => reach.because);
      const ports = listWords([...new Set(open.map((reach) => String(reach.port)))]);
      return [
        fail(
          { nodes: [node.id], edges },
          `${nameOf(node)}: the internet may connect on port ${ports}.`,
          { fixes: [closeDoors(edges)] },
        ),
      ];
    }
    return [
      pass(
        { nodes: [node.id] },
        peers.length === 0
          ? `${nameOf(node)}: nobody may connect.`
          : `${nameOf(node)}: only ${listWords([...new Set(peers)].map(nameOf))} may connect.`,
      ),
    ];
  },
);

/** No verb opens a data node to the internet today. The rule is the proof, and catches the verb that one day does. */
export const pd3 = defineRule('private-data/pd-3', {
  title: 'No security group opens data to the internet',
  why: 'Rules of a data node name the security groups of its clients, never an address range.',
  lacking: 'No database, cache or search engine stands in a VPC.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_24', resource: 'aws_vpc_security_group_ingress_rule', attribute: 'cidr_ipv4' },
      { id: 'CKV_AWS_25', resource: 'aws_vpc_security_group_ingress_rule', attribute: 'cidr_ipv4' },
      {
        id: 'CKV_AWS_260',
        resource: 'aws_vpc_security_group_ingress_rule',
        attribute: 'cidr_ipv4',
      },
    ],
    // RDS8 reads the security groups of EC2-Classic, which nobody has any more.
    cdkNag: ['EC23'],
    fsbp: ['EC2.18', 'EC2.19'],
  },
  check(model) {
    const nodes = dataNodes(model);
    if (nodes.length === 0) return [];
    const doors = reachInto(model);
    return judge(nodes.map((node) => [node, ...subjectOf(model, doors.get(node.id) ?? [])]));
  },
  // No design can break it; `unbreakable.test.ts` breaks it with a model that does.
  examples: { good: [example()], bad: [] },
});
