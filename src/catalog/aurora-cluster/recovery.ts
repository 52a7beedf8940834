import { NOTHING_LOST, recoveryKind, restoreOfUnknownSize } from '../../recovery';
import { auroraCluster } from './spec';

export const recovery = recoveryKind(auroraCluster, {
  tier: 'data',
  sla: ({ params }) =>
    params.readers > 0
      ? { percent: 99.99, source: 'SLA of Aurora over several zones' }
      : { percent: 99.9, source: 'SLA of Aurora in one zone' },
  within: ({ params }) => ({
    away: [
      params.readers > 0
        ? { says: 'a reader becomes the writer', minutes: 1, source: 'Aurora guide: under 60 s' }
        : {
            says: 'Aurora makes another writer; the storage spans three zones',
            minutes: 10,
            source: 'Aurora guide: under 10 min',
          },
    ],
    lost: NOTHING_LOST,
  }),
  restore: () => restoreOfUnknownSize('its data'),
});
