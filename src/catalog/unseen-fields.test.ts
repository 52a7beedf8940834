import { describe, expect, test } from 'vitest';
import type { Design } from '../design';
import type { JsonObject, JsonValue } from '../kit/json';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import type { Field, Fields } from '../spec/fields';
import { fieldProblem } from '../spec/field-problem';
import { SETTINGS } from '../spec/settings';
import { microservices } from '../templates/microservices';
import { multiRegion } from '../templates/multi-region';
import { inspect, isRefused, whyNeverAccepted } from '../validation';
import { catalog } from '.';
import { cdkExporter } from './cdk';
import { terraformExporter } from './terraform';

const modelOf = (design: Design) => resolve(design, catalog);

/** Documents and the design's own file beside it say what no tool reads. */
const codeOf = (design: Design) =>
  [terraformExporter, cdkExporter].flatMap((exporter) =>
    exporter.run(modelOf(design), []).files.filter(({ path }) => !/\.(?:md|json)$/.test(path)),
  );

function oddValues(field: Field): readonly JsonValue[] {
  switch (field.type) {
    case 'number':
      return [field.max, field.max + 1];
    case 'toggle':
      return [!field.default];
    case 'choice':
      return ['odd'];
    case 'choices':
    case 'texts':
      return [[], Array.from({ length: 30 }, (_, index) => `odd ${index}`)];
    case 'text':
      return ['yesterday', 'x'.repeat(5001)];
  }
}

interface Odd {
  readonly where: string;
  readonly design: Design;
  readonly isProblem: boolean;
}

/** The design with each value that no code holds in odd ways, of one record of each kind and verb. */
function* oddDesigns(design: Design): Iterable<Odd> {
  const { nodes, edges } = modelOf(design);
  const variants = (owner: string, fields: Fields, params: JsonObject) =>
    Object.entries(fields).flatMap(([name, field]) =>
      field.unseen
        ? oddValues(field).map((value) => ({
            where: `${owner}.${name}`,
            params: { ...params, [name]: value },
            isProblem:
              fieldProblem(field, value, { params }) !== null && (field.when?.(params) ?? true),
          }))
        : [],
    );
  for (const { params, ...odd } of variants('settings', SETTINGS, design.settings)) {
    yield { ...odd, design: { ...design, settings: { ...design.settings, ...params } } };
  }
  const told = new Set<string>();
  for (const [table, { id, spec, params: own }] of [
    ...nodes.map((node) => ['nodes', node] as const),
    ...edges.map((edge) => ['edges', edge] as const),
  ]) {
    if (told.has(spec.id)) continue;
    told.add(spec.id);
    for (const { params, ...odd } of variants(spec.id, spec.fields, own)) {
      const records = { ...design[table], [id]: { ...design[table][id], params } };
      yield { ...odd, design: { ...design, [table]: records } };
    }
  }
}

describe.each([
  ['two regions', multiRegion.build()],
  ['services', microservices.build()],
])('what no code holds, of %s,', (_, design) => {
  const all = [...oddDesigns(design)];

  test('changes no code', () => {
    const before = codeOf(design);
    for (const { where, design: odd } of all) {
      const after = codeOf(odd);
      expect([where, after.filter(({ text }, at) => text !== before[at]?.text)]).toEqual([
        where,
        [],
      ]);
    }
  });

  test('is refused by nobody, and can be accepted', () => {
    const asked = all.filter(({ isProblem }) => isProblem);
    expect(asked.length).toBeGreaterThan(10);
    for (const { where, design: odd } of asked) {
      const { findings } = inspect(modelOf(odd), rules, checklist, EXAMPLE_CONTEXT);
      const found = findings.filter(({ rule }) => rule.id === 'PA-1');
      expect([where, found.length, found.filter(isRefused)]).toEqual([where, 1, []]);
      expect(found.map((finding) => whyNeverAccepted(finding.rule, finding))).toEqual([null]);
    }
  });
});
