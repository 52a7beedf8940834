import { ecsService } from '../../catalog/ecs-service/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { moveToTier } from '../fixes';
import { canCallFromApp } from '../endpoints';
import { nameOf, placedFleets } from '../subjects';

/** The methodology draws servers in the application tier. */
export const nw6 = defineRule('network/nw-6', {
  title: 'Servers stand in the application tier',
  why: 'In the public tier they are one setting away from the internet and have no way out without a public address. In the data tier they stand beside what they should be kept from.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  *check(model) {
    for (const group of placedFleets(model)) {
      // That its tasks have public addresses there says SE-8.
      if (
        model.is(group, ecsService) &&
        !isOnEc2(group.params) &&
        model.tierOf(group.id) === 'public'
      )
        continue;
      const tier = group.parent === null ? '' : nameOf(model.get(group.parent));
      const subject = { nodes: [group.id] };
      if (model.tierOf(group.id) === 'app') {
        yield pass(subject, `${nameOf(group)}: in ${tier}.`);
        continue;
      }
      yield fail(subject, `${nameOf(group)}: in ${tier}; expected the application tier.`, {
        fixes: canCallFromApp(model, group)
          ? [moveToTier(group, 'app', 'Move it to the application tier')]
          : [],
      });
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({ move: { web: 'public' } }),
      example({ move: { web: 'data' }, without: ['app'] }),
    ],
  },
});
