import { rdsReplica } from '../../catalog/rds-replica/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby, type FailoverName } from '../failovers';
import { setParams } from '../fixes';
import { nameOf, namesOf } from '../subjects';

/** Replicas in the second region of databases in the first. */
function promotedByHand(model: Model, { primaryRegion, secondaryRegion }: FailoverName) {
  return model.ofKind(rdsReplica).filter((replica) => {
    const [edge] = model.edgesTo(replica.id, replicatesTo);
    return (
      edge &&
      model.regionName(replica.id) === secondaryRegion &&
      model.regionName(edge.from) === primaryRegion &&
      primaryRegion !== secondaryRegion
    );
  });
}

export const dr5 = defineRule('recovery/dr-5', {
  title: 'DNS does not fail over before the database',
  why: 'A health check moves the traffic within minutes, and a read replica refuses every write until somebody promotes it.',
  lacking: 'No name fails over to a region with a replica of a database in the first.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const one of failovers(model)) {
      const replicas = promotedByHand(model, one).map(({ id }) => id);
      if (replicas.length === 0) continue;
      const { record } = one;
      const subject = { nodes: [record.id, ...replicas] };
      if (record.params.failoverMode === 'manual') {
        yield pass(
          subject,
          `${nameOf(record)}: fails over by hand, after the promotion of ${namesOf(model, replicas)}.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(record)}: fails over by itself, while ${namesOf(model, replicas)} ${replicas.length === 1 ? 'stays' : 'stay'} read-only.`,
        {
          field: { node: record.id, name: 'failoverMode' },
          fixes: [setParams(record, { failoverMode: 'manual' }, 'Fail over by hand')],
        },
      );
    }
  },
  examples: {
    good: [
      withStandby(),
      withStandby({
        with: { dns: { failoverMode: 'manual' } },
        standby: (design, { data }, { db }) => {
          const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
          design.edge('replicates-to', db, replica);
        },
      }),
    ],
    bad: [
      withStandby({
        standby: (design, { data }, { db }) => {
          const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
          design.edge('replicates-to', db, replica);
        },
      }),
    ],
  },
});
