import { zoneLetters } from '../../catalog/regions';
import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

export const nw9 = defineRule('network/nw-9', {
  title: 'Zones may come and go without moving subnets',
  why: 'The registry module of Terraform counts over lists. A zone that leaves or joins the middle renumbers the subnets after it, and the next apply replaces them with all that stands inside.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      if (!network || network.isExisting || network.zones.length === 0) continue;
      const letters = network.zones.map(({ letter }) => letter);
      const usual = zoneLetters(network.region);
      const subject = { nodes: [node.id] };
      if (node.params.style === 'native') {
        yield pass(subject, `${nameOf(node)}: its subnets are keyed by zone.`);
        continue;
      }
      // A zone that the region does not have is NW-2's to report.
      const last = Math.max(...letters.map((letter) => usual.indexOf(letter)));
      const skipped = usual.slice(0, last).filter((letter) => !letters.includes(letter));
      if (skipped.length === 0) {
        yield pass(subject, `${nameOf(node)}: zones ${listWords(letters)}, none left out between.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: zones ${listWords(letters)} leave out ${listWords(skipped)}; with Terraform’s registry module, taking it out or putting it back moves the subnets of the zones after it.`,
        {
          field: { node: node.id, name: 'style' },
          // What runs already would be replaced by it.
          fixes: [setParams(node, { style: 'native' }, 'Write plain resources', false)],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { vpc: { zones: ['a', 'c'], style: 'native' } } }),
      example({ with: { region: { region: 'us-west-1' }, vpc: { zones: ['a', 'c'] } } }),
    ],
    bad: [
      example({ with: { vpc: { zones: ['a', 'c'] } } }),
      example({ with: { vpc: { zones: ['c', 'e', 'f'] } } }),
    ],
  },
});
