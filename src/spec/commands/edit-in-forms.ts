/** Edits that no card on the canvas makes, apart from those that are: they come with the forms. */
import { beginTransaction, SLUG_PATTERN, type EdgeId, type NodeId } from '../../design';
import type { JsonValue } from '../../kit/json';
import { err, ok } from '../../kit/result';
import { truncate } from '../../kit/words';
import type { Command } from '../command';
import { hasShape } from '../fields';
import { SETTINGS } from '../settings';
import { isTyped } from './edit';

export interface SetEdgeParamArgs {
  readonly edge: EdgeId;
  readonly name: string;
  readonly value: JsonValue;
}

export const setEdgeParam: Command<SetEdgeParamArgs> = (model, { edge: id, name, value }) => {
  const edge = model.edge(id);
  const field = Object.hasOwn(edge.spec.fields, name) ? edge.spec.fields[name] : undefined;
  if (!field || !hasShape(field, value))
    return err({ reason: `${name} does not take this value.` });
  const tx = beginTransaction(model.design);
  tx.changeEdge(id, { params: { ...edge.params, [name]: value } });
  return ok({
    label: `Change ${field.label.toLowerCase()} of the connection to ${truncate(model.get(edge.to).label, 40)}`,
    patch: tx.patch(),
    mergeKey: `${id}.${name}`,
    isTyping: isTyped(field),
  });
};

export const setSetting: Command<{ readonly name: string; readonly value: JsonValue }> = (
  model,
  { name, value },
) => {
  const field = Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof typeof SETTINGS] : undefined;
  if (!field || !hasShape(field, value))
    return err({ reason: `${name} does not take this value.` });
  const tx = beginTransaction(model.design);
  tx.putSetting(name, value);
  return ok({
    label: `Change ${field.label.toLowerCase()}`,
    patch: tx.patch(),
    mergeKey: `settings.${name}`,
    isTyping: isTyped(field),
  });
};

/** Changes the name that generated identifiers are made of: resources that exist are then replaced. */
export const setSlug: Command<{ readonly node: NodeId; readonly slug: string }> = (
  model,
  { node: id, slug },
) => {
  if (!SLUG_PATTERN.test(slug)) {
    return err({
      reason:
        'An identifier is lower case letters, digits and single hyphens, starting with a letter.',
    });
  }
  const other = model.nodes.find((node) => node.slug === slug && node.id !== id);
  if (other) return err({ reason: `${other.label} has the identifier "${slug}" already.` });
  const tx = beginTransaction(model.design);
  tx.changeNode(id, { slug });
  return ok({
    label: `Change identifier of ${truncate(model.get(id).label, 40)}`,
    patch: tx.patch(),
  });
};
