import type { Items } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { skip, type Terraform } from '../../exporters/terraform';
import { notifies } from '../verbs/notifies';
import type { lambdaFunction } from './spec';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;

const SQL = new Set(['sql-database', 'sql-pool', 'sql-replica']);

/** What Checkov would have of every function, and only some need. */
export function inherentSkips(node: Lambda, t: Terraform): Items {
  const targets = t.model.edgesFrom(node.id).map(({ to }) => t.model.get(to));
  const usesSql = targets.some(({ spec }) => spec.can.some((one) => SQL.has(one)));
  const usesNetwork =
    t.model.networkOf(node.id) !== null || targets.some(({ id }) => t.model.networkOf(id) !== null);
  const isCalledAsync = t.model.edgesTo(node.id, notifies).length > 0;
  return [
    node.params.reservedConcurrency === 0 &&
      !usesSql &&
      skip('CKV_AWS_115', 'No SQL database behind it that a burst could flood'),
    !isCalledAsync &&
      skip(
        'CKV_AWS_116',
        'Nothing here calls it asynchronously, and a dead-letter queue of its own is for such calls only',
      ),
    !usesNetwork && skip('CKV_AWS_117', 'It reaches nothing inside a VPC'),
    skip('CKV_AWS_272', 'The archive is made of the handler in this directory, which nobody signs'),
  ];
}
