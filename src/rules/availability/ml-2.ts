import { vpc } from '../../catalog/vpc/spec';
import { zoneLetters } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setZones } from '../fixes';
import { lettersOf, nameOf } from '../subjects';

export const ml2 = defineRule('availability/ml-2', {
  title: 'A network of critical parts has three zones',
  why: 'With two zones, losing one takes half of the capacity. A third keeps two thirds, and a majority.',
  lacking: 'No VPC of two zones or more holds a critical part.',
  severity: 'warning',
  sameAs: ['NW-2'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      const letters = network ? lettersOf(network) : [];
      // One zone or none is ML-1's to report.
      if (!network || letters.length < 2) continue;
      const isCritical = network.tiers.some((tier) =>
        model.children(tier.node).some((child) => model.isCritical(child.id)),
      );
      if (!isCritical) continue;
      const known = zoneLetters(network.region);
      const subject = { nodes: [node.id] };
      if (letters.length > 2) {
        yield pass(
          subject,
          `${nameOf(node)}: ${letters.length} zones; losing one leaves the others.`,
        );
      } else if (known.length <= 2) {
        yield pass(subject, `${nameOf(node)}: two zones, which is all that ${network.region} has.`);
      } else {
        const wanted = [...letters, ...known.filter((letter) => !letters.includes(letter))].slice(
          0,
          3,
        );
        yield fail(
          subject,
          `${nameOf(node)}: two zones (${listWords(letters)}); losing one halves the capacity. Three are better.`,
          {
            field: { node: node.id, name: 'zones' },
            fixes: [setZones(node, wanted, `Add zone ${wanted.at(-1) ?? ''}`)],
          },
        );
      }
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { region: { region: 'us-west-1' }, vpc: { zones: ['a', 'c'] } } }),
    ],
    bad: [example({ with: { vpc: { zones: ['a', 'b'] } } })],
  },
});
