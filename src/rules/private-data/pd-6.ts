import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { homeOf, moveToTier, titleIntoData } from '../fixes';
import {
  builtIn,
  dataNodes,
  nameOf,
  perSubject,
  replicasBeside,
  sourceBeside,
  takenAlong,
} from '../subjects';

const judge = perSubject(
  (
    node: ModelNode,
    stand: ModelNode | null,
    isApart: boolean,
    hasSource: boolean,
    move: string,
    ...replicas: readonly ModelNode[]
  ) => {
    const tier = stand ? nameOf(stand) : '';
    const subject = { nodes: [node.id] };
    if (isApart) return [pass(subject, `${nameOf(node)}: in ${tier}.`)];
    // A replica is built where its source is, which is reported with it.
    if (hasSource) return [];
    return [
      fail(
        { nodes: [node.id, ...replicas.map(({ id }) => id)] },
        `${nameOf(node)}: shares ${tier} with the servers${takenAlong(replicas)}; expected the data tier.`,
        { fixes: [moveToTier(node, 'data', move)] },
      ),
    ];
  },
);

export const pd6 = defineRule('private-data/pd-6', {
  title: 'Data stands in the data tier',
  why: 'Subnets of the application tier have a way to the internet, and their rules change with every release.',
  lacking: 'No database, cache or search engine stands in an application or data tier.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  check: (model) =>
    judge(
      dataNodes(model).flatMap((node): Parameters<typeof judge>[0] => {
        const stand = builtIn(model, node);
        const role = stand && model.tierOf(stand.id);
        // A proxy belongs to the servers as much as to the data; the public tier is PD-1's to report.
        if (node.spec.can.includes('sql-pool') || role === 'public') return [];
        return [
          [
            node,
            stand,
            role === 'data',
            sourceBeside(model, node) !== null,
            titleIntoData('Move it to the data tier', homeOf(model, node)),
            ...replicasBeside(model, node),
          ],
        ];
      }),
    ),
  examples: {
    good: [example(), example({ move: { proxy: 'app' } })],
    bad: [
      example({ move: { cache: 'app' } }),
      example({ move: { db: 'app', replica: 'app' } }),
      example({
        move: { cache: 'app' },
        with: { vpc: { nat: 'none' }, data: { internetRoute: true } },
      }),
    ],
  },
});
