import type { NodeId } from '../design';
import { isText } from './geometry';
import type { KindSpec } from './kind-spec';
import type { Model, ModelNode } from './model';

/** The field that a text shows, which is its first. */
export const textFieldOf = (spec: KindSpec): string => Object.keys(spec.fields)[0] ?? '';

/** Whether something can be said about nodes of a kind: a text speaks for itself, and a frame has its caption. */
export const takesRemarks = (spec: KindSpec): boolean => !isText(spec) && !spec.isFrame;

export const isDecision = ({ can }: KindSpec): boolean => can.includes('decision');

export const textOf = ({ spec, params }: ModelNode): string =>
  String(params[textFieldOf(spec)] ?? '').trim();

/** What a text is about: what it is joined to, or else the container that it lies in; null for the whole design. */
export function subjectsOf(model: Model, text: ModelNode): readonly (NodeId | null)[] {
  const joined = model.edgesFrom(text.id).map(({ to }) => to);
  return joined.length > 0 ? joined : [text.parent];
}

/** The texts that say something, by what they are about; null for the whole design. */
export function remarksOf(model: Model): ReadonlyMap<NodeId | null, readonly ModelNode[]> {
  const remarks = new Map<NodeId | null, ModelNode[]>();
  for (const node of model.nodes) {
    if (!isText(node.spec) || textOf(node) === '') continue;
    for (const subject of subjectsOf(model, node)) {
      const others = remarks.get(subject);
      if (others) others.push(node);
      else remarks.set(subject, [node]);
    }
  }
  return remarks;
}
