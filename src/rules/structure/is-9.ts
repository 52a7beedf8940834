import { existingService } from '../../catalog/existing-service/spec';
import type { JsonObject } from '../../kit/json';
import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perItem } from '../subjects';

/** Servers that call a service which is there already. */
const calling = (vpcParams: JsonObject) =>
  example({
    with: { vpc: vpcParams },
    more: (design, { app, web }) => {
      const backend = design.node('existing-service', { label: 'Orders', parent: app });
      design.edge('calls', web, backend);
    },
  });

export const is9 = defineRule('structure/is-9', {
  title: 'What exists stands in a VPC that exists',
  why: 'A database, a cache or a service cannot move to another VPC. One that is there already can only be reached in the VPC that it is in.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  check: perItem(
    ({ nodes }) => nodes,
    function* (node, model) {
      const isOnlyThere = model.is(node, existingService);
      // A bucket that exists lies in no VPC.
      if (!isOnlyThere && !node.isExisting) return;
      const network = model.networkOf(node.id);
      const home = network && model.get(network.vpc);
      if (!home || !model.is(home, vpc)) return;
      if (network.isExisting) {
        yield pass(
          { nodes: [node.id, home.id] },
          `${nameOf(node)}: in ${nameOf(home)}, which exists.`,
        );
        return;
      }
      yield fail(
        { nodes: [node.id, home.id] },
        `${nameOf(node)}: exists already, but ${nameOf(home)} would only be created.`,
        {
          field: isOnlyThere
            ? { node: home.id, name: 'style' }
            : { node: node.id, name: 'existing' },
          // Which of the two is meant only a person knows.
          fixes: [
            setParams(home, { style: 'existing' }, `Use ${nameOf(home)} as one that exists`, false),
            ...(isOnlyThere
              ? []
              : [setParams(node, { existing: false }, `Create ${nameOf(node)}`, false)]),
          ],
        },
      );
    },
  ),
  examples: {
    good: [
      example(),
      example({
        with: { vpc: { style: 'existing' }, db: { existing: true }, cache: { existing: true } },
        without: ['replica'],
      }),
      calling({ style: 'existing' }),
    ],
    bad: [
      example({ with: { db: { existing: true } }, without: ['replica'] }),
      example({ with: { cache: { existing: true } } }),
      clustered({ existing: true }),
      calling({ style: 'module' }),
    ],
  },
});
