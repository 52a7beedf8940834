import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designs, RUNS } from '../testing/design-arbitraries';
import { EMPTY_DESIGN, type Design } from './records';
import { parseDesign, toStored } from './schema';

const file = (fields: object = {}): object => ({
  format: 'lintel',
  version: 1,
  ...EMPTY_DESIGN,
  nodes: { n1: node },
  ...fields,
});
const waiver = {
  id: 'w1',
  rule: 'ML-4',
  subject: 'n1',
  field: null,
  reason: 'Agreed for now.',
  owner: 'Platform',
  until: '2026-03-31',
};
const node = { id: 'n1', kind: 'vpc', slug: 'main', label: 'Main', parent: null, params: {} };

function refusal(input: unknown): string {
  const parsed = parseDesign(input);
  return parsed.ok ? 'it was taken' : parsed.error;
}

function shuffled<T extends object>(value: T): T {
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(
    entries.map(([key, item]: [string, unknown]) => [
      key,
      typeof item === 'object' && item !== null && !Array.isArray(item) ? shuffled(item) : item,
    ]),
  ) as T;
}

describe('parseDesign', () => {
  it('S1 reads back what toStored writes, through JSON', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const parsed = parseDesign(JSON.parse(JSON.stringify(toStored(design))));
        expect(parsed).toEqual({ ok: true, value: design });
      }),
      RUNS,
    );
  });

  it('E1 the same design has the same bytes, however its keys are ordered', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const bytes = JSON.stringify(toStored(design));
        expect(JSON.stringify(toStored(shuffled(design)))).toBe(bytes);
      }),
      RUNS,
    );
  });

  it('E1 orders records by the number in their id', () => {
    const nodes = Object.fromEntries(['n10', 'n9', 'n1'].map((id) => [id, { ...node, id }]));
    const design: Design = { ...EMPTY_DESIGN, nodes };
    expect(Object.keys(toStored(design).nodes)).toEqual(['n1', 'n9', 'n10']);
  });

  it('S3 never throws, whatever it is given', () => {
    const inputs = fc.anything({ withNullPrototype: true, withDate: true, withMap: true });
    fc.assert(fc.property(inputs, (input) => !parseDesign(input).ok));
    const fields = fc.record(
      { settings: inputs, nodes: inputs, edges: inputs, layout: inputs, version: inputs },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fields, (given) => void refusal(file(given))));
    fc.assert(fc.property(inputs, (n1) => void refusal(file({ nodes: { n1 } }))));
    fc.assert(
      fc.property(inputs, (params) => void refusal(file({ nodes: { n1: { ...node, params } } }))),
    );
  });

  it('takes a label of 5,000 characters and no more', () => {
    const labelled = (length: number) =>
      file({ nodes: { n1: { ...node, label: '💥'.repeat(length / 2) } } });
    expect(parseDesign(labelled(5_000)).ok).toBe(true);
    expect(refusal(labelled(5_002))).toBe(
      'This design is damaged: The label of node n1 is longer than 5000 characters.',
    );
  });

  it('opens a file without waivers as a design with none, and stores none as nothing', () => {
    const { waivers: _none, ...older } = file() as typeof EMPTY_DESIGN;
    const parsed = parseDesign(older);
    expect(parsed).toMatchObject({ ok: true, value: { waivers: {} } });
    expect(parsed.ok && Object.keys(toStored(parsed.value))).not.toContain('waivers');
  });

  it.each([
    [[], 'waivers should be an object of records.'],
    [{ w1: { id: 'w1' } }, 'waivers.w1.rule is missing.'],
    [{ w1: { ...waiver, until: 7 } }, 'waivers.w1.until should be text.'],
    [
      { w1: { ...waiver, severity: 'bad' } },
      'waivers.w1.severity should be error, warning or info.',
    ],
    [{ w1: { ...waiver, subjects: 'n1' } }, 'waivers.w1.subjects should be a list of ids.'],
    [{ w1: { ...waiver, forever: true } }, 'waivers.w1 has the unknown field forever.'],
  ])('says what is wrong with the waivers %j', (waivers, message) => {
    expect(refusal(file({ nodes: { n1: node }, waivers }))).toBe(
      `This design is damaged: ${message}`,
    );
  });

  it('keeps no reference to its input', () => {
    const params = { tags: ['a'] };
    const parsed = parseDesign(file({ nodes: { n1: { ...node, params } } }));
    params.tags.push('b');
    expect(parsed).toMatchObject({ value: { nodes: { n1: { params: { tags: ['a'] } } } } });
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const hollow: unknown[] = [];
  hollow.length = 2 ** 32 - 1;
  const throwing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('boo');
      },
    },
  );
  let bomb: unknown = 'x';
  for (let depth = 0; depth < 15; depth += 1) bomb = Array.from({ length: 10 }, () => bomb);
  const many = (count: number, of: (at: number) => object) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at + 1}`, of(at + 1)]));

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'This is not a Lintel design: it holds a value of type undefined.'],
    ['text', 'lintel', 'This is not a Lintel design: the file should hold an object.'],
    ['a list', [], 'This is not a Lintel design: the file should hold an object.'],
    [
      'another format',
      { format: 'x', version: 1 },
      'This is not a Lintel design: format should be "lintel".',
    ],
    ['no version', { format: 'lintel' }, 'This is not a Lintel design: version is missing.'],
    [
      'half a version',
      file({ version: 1.5 }),
      'This is not a Lintel design: version should be a whole number.',
    ],
    [
      'version 0',
      file({ version: 0 }),
      'This is not a Lintel design: version should be 1 or more.',
    ],
    [
      'a newer version',
      file({ version: 7, nodes: 'whatever' }),
      'This design was made with a newer Lintel (version 7; this one reads up to 1).',
    ],
    [
      'a __proto__ key',
      JSON.parse('{"format":"lintel","version":1,"__proto__":{"nodes":{}}}'),
      'This is not a Lintel design: it holds the key __proto__.',
    ],
    [
      'a __proto__ key in params',
      file({
        nodes: {
          n1: { ...node, params: JSON.parse('{"a":[{"__proto__":{"polluted":true}}]}') as object },
        },
      }),
      'This is not a Lintel design: it holds the key __proto__.',
    ],
    [
      'an inherited design',
      Object.create(file()),
      'This is not a Lintel design: it holds an object that is not plain data.',
    ],
    [
      'a Map',
      file({ nodes: new Map() }),
      'This is not a Lintel design: it holds an object that is not plain data.',
    ],
    [
      'a function',
      file({ nodes: () => ({}) }),
      'This is not a Lintel design: it holds a value of type function.',
    ],
    [
      'a bigint',
      file({ settings: { a: 1n } }),
      'This is not a Lintel design: it holds a value of type bigint.',
    ],
    [
      'NaN',
      file({ layout: { n1: { x: NaN, y: 0 } } }),
      'This is not a Lintel design: it holds the number NaN.',
    ],
    [
      'a cycle',
      file({ settings: cyclic }),
      'This is not a Lintel design: it is nested more than 19 levels deep.',
    ],
    [
      '100,000 levels',
      JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      'This is not a Lintel design: it is nested more than 19 levels deep.',
    ],
    ['a proxy that throws', throwing, 'This is not a Lintel design: it cannot be read.'],
    [
      'shared references that multiply',
      file({ settings: { bomb } }),
      'This is not a Lintel design: it holds more than 1000000 values.',
    ],
    [
      'a hole in a list',
      file({ settings: { a: hollow } }),
      'This is not a Lintel design: it holds a value of type undefined.',
    ],
    [
      'a missing table',
      file({ edges: null }),
      'This design is damaged: edges should be an object of records.',
    ],
    [
      'a list of nodes',
      file({ nodes: [node] }),
      'This design is damaged: nodes should be an object of records.',
    ],
    [
      'a wrong type',
      file({ nodes: { n1: { ...node, label: 5 } } }),
      'This design is damaged: nodes.n1.label should be text.',
    ],
    [
      'a missing field',
      file({ nodes: { n1: { ...node, parent: [] } } }),
      'This design is damaged: nodes.n1.parent should be text.',
    ],
    [
      'params that are a list',
      file({ nodes: { n1: { ...node, params: [] } } }),
      'This design is damaged: nodes.n1.params should be an object.',
    ],
    [
      'an unknown field',
      file({ nodes: { n1: { ...node, ['x'.repeat(100)]: 1 } } }),
      `This design is damaged: nodes.n1 has the unknown field ${'x'.repeat(39)}….`,
    ],
    [
      'a node that is text',
      file({ nodes: { n1: 'x' } }),
      'This design is damaged: nodes.n1 should be an object.',
    ],
    [
      'a parent cycle',
      file({ nodes: { n1: { ...node, parent: 'n1' } } }),
      'This design is damaged: Node n1 lies inside itself.',
    ],
    [
      'an inherited parent',
      file({ nodes: { n1: { ...node, parent: 'toString' } } }),
      'This design is damaged: Node n1 lies in toString, which does not exist.',
    ],
    [
      'too many nodes',
      file({ nodes: many(5_001, (at) => ({ ...node, id: `n${at}` })) }),
      'This design is damaged: The design holds 5001 nodes; at most 5000 are supported.',
    ],
  ])('S3 refuses %s in one sentence', (_, input, sentence) => {
    expect(refusal(input)).toBe(sentence);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
