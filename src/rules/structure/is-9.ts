import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { elasticache } from '../../catalog/elasticache/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, placedOf } from '../subjects';

export const is9 = defineRule('structure/is-9', {
  title: 'What exists stands in a VPC that exists',
  why: 'A database or a cache cannot move to another VPC. One that is there already can only be reached in the VPC that it is in.',
  severity: 'error',
  refused: true,
  *check(model) {
    const placedOnes = [
      ...placedOf(model, rdsInstance),
      ...placedOf(model, auroraCluster),
      ...placedOf(model, elasticache),
    ];
    for (const placed of placedOnes) {
      if (!placed.params.existing) continue;
      const node = model.get(placed.id);
      const network = model.networkOf(node.id);
      const home = network && model.get(network.vpc);
      if (!home || !model.is(home, vpc)) continue;
      if (network.isExisting) {
        yield pass(
          { nodes: [node.id, home.id] },
          `${nameOf(node)}: in ${nameOf(home)}, which exists.`,
        );
        continue;
      }
      yield fail(
        { nodes: [node.id, home.id] },
        `${nameOf(node)}: exists already, but ${nameOf(home)} would only be created.`,
        {
          field: { node: node.id, name: 'existing' },
          // Which of the two is meant only a person knows.
          fixes: [
            setParams(home, { style: 'existing' }, `Use ${nameOf(home)} as one that exists`, false),
            setParams(node, { existing: false }, `Create ${nameOf(node)}`, false),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({
        with: { vpc: { style: 'existing' }, db: { existing: true }, cache: { existing: true } },
        without: ['replica'],
      }),
    ],
    bad: [
      example({ with: { db: { existing: true } }, without: ['replica'] }),
      example({ with: { cache: { existing: true } } }),
      clustered({ existing: true }),
    ],
  },
});
