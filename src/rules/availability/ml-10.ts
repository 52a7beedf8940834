import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { zoneLetters } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { setZones } from '../fixes';
import { functionsInVpc } from '../function-examples';
import { lettersOf, nameOf, placedOf } from '../subjects';

export const ml10 = defineRule('availability/ml-10', {
  title: 'A function in a VPC runs in two zones',
  why: 'In a VPC Lambda runs where it has subnets. With those of one zone it stops with it.',
  lacking: 'No function stands in a VPC.',
  severity: 'warning',
  sameAs: ['ML-1', 'NW-2'],
  maps: { wellArchitected: ['REL'], fsbp: ['Lambda.5'] },
  *check(model) {
    for (const node of placedOf(model, lambdaFunction)) {
      const network = model.networkOf(node.id);
      if (!network) continue;
      const letters = lettersOf(network);
      const subject = { nodes: [node.id, network.vpc] };
      if (letters.length >= 2) {
        yield pass(subject, `${nameOf(node)}: subnets in ${letters.length} zones.`);
        continue;
      }
      const vpc = model.get(network.vpc);
      const wanted = [...new Set([...letters, ...zoneLetters(network.region)])].slice(0, 3);
      yield fail(
        subject,
        `${nameOf(node)}: ${nameOf(vpc)} has ${letters.length === 1 ? 'one zone' : 'no zone'}; a function needs subnets in two to outlive one.`,
        {
          field: { node: vpc.id, name: 'zones' },
          fixes: [setZones(vpc, wanted, `Use zones ${listWords(wanted)}`)],
        },
      );
    }
  },
  examples: {
    good: [functionsInVpc()],
    bad: [functionsInVpc({ with: { vpc: { zones: ['a'] } } })],
  },
});
