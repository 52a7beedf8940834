import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { zoneLetters } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setZones } from '../fixes';
import { lettersOf, nameOf, placedOf } from '../subjects';

export const ml7 = defineRule('availability/ml-7', {
  title: 'Load balancer stands in two zones',
  why: 'AWS refuses an Application Load Balancer whose subnets are not in two Availability Zones at least.',
  lacking: 'No load balancer stands in a VPC.',
  severity: 'error',
  refused: true,
  sameAs: ['ML-1', 'NW-2'],
  maps: { fsbp: ['ELB.13'], wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of placedOf(model, applicationLoadBalancer)) {
      const network = model.networkOf(alb.id);
      if (!network) continue;
      const letters = lettersOf(network);
      const subject = { nodes: [alb.id, network.vpc] };
      if (letters.length >= 2) {
        yield pass(subject, `${nameOf(alb)}: nodes in ${letters.length} zones.`);
        continue;
      }
      const wanted = [...new Set([...letters, ...zoneLetters(network.region)])].slice(0, 3);
      const owner = model.get(network.vpc);
      yield fail(
        subject,
        `${nameOf(alb)}: ${nameOf(owner)} has ${letters.length === 1 ? 'one zone' : 'no zone'}; AWS asks for subnets in two.`,
        {
          field: { node: network.vpc, name: 'zones' },
          fixes: [setZones(owner, wanted, `Use zones ${listWords(wanted)}`)],
        },
      );
    }
  },
  examples: {
    good: [example(), example({ with: { vpc: { zones: ['a', 'b'] } } })],
    bad: [example({ with: { vpc: { zones: ['b'] } } })],
  },
});
