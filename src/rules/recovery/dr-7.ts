import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { moveElsewhere } from '../standby-fixes';
import { nameOf } from '../subjects';

export const dr7 = defineRule('recovery/dr-7', {
  title: 'The standby is in another region',
  why: 'A standby in the same region goes down together with what it stands in for.',
  lacking: 'No name fails over between two targets that stand in regions.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const { record, pair, primaryRegion, secondaryRegion } of failovers(model)) {
      if (primaryRegion === null || secondaryRegion === null) continue;
      const subject = { nodes: [record.id, pair.primary.to, pair.secondary.to] };
      const name = nameOf(record);
      yield primaryRegion === secondaryRegion
        ? fail(subject, `${name}: primary and secondary are both in ${primaryRegion}.`, {
            fixes: moveElsewhere(model, pair.primary.to, pair.secondary.to),
          })
        : pass(subject, `${name}: ${secondaryRegion} stands in for ${primaryRegion}.`);
    }
  },
  examples: { good: [withStandby()], bad: [withStandby({ code: 'us-east-1' })] },
});
