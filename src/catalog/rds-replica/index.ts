import type { Kind } from '../../spec/catalog';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { oneZone, primaryAndStandby } from '../zone-use';
import { rdsReplica } from './spec';

export const kind: Kind = {
  spec: rdsReplica,
  facts: {
    // Drawn in a zone that its source's primary and standby leave free, where the subnet group has one.
    zones: (node, model) => {
      // RDS puts a replica into the subnets of its source, unless they are in different regions.
      const [edge] = model.edgesTo(node.id, replicatesTo);
      const stand = edge && !isFar(edge, model) ? edge.from : node.id;
      return node.params.multiAz === true
        ? primaryAndStandby(stand, model, true)
        : oneZone(stand, model, 2, 'Replica');
    },
    port: (node, model) => {
      const source = model.edgesTo(node.id, replicatesTo)[0];
      return source ? model.portOf(source.from) : null;
    },
  },
};
