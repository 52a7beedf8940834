import { recoveryKind, type Outcome } from '../../recovery';
import { followersOf } from './params';
import { elasticache } from './spec';

const PROMOTED: Outcome = {
  away: [{ says: 'a replica takes over', minutes: 1, source: 'seconds to a minute' }],
  lost: {
    says: 'the last writes',
    minutes: 0,
    source: 'it replicates without waiting, for seconds',
  },
};
const EMPTY: Outcome = {
  away: [{ says: 'another node starts, empty', minutes: 10, source: '5 to 10 min' }],
  lost: {
    says: 'all of it: it is filled anew',
    minutes: null,
    source: 'as drawn',
  },
};

export const recovery = recoveryKind(elasticache, {
  tier: 'cache',
  // A miss is answered by the database (cache-aside).
  isSoft: true,
  sla: ({ params }) =>
    params.multiAz && params.automaticFailover
      ? { percent: 99.99, source: 'SLA of ElastiCache over several zones' }
      : { percent: 99.9, source: 'SLA of ElastiCache' },
  within: ({ params }, _model, loss) =>
    params.nodes > 1 && params.automaticFailover && (loss === 'instance' || params.multiAz)
      ? PROMOTED
      : EMPTY,
  followers: ({ id }, model) =>
    followersOf(id, model).map((node) => ({
      node: node.id,
      lag: {
        says: 'what the other region had not received',
        minutes: 0,
        source: 'ElastiCache guide: typically less than a second',
      },
      promotion: {
        says: 'the cache there is promoted',
        minutes: 1,
        source: 'ElastiCache guide: in less than a minute',
      },
      sla: null,
    })),
});
