import { beginTransaction, type NodeId } from '../../design';
import type { JsonValue } from '../../kit/json';
import { err, ok } from '../../kit/result';
import { truncate } from '../../kit/words';
import type { Command } from '../command';
import { hasShape, type Field } from '../fields';
import { refuseSecond } from './places';

export const isTyped = ({ type }: Field): boolean => /^(text|number)/.test(type);

export interface SetParamArgs {
  readonly node: NodeId;
  readonly name: string;
  readonly value: JsonValue;
}

export const setParam: Command<SetParamArgs> = (model, { node: id, name, value }) => {
  const node = model.get(id);
  const field = Object.hasOwn(node.spec.fields, name) ? node.spec.fields[name] : undefined;
  if (!field || !hasShape(field, value))
    return err({ reason: `${name} does not take this value.` });
  const set = { ...node.params, [name]: value };
  const params = node.spec.follow?.(node.params, set) ?? set;
  const second = refuseSecond(model, node.spec, node.parent, params, id);
  if (second) return err({ reason: second });
  const tx = beginTransaction(model.design);
  tx.changeNode(id, { params });
  return ok({
    label: `Change ${field.label.toLowerCase()} of ${truncate(node.label, 40)}`,
    patch: tx.patch(),
    mergeKey: `${id}.${name}`,
    isTyping: isTyped(field),
  });
};

const LONGEST_LABEL = 200;

/** A label may say anything; nothing that is generated is named after it. */
export const setLabel: Command<{ readonly node: NodeId; readonly label: string }> = (
  model,
  { node: id, label },
) => {
  if (label.length > LONGEST_LABEL)
    return err({ reason: `A label has at most ${LONGEST_LABEL} characters.` });
  const tx = beginTransaction(model.design);
  tx.changeNode(id, { label });
  return ok({
    label: `Rename ${truncate(model.get(id).label, 40)}`,
    patch: tx.patch(),
    mergeKey: `${id}.label`,
    isTyping: true,
  });
};
