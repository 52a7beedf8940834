import { possibleZoneLetters, zoneLetters } from '../../catalog/regions';
import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setZones } from '../fixes';
import { nameOf } from '../subjects';

export const nw2 = defineRule('network/nw-2', {
  title: 'Zones exist in the region',
  why: 'AWS refuses subnets in an Availability Zone that the account does not see. Letters are given per account, and some regions skip some.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      if (!network || network.region === '' || network.zones.length === 0) continue;
      const letters = network.zones.map((zone) => zone.letter);
      const [usual, possible] = [zoneLetters(network.region), possibleZoneLetters(network.region)];
      const unknown = letters.filter((letter) => !possible.includes(letter));
      const rare = letters.filter((letter) => possible.includes(letter) && !usual.includes(letter));
      const subject = { nodes: [node.id] };
      if (unknown.length + rare.length === 0) {
        yield pass(
          subject,
          `${nameOf(node)}: ${listWords(network.zones.map((zone) => zone.name))}.`,
        );
        continue;
      }
      const kept = letters.filter((letter) => usual.includes(letter));
      const others = usual.filter((letter) => !kept.includes(letter));
      const wanted = [...kept, ...others].slice(0, Math.max(letters.length, 3)).toSorted();
      const has = `it has ${listWords(usual)}`;
      yield fail(
        subject,
        unknown.length > 0
          ? `${nameOf(node)}: ${network.region} has no zone ${listWords(unknown, 'or')}; ${has}.`
          : `${nameOf(node)}: only some accounts see zone ${listWords(rare, 'or')} of ${network.region}; for most ${has}.`,
        {
          ...(unknown.length > 0 ? {} : { severity: 'warning' }),
          field: { node: node.id, name: 'zones' },
          fixes:
            // Fewer zones may be too few for what stands in them (NW-11), and most accounts of some regions have no more.
            wanted.length < letters.length && unknown.length === 0
              ? []
              : [setZones(node, wanted, `Use zones ${listWords(wanted)}`, unknown.length > 0)],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { region: { region: 'ca-central-1' }, vpc: { zones: ['a', 'b', 'd'] } } }),
    ],
    bad: [
      example({ with: { region: { region: 'eu-west-1' }, vpc: { zones: ['a', 'b', 'd'] } } }),
      example({ with: { region: { region: 'ap-northeast-1' }, vpc: { zones: ['a', 'b'] } } }),
      example({ with: { region: { region: 'us-east-2' }, vpc: { zones: ['e', 'f'] } } }),
    ],
  },
});
