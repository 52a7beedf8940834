import { MANAGED_DATA, recoveryKind, restoreOfUnknownSize } from '../../recovery';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { s3Bucket } from './spec';

export const recovery = recoveryKind(s3Bucket, {
  tier: 'objects',
  sla: () => ({ percent: 99.9, source: 'SLA of S3' }),
  within: () => MANAGED_DATA,
  restore: ({ params }) => (params.versioning ? restoreOfUnknownSize('its objects') : null),
  followers: (node, model) =>
    model.edgesFrom(node.id, replicatesObjectsTo).map(({ to, params }) => ({
      node: to,
      lag: {
        says: 'what was not copied yet',
        // A promise is judged against what somebody promises.
        minutes: params.timeControl === true ? 15 : null,
        source:
          params.timeControl === true
            ? 'S3 Replication Time Control: 99.99 % within 15 min'
            : 'S3 guide: most within 15 min, and nobody promises it without Replication Time Control',
      },
      promotion: null,
      sla: null,
    })),
});
