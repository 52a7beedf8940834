import { recoveryKind } from '../../recovery';
import { opensearchDomain } from './spec';

export const recovery = recoveryKind(opensearchDomain, {
  tier: 'search',
  sla: () => ({ percent: 99.9, source: 'SLA of OpenSearch' }),
  within: ({ params }, _model, loss) => {
    const isSpread = params.nodes > 1 && (loss === 'instance' || Number(params.zoneCount) > 1);
    return {
      away: [
        isSpread
          ? { says: 'replicas of the shards answer', minutes: 0, source: 'the domain turns yellow' }
          : { says: 'it waits for its node or zone', minutes: null, source: 'as drawn' },
      ],
      lost: null,
    };
  },
});
