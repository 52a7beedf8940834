import { autoScalingGroup } from '../catalog/auto-scaling-group/spec';
import { bastionHost } from '../catalog/bastion-host/spec';
import { ecsService } from '../catalog/ecs-service/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { rdsReplica } from '../catalog/rds-replica/spec';
import { isOffered, type Seller } from '../catalog/region-offers';
import type { ModelNode } from '../spec/model';

/** Of kinds whose machines the table of regions speaks of. Aurora and ElastiCache are not among them: they lack none. */
const SELLERS: ReadonlyMap<string, Seller> = new Map([
  [autoScalingGroup.id, 'ec2'],
  [bastionHost.id, 'ec2'],
  [ecsService.id, 'ec2'],
  [rdsInstance.id, 'rds'],
  [rdsReplica.id, 'rds'],
]);

/** Whether a type or class can be proposed for a node in a region. */
export const offeredTo =
  (node: ModelNode, region: string | null) =>
  (type: string): boolean => {
    const seller = SELLERS.get(node.kind);
    return seller === undefined || isOffered(seller, type, region);
  };
