import type { Origin } from '../../codegen/code';
import { ref, set, template, type Attribute, type Expression } from '../../codegen/hcl';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { originOf } from '../plan';

const NUMBER = /^\d{1,9}$/;

/** Attributes and references of a record that name the record, and the field they come from, so that a line leads to it. */
export interface OwnFields<P> {
  readonly origin: Origin;
  readonly from: (field: keyof P & string) => Origin;
  /** An attribute made from a field. */
  readonly field: (
    name: string,
    field: keyof P & string,
    value: Expression,
    note?: string,
  ) => Attribute;
  /** An attribute that is the field's own value. */
  readonly param: (name: string, field: keyof P & string, note?: string) => Attribute;
  /** A choice among numbers. It takes any text, and one that is no number stays text. */
  readonly number: (name: string, field: keyof P & string, note?: string) => Attribute;
  /** A reference to what the record makes. */
  readonly ref: (text: string) => Expression;
  /** `"${local.name}-alb"`; of a node only. */
  readonly awsName: (ending?: string) => Expression;
}

const known = new WeakMap<ModelNode | ModelEdge, OwnFields<never>>();

/** Memoised by record: an unchanged one gives the very same values, which makes the next export cheap to compare. */
export function fieldsOf<P extends object>(of: ModelNode<P> | ModelEdge<P>): OwnFields<P> {
  const record = of as ModelNode | ModelEdge;
  let fields = known.get(record);
  if (!fields) known.set(record, (fields = createFields(record) as OwnFields<never>));
  return fields;
}

function createFields(of: ModelNode | ModelEdge): OwnFields<Record<string, unknown>> {
  const origin = originOf(of);
  const from = remembered((field) => ({ ...origin, field }));
  const params = remembered((key) => {
    const [name = '', field = '', note = ''] = key.split('\n');
    return set(name, of.params[field] as Expression, { origin: from(field), note });
  });
  return {
    origin,
    from,
    field: (name, field, value, note) => set(name, value, { origin: from(field), note }),
    param: (name, field, note = '') => params(`${name}\n${field}\n${note}`),
    number: (name, field, note) => {
      const text = String(of.params[field]);
      return set(name, NUMBER.test(text) ? Number(text) : text, { origin: from(field), note });
    },
    ref: remembered((text) => ref(text, origin)),
    awsName: remembered((ending) =>
      template(ref('local.name'), `-${'slug' in of ? of.slug : of.id}${ending}`),
    ),
  };
}

/** Computes a value per text when it is first asked for. */
function remembered<V>(compute: (text: string) => V): (text?: string) => V {
  const values = new Map<string, V>();
  return (text = '') => {
    let value = values.get(text);
    if (value === undefined) values.set(text, (value = compute(text)));
    return value;
  };
}
