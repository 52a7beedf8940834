import type { Origin } from '../../codegen/code';
import { call, type ObjectEntry, type Expression } from '../../codegen/typescript';
import { remember } from '../../kit/memo';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { originOf } from '../plan';

/** Entries of an object that name the record and the field they come from, so that a line leads to it. */
export interface OwnFields<P> {
  readonly origin: Origin;
  readonly from: (field: keyof P & string) => Origin;
  /** An entry made from a field. */
  readonly field: (
    name: string,
    field: keyof P & string,
    value: Expression | undefined,
    note?: string,
  ) => ObjectEntry;
  /** An entry that is the field's own value. */
  readonly param: (name: string, field: keyof P & string, note?: string) => ObjectEntry;
}

const create = remember((of: ModelNode | ModelEdge): OwnFields<Record<string, unknown>> => {
  const origin = originOf(of);
  const from = (field: string) => ({ ...origin, field });
  const field: OwnFields<Record<string, unknown>>['field'] = (name, key, value, note) => [
    name,
    value,
    { origin: from(key), ...(note !== undefined && { note }) },
  ];
  return {
    origin,
    from,
    field,
    param: (name, key, note) => field(name, key, of.params[key] as Expression, note),
  };
});

/** A choice among numbers. It takes any text, and of one that is no number the synthesis says so. */
export function numberOf(text: string): Expression {
  const value = Number(text);
  return Number.isFinite(value) ? value : call('Number', text);
}

export const fieldsOf = <P extends object>(of: ModelNode<P> | ModelEdge<P>): OwnFields<P> =>
  create(of as ModelNode | ModelEdge) as OwnFields<never>;
