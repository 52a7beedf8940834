import type { JsonObject } from '../kit/json';
import type { Fields } from '../spec/fields';
import type { Model, ModelNode } from '../spec/model';

/** A field of kinds that may be in the account already: then they are referred to and not made. */
export const existingField = (what: string) =>
  ({
    type: 'toggle',
    label: 'Exists already',
    group: 'General',
    default: false,
    help: `On: the code refers to ${what} that is there, and creates none.`,
  }) as const;

/** For `when`: a field that only matters for what the code creates. */
export const isCreated = (params: JsonObject): boolean => params.existing !== true;

/** Fields of what the code creates: of what exists nobody here knows them. */
export const whenCreated = <F extends Fields>(fields: F): F =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        ...field,
        when: (params: JsonObject) => isCreated(params) && (field.when?.(params) ?? true),
      },
    ]),
  ) as F;

/** What exists stands in a VPC that exists: none that is only made now can hold it. Of some kinds nothing is ever made. */
export const whyHomeless = (node: ModelNode, model: Model): string | null =>
  node.params.existing !== false && model.networkOf(node.id)?.isExisting === false
    ? 'it exists already, and its VPC does not.'
    : null;
