import { vpc } from '../../catalog/vpc/spec';
import { zoneLetters } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Network } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setZones } from '../fixes';
import { isInhabited, lettersOf, nameOf, perSubject } from '../subjects';

const WANTED = 3;

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

const judge = perSubject((node: Vpc, network: Network, holdsAnything: boolean) => {
  const letters = lettersOf(network);
  const zones = network.zones
    .filter((zone) => letters.includes(zone.letter))
    .map((zone) => zone.name);
  const subject = { nodes: [node.id] };
  if (zones.length >= 2) {
    // A VPC that holds nothing proves nothing about components.
    return holdsAnything ? [pass(subject, `${nameOf(node)}: spans ${listWords(zones)}.`)] : [];
  }
  const more = zoneLetters(network.region).filter((letter) => !letters.includes(letter));
  const wanted = [...letters, ...more].slice(0, WANTED);
  return [
    fail(
      subject,
      `${nameOf(node)}: ${zones.length === 0 ? 'no zone' : `only ${zones[0] ?? ''}`}; losing it stops everything inside. Two zones are the least.`,
      {
        field: { node: node.id, name: 'zones' },
        fixes: [setZones(node, wanted, `Use zones ${listWords(wanted)}`)],
      },
    ),
  ];
});

export const ml1 = defineRule('availability/ml-1', {
  title: 'VPC spans two zones at least',
  why: 'An Availability Zone fails as a whole. What stands in one zone only stops with it.',
  lacking: 'No VPC holds anything.',
  severity: 'error',
  sameAs: ['NW-2'],
  maps: { wellArchitected: ['REL'] },
  check: (model) =>
    judge(
      model.ofKind(vpc).flatMap((node): Parameters<typeof judge>[0] => {
        const network = model.networkOf(node.id);
        return network ? [[node, network, isInhabited(model, network)]] : [];
      }),
    ),
  examples: {
    good: [example(), example({ with: { vpc: { zones: ['a', 'b'] } } })],
    bad: [example({ with: { vpc: { zones: ['a'] } } })],
  },
});
