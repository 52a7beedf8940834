import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { apply, checkStructure, createDesignBuilder, idsAfter, type Design } from '../design';
import type { JsonValue } from '../kit/json';
import { resolve } from '../resolve';
import type { Field, Fields } from '../spec/fields';
import { fixAll, inspect } from '../validation';
import { checklist, rules } from './index';
import { EXAMPLE_CONTEXT } from './example-context';

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

/** The same designs on every run: a failure names its number. */
function randomDesign(number: number): Design {
  let state = (number * 2654435761) >>> 0;
  const chance = (): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(chance() * values.length)]!;
  const valueOf = (field: Field): JsonValue => {
    const dice = chance();
    if (dice < 0.7) return field.default;
    if (dice > 0.9) return pick(ODD);
    if (field.type === 'number')
      return pick([field.min, field.max, field.min - 1, field.max + 1, field.default + 0.5]);
    if (field.type === 'toggle') return !field.default;
    if (field.type === 'choice') return pick(field.options).value;
    if (field.type === 'choices')
      return field.options.map((one) => one.value).filter(() => chance() < 0.5);
    if (field.type === 'texts') return [pick(['/a/*', 'api.acme.dev', ''])];
    return pick(['app', 'acme.dev', 'shop.acme.dev', '8.4', '17', '']);
  };
  const paramsOf = (fields: Fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field)]));

  const kinds = [...catalog.kinds.values()].map((kind) => kind.spec);
  const holders = kinds.filter((spec) => spec.container);
  const draft = createDesignBuilder({ defaults: () => ({}), verbDefaults: () => ({}) });
  const nodes: { id: string; spec: (typeof kinds)[number] }[] = [];
  const isTidy = chance() < 0.6;
  for (let index = 0; index < 16; index += 1) {
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
  for (let index = 0; index < 24; index += 1) {
    const { spec } = pick([...catalog.verbs.values()]);
    const ends = ([spec.from, spec.to] as const).map((wanted) => {
      const fitting = nodes.filter((one) => one.spec.can.some((can) => wanted.includes(can)));
      return pick(fitting.length > 0 && (isTidy || chance() < 0.8) ? fitting : nodes).id;
    });
    if (ends[0] !== ends[1]) draft.edge(spec.id, ends[0]!, ends[1]!, paramsOf(spec.fields));
  }
  return draft.build();
}

test.each(Array.from({ length: 20 }, (_, index) => [index + 1]))(
  'V4 whatever design %i holds, no rule throws and every fix leaves a design',
  (number) => {
    const design = randomDesign(number);
    const model = resolve(design, catalog);
    const { findings } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
    expect(
      findings.filter((finding) => finding.evidence.startsWith('Rule ')).map((one) => one.evidence),
    ).toEqual([]);
    expect(
      findings.filter((finding) => /undefined|null|NaN|\[object/.test(finding.evidence)),
    ).toEqual([]);
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
    for (const fix of findings.flatMap((finding) => finding.fixes ?? [])) {
      const plan = fix.command(model, idsAfter(design));
      if (plan.ok) expect(checkStructure(apply(design, plan.value.patch)), fix.title).toEqual([]);
    }
    expect(
      checkStructure(apply(design, fixAll(model, rules, checklist, EXAMPLE_CONTEXT).patch)),
    ).toEqual([]);
  },
);
