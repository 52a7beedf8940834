import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { GP3_STRIPED, type rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

const IO2_LEAST_IOPS = 1000;
/** Below this size RDS refuses IOPS and throughput of gp3. */
export const isStriped = ({ storageType, allocatedGib }: Rds['params']): boolean =>
  storageType === 'gp3' && allocatedGib >= GP3_STRIPED.fromGib;

/** Null where the storage type brings its own, or refuses the argument. */
export function iopsOf({ params }: Rds): number | null {
  if (params.storageType === 'io2') return Math.max(params.iops, IO2_LEAST_IOPS);
  return isStriped(params) && params.iops > 0 ? params.iops : null;
}
