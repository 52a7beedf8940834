import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { Terraform } from '../../exporters/terraform';
import { databaseLogGroups } from '../terraform-database';
import { engineOf } from '../sql-engines';
import type { rdsInstance } from './spec';

export function emitLogGroups(
  node: ModelNode<ParamsOf<typeof rdsInstance.fields>>,
  t: Terraform,
): void {
  if (!node.params.exportLogs) return;
  t.add(node, 'database', databaseLogGroups(node, engineOf(node.params.engine).logs, t));
}
