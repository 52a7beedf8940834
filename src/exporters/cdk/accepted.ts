import { ref } from '../../codegen/typescript';
import type { ModelNode } from '../../spec/model';
import { acceptedReason } from '../accepted';
import { acknowledgeRule } from './acknowledge';
import type { Scope } from './scope';

/** Tells cdk-nag what somebody accepts of a node, where cdk-nag has something to say. */
export function acknowledgeAccepted(node: ModelNode, c: Scope): void {
  const accepted = c.plan.accepted.get(node.id) ?? [];
  if (accepted.length === 0) return;
  for (const objection of c.plan.kinds.get(node.kind)?.objections?.(node) ?? []) {
    if (objection === false) continue;
    const check = objection.replace(/\[.*$/, '');
    const one = accepted.find(({ cdkNag }) => cdkNag.includes(check));
    if (!one) continue;
    const id = `AwsSolutions-${objection}`;
    c.add(node, [acknowledgeRule(c, ref(c.name(node)), id, acceptedReason(one))]);
  }
}
