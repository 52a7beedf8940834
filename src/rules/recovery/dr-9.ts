import { route53Record } from '../../catalog/route53-record/spec';
import { directName } from '../../catalog/verbs/resolves-to';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

export const dr9 = defineRule('recovery/dr-9', {
  title: 'The health check asks a name that is served',
  why: 'A check of a name that does not exist fails from the first minute, and one of the failover name itself follows the failover.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const names = new Set(model.ofKind(route53Record).map(({ params }) => plain(params.domain)));
    for (const { record } of failovers(model)) {
      const { healthCheck, healthCheckName, domain } = record.params;
      if (!healthCheck) continue;
      const subject = { nodes: [record.id] };
      const own = plain(domain);
      const direct = directName('primary', own);
      const asked = healthCheckName === '' ? direct : plain(healthCheckName);
      if (asked === direct || (asked !== own && names.has(asked))) {
        yield pass(
          subject,
          `${nameOf(record)}: ${asked} is asked, which is a record of this design.`,
        );
        continue;
      }
      yield fail(
        subject,
        asked === own
          ? `${nameOf(record)}: the check asks ${asked}, the name that fails over.`
          : `${nameOf(record)}: the check asks ${asked}, and no record of this design has that name.`,
        {
          field: { node: record.id, name: 'healthCheckName' },
          fixes: [setParams(record, { healthCheckName: '' }, `Ask ${direct}`)],
        },
      );
    }
  },
  examples: {
    good: [withStandby()],
    bad: [
      withStandby({ with: { dns: { healthCheckName: 'nobody.acme.dev' } } }),
      withStandby({ with: { dns: { healthCheckName: 'shop.acme.dev' } } }),
    ],
  },
});
