import { ref, type Statements } from '../../codegen/typescript';
import type { NodeId } from '../../design/records';
import type { ModelNode } from '../../spec/model';
import { acceptedReason } from '../accepted';
import type { ExportAcceptance } from '../exporter';
import { acknowledgeRule } from './acknowledge';
import type { Scope } from './scope';
import { stackId } from './stack-names';

/** Tells cdk-nag what somebody accepts of a node, where cdk-nag has something to say. */
export function acknowledgeAccepted(node: ModelNode, c: Scope): void {
  const accepted = c.plan.accepted.get(node.id) ?? [];
  if (accepted.length === 0) return;
  for (const objection of c.plan.kinds.get(node.kind)?.objections?.(node) ?? []) {
    if (objection === false) continue;
    const [id, suffix] = typeof objection === 'string' ? [objection] : objection;
    const one = acceptedCheck(accepted, id.replace(/\[.*$/, ''));
    const name = c.name(node, suffix);
    if (!one || !c.cdk.types.has(`${stackId(c.stack)} ${name}`)) continue;
    c.add(node, [acknowledgeRule(c, ref(name), `AwsSolutions-${id}`, acceptedReason(one))]);
  }
}

const acceptedCheck = (accepted: readonly ExportAcceptance[], check: string) =>
  accepted.find(({ cdkNag }) => cdkNag.includes(check));

/** The same for what is made for a region, and stands for no node. */
export function acknowledgeOfRegion(
  c: Scope,
  region: NodeId,
  name: string,
  id: string,
): Statements {
  const one = acceptedCheck(c.plan.accepted.get(region) ?? [], id);
  return one ? [acknowledgeRule(c, ref(name), `AwsSolutions-${id}`, acceptedReason(one))] : [];
}
