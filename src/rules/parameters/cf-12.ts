import { standOf, zoneIn, zonesFor } from '../../catalog/rds-replica/place';
import { AUTO_ZONE, rdsReplica } from '../../catalog/rds-replica/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

export const cf12 = defineRule('parameters/cf-12', {
  title: 'A read replica stands where its VPC has a subnet',
  why: 'RDS refuses a zone of which the subnet group holds no subnet.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const replica of model.ofKind(rdsReplica)) {
      const { multiAz, zone } = replica.params;
      const stand = standOf(replica.id, model);
      const network = model.networkOf(stand);
      if (multiAz || zone === AUTO_ZONE || !network) continue;
      const subject = { nodes: [replica.id] };
      const tier = model.tierOf(stand);
      const zones = zonesFor(network, tier);
      // Without any it is not exported at all, which other rules tell.
      if (zones.length === 0) continue;
      if (zoneIn(zone, network, tier)) {
        yield pass(subject, `${nameOf(replica)}: zone ${zone} has a subnet.`);
        continue;
      }
      const letters = zones.map(({ letter }) => letter).join(', ');
      yield fail(
        subject,
        `${nameOf(replica)}: there is no subnet in zone ${zone.slice(0, 20)}, only in ${letters}.`,
        {
          field: { node: replica.id, name: 'zone' },
          fixes: [setParams(replica, { zone: AUTO_ZONE }, 'Choose a zone that there is')],
        },
      );
    }
  },
  examples: {
    good: [
      example({ with: { replica: { zone: 'b' } } }),
      example({ with: { replica: { zone: 'f', multiAz: true } } }),
    ],
    bad: [
      example({ with: { replica: { zone: 'f' } } }),
      example({ with: { replica: { zone: 'c' }, vpc: { zones: ['a', 'b'] } } }),
    ],
  },
});
