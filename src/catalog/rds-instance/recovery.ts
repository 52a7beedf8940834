import { NOTHING_LOST, recoveryKind, restoreOf, type Outcome, type Sla } from '../../recovery';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { rdsInstance } from './spec';

const STANDBY: Outcome = {
  away: [{ says: 'the standby takes over', minutes: 2, source: 'RDS guide: 60 to 120 s' }],
  lost: NOTHING_LOST,
};
const RESTART: Outcome = {
  away: [
    { says: 'RDS replaces the host; the storage is kept', minutes: 20, source: '5 to 20 min' },
  ],
  lost: NOTHING_LOST,
};

/** RDS uploads its logs every five minutes. */
const LOGS = {
  says: 'what no log had held yet',
  minutes: 5,
  source: 'RDS guide: logs every 5 min',
};

const slaOf = (hasStandby: boolean): Sla =>
  hasStandby
    ? { percent: 99.95, source: 'SLA of RDS with a standby' }
    : { percent: 99.5, source: 'SLA of RDS in one zone' };

export const recovery = recoveryKind(rdsInstance, {
  tier: 'data',
  sla: ({ params }) => slaOf(params.multiAz),
  within: ({ params }, _model, loss) => {
    if (params.multiAz) return STANDBY;
    if (loss === 'instance') return RESTART;
    if (params.backupDays > 0) return { away: [restoreOf(params.allocatedGib)], lost: LOGS };
    const gone = { says: 'there is no backup', minutes: Infinity, source: 'as drawn' };
    return { away: [gone], lost: gone };
  },
  restore: ({ params }) => restoreOf(params.allocatedGib),
  followers: (node, model) =>
    model
      .edgesFrom(node.id, replicatesTo)
      .filter((edge) => isFar(edge, model))
      .map(({ to }) => ({
        node: to,
        lag: {
          says: 'what the replica had not received',
          minutes: 5,
          source: 'seconds, and up to 5 min on an idle PostgreSQL',
        },
        promotion: { says: 'the replica is promoted', minutes: 15, source: '5 to 15 min' },
        // As it is promoted: a standby that the runbook adds is there only later.
        sla: slaOf(model.get(to).params.multiAz === true),
      })),
});
