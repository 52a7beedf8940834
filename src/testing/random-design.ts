import { catalog } from '../catalog';
import { createDesignBuilder, type Design } from '../design';
import { isSameJson, type JsonObject, type JsonValue } from '../kit/json';
import { fieldProblem } from '../spec/field-problem';
import { defaultsOf, type Field, type Fields } from '../spec/fields';

/** What a link or a file may hold where something else is expected. */
const ODD: readonly JsonValue[] = [
  '',
  'x',
  'admin',
  '16.1',
  '10.0.0.0/17',
  '*.x.dev',
  '/x/*',
  0,
  -1,
  2,
  1e9,
  24.5,
  true,
  false,
  null,
  [],
  ['a'],
  ['*'],
  {},
  'db.t4g.micro',
  'mysql',
  'HTTP',
  'internal',
  'none',
  'single',
  'data',
  'public',
  'worker',
  28,
  400,
  'io2',
];

/** Drawn at random, and the same on every run: a failure names its number. */
export function randomDesign(
  number: number,
  drawn: 'allowed' | 'any',
  { nodeCount = 16, edgeCount = drawn === 'any' ? 24 : 80 } = {},
): Design {
  let state = (number * 2654435761) >>> 0;
  const chance = (): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(chance() * values.length)]!;
  const valueOf = (field: Field): JsonValue => {
    const dice = chance();
    if (dice < 0.7) return field.default;
    if (drawn === 'any' && dice > 0.9) return pick(ODD);
    if (field.type === 'number')
      return pick([field.min, field.max, field.min - 1, field.max + 1, field.default + 0.5]);
    if (field.type === 'toggle') return !field.default;
    if (field.type === 'choice') return pick(field.options).value;
    if (field.type === 'choices')
      return field.options.map((one) => one.value).filter(() => chance() < 0.5);
    if (field.type === 'texts') return [pick(['/a/*', 'api.acme.dev', ''])];
    return pick(['app', 'acme.dev', 'shop.acme.dev', '8.4', '17', '']);
  };
  const paramsOf = (fields: Fields): JsonObject => {
    const params = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, valueOf(field)]),
    );
    return drawn === 'any' ? params : withAllowed(fields, params);
  };

  const kinds = [...catalog.kinds.values()].map((kind) => kind.spec);
  const holders = kinds.filter((spec) => spec.container);
  const draft = createDesignBuilder({ defaults: () => ({}), verbDefaults: () => ({}) });
  const nodes: { id: string; spec: (typeof kinds)[number] }[] = [];
  const isTidy = chance() < 0.6 || drawn === 'allowed';
  for (let index = 0; index < nodeCount; index += 1) {
    const spec = index < 5 ? holders[Math.min(index, 2)]! : pick(kinds);
    const places = nodes.filter((one) => spec.inside.some((place) => place === one.spec.container));
    const from = isTidy || chance() < 0.8 ? places : nodes;
    const parent =
      from.length === 0 || (spec.inside.includes('canvas') && chance() < 0.5)
        ? null
        : pick(from).id;
    nodes.push({
      id: draft.node(spec.id, {
        label: `${spec.short} ${index}`,
        parent,
        params: paramsOf(spec.fields),
      }),
      spec,
    });
  }
  for (let index = 0; index < edgeCount; index += 1) {
    const { spec } = pick([...catalog.verbs.values()]);
    const ends = ([spec.from, spec.to] as const).map((wanted) => {
      const fitting = nodes.filter((one) => one.spec.can.some((can) => wanted.includes(can)));
      if (fitting.length > 0 && (isTidy || chance() < 0.8)) return pick(fitting).id;
      return drawn === 'any' ? pick(nodes).id : null;
    });
    const [from, to] = ends;
    if (from && to && from !== to) draft.edge(spec.id, from, to, paramsOf(spec.fields));
  }
  return draft.build();
}

/** Defaults in place of what AWS refuses. */
function withAllowed(fields: Fields, params: JsonObject): JsonObject {
  const isRefused = ([name, field]: [string, Field]) =>
    fieldProblem(field, params[name] ?? field.default, { params }) !== null;
  const refused = Object.entries(fields).filter(isRefused);
  if (refused.length === 0) return params;
  const defaults = Object.fromEntries(refused.map(([name, field]) => [name, field.default]));
  const better = { ...params, ...defaults };
  // What fits together with another value may not fit together with its default.
  return isSameJson(better, params) ? defaultsOf(fields) : withAllowed(fields, better);
}
