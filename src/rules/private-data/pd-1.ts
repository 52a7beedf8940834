import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { homeOf, moveToTier, setParams, titleIntoData } from '../fixes';
import {
  builtIn,
  dataNodes,
  nameOf,
  perSubject,
  replicasBeside,
  sourceBeside,
  takenAlong,
} from '../subjects';

const isRoutedToGateway = (model: Model, tier: ModelNode): boolean =>
  model
    .networkOf(tier.id)
    ?.tiers.some(
      ({ node, defaultRoute }) => node === tier.id && defaultRoute === 'internet-gateway',
    ) === true;

type Stand = 'private' | 'public' | 'public by its route';

const judge = perSubject(
  (
    node: ModelNode,
    stand: ModelNode | null,
    isIn: Stand,
    hasSource: boolean,
    move: string,
    ...replicas: readonly ModelNode[]
  ) => {
    const tier = stand ? nameOf(stand) : '';
    const subject = { nodes: [node.id] };
    if (stand && isIn === 'public by its route') {
      return [
        fail(
          { nodes: [node.id, stand.id] },
          `${nameOf(node)}: in ${tier}, whose default route goes to the internet gateway because the VPC has no NAT gateway; that makes its subnets public.`,
          {
            measure: 1,
            fixes: [setParams(stand, { internetRoute: false }, 'Remove the route to the internet')],
          },
        ),
      ];
    }
    if (isIn === 'private') {
      return [pass(subject, `${nameOf(node)}: in ${tier}, whose subnets are private.`)];
    }
    // A replica is built where its source is, which is reported with it.
    if (hasSource) return [];
    return [
      fail(
        { nodes: [node.id, ...replicas.map(({ id }) => id)] },
        `${nameOf(node)}: in ${tier}, whose subnets have a route to the internet${takenAlong(replicas)}; expected the data tier.`,
        // With addresses of the internet in it, which the data tier has not.
        { measure: 2, fixes: [moveToTier(node, 'data', move)] },
      ),
    ];
  },
);

export const pd1 = defineRule('private-data/pd-1', {
  title: 'Data stands in private subnets',
  why: 'Subnets whose default route is an internet gateway are public, whatever they are called. One careless setting there and the data is too.',
  lacking: 'No database, cache or search engine stands in a VPC.',
  severity: 'error',
  maps: { fsbp: ['RDS.46'], wellArchitected: ['SEC'] },
  check: (model) =>
    judge(
      dataNodes(model).map((node) => {
        const stand = builtIn(model, node);
        const role = stand && model.tierOf(stand.id);
        const isRouted = stand !== null && isRoutedToGateway(model, stand);
        const isIn = role === 'public' ? role : isRouted ? 'public by its route' : 'private';
        return [
          node,
          stand,
          isIn,
          sourceBeside(model, node) !== null,
          titleIntoData('Move it to the data tier', homeOf(model, node)),
          ...replicasBeside(model, node),
        ];
      }),
    ),
  examples: {
    good: [
      example(),
      example({ move: { proxy: 'app' } }),
      example({ move: { replica: 'public' } }),
      example({ with: { data: { internetRoute: true } } }),
      example({
        with: { vpc: { nat: 'none', style: 'existing' }, data: { internetRoute: true } },
      }),
    ],
    bad: [
      example({ move: { db: 'public' } }),
      example({ move: { cache: 'public', proxy: 'public' } }),
      example({ with: { vpc: { nat: 'none' }, data: { internetRoute: true } } }),
      example({
        with: { vpc: { nat: 'none', style: 'native' }, data: { internetRoute: true } },
        without: ['proxy', 'cache'],
      }),
      example({ move: { db: 'public' }, without: ['data', 'cache', 'proxy', 'replica'] }),
      example({
        move: { db: 'public' },
        with: { vpc: { nat: 'none' }, data: { internetRoute: true } },
      }),
    ],
  },
});
