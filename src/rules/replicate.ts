import { rdsInstance } from '../catalog/rds-instance/spec';
import { replicatesTo } from '../catalog/verbs/replicates-to';
import type { NodeId } from '../design/records';
import { join, type Edit } from './fixes';

/** Has a replica follow a database. Of one whose password RDS manages it would make none (SE-4), so that it gets one of its own. */
export function replicate(edit: Edit, source: NodeId, replica: NodeId): void {
  join(edit, replicatesTo, source, replica);
  const db = edit.model.find(source);
  if (!db || !edit.model.is(db, rdsInstance) || db.params.password !== 'managed') return;
  const { params } = edit.tx.design.nodes[source] ?? {};
  edit.tx.changeNode(source, { params: { ...params, password: 'auto' } });
}
