import type { Kind } from '../../spec/catalog';
import { replicatesTo } from '../verbs/replicates-to';
import { oneZone, primaryAndStandby } from '../zone-use';
import { rdsReplica } from './spec';

export const kind: Kind = {
  spec: rdsReplica,
  facts: {
    // Drawn in a zone that its source's primary and standby leave free, where the subnet group has one.
    zones: (node, model) =>
      node.params.multiAz === true
        ? primaryAndStandby(node.id, model, true)
        : oneZone(node.id, model, 2, 'Replica'),
    port: (node, model) => {
      const source = model.edgesTo(node.id, replicatesTo)[0];
      return source ? model.portOf(source.from) : null;
    },
  },
};
