import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import {
  DESIGN_VERSION,
  EMPTY_DESIGN,
  toStored,
  uniqueSlug,
  type Design,
  type DesignEdge,
  type DesignNode,
} from '../../design';
import { designs as foreignDesigns, texts, waiversOf } from '../../testing/design-arbitraries';
import type { JsonObject, JsonValue } from '../../kit/json';
import { defaultsOf, type Fields } from '../../spec/fields';
import { templateOf } from '../../templates';
import { decodeLink, encodeLink } from '..';
import { KINDS, VERBS } from './defaults.generated';
import { decode, encode } from './index';
import { pack } from './pack';

const specs = [...catalog.kinds.values()].map(({ spec }) => spec);
const verbs = [...catalog.verbs.values()].map(({ spec }) => spec);
const RUNS = { numRuns: 60 };

const values: fc.Arbitrary<JsonValue> = fc.oneof(
  texts,
  fc.constantFrom<JsonValue>(true, false, null, 0, 1.5, -7, 1e21, 'postgres', [], {}, ['a', 'b']),
  fc.constant<JsonValue>({ nested: [[{ deep: null }]], constructor: 'x' }),
);

/** Defaults with some values changed, some fields lost and some that no catalog knows. */
const paramsOf = (fields: Fields): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      changed: fc.dictionary(fc.constantFrom('', ...Object.keys(fields)), values, { maxKeys: 4 }),
      lost: fc.subarray(Object.keys(fields)).map((names) => names.slice(0, 2)),
      extra: fc.dictionary(fc.constantFrom('toString', 'x', '0', '💥'), values, { maxKeys: 2 }),
    })
    .map(({ changed, lost, extra }) => {
      const all = Object.entries({ ...defaultsOf(fields), ...changed, ...extra });
      return Object.fromEntries(all.filter(([name]) => !lost.includes(name)));
    });

const nodeRecords = fc.constantFrom(...specs).chain((spec) =>
  fc.record({
    kind: fc.oneof({ weight: 9, arbitrary: fc.constant(spec.id) }, fc.constant('a-newer-kind')),
    label: fc.oneof(fc.constantFrom(spec.label, 'Web', '', '-a-', "Bob's App"), texts),
    slugFrom: fc.constantFrom('label', spec.slug, 'other', 'web-2'),
    params: paramsOf(spec.fields),
    gap: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 90_000 })),
    within: fc.nat(),
    at: fc.option(fc.record({ x: fc.integer({ min: -1e6, max: 1e6 }), y: fc.nat(4000) })),
  }),
);
const edgeRecords = fc.constantFrom(...verbs).chain((spec) =>
  fc.record({
    verb: fc.oneof({ weight: 9, arbitrary: fc.constant(spec.id) }, fc.constant('a-newer-verb')),
    params: paramsOf(spec.fields),
    gap: fc.constantFrom(1, 1, 1, 5),
    ends: fc.tuple(fc.nat(), fc.nat()),
  }),
);

const designs: fc.Arbitrary<Design> = fc
  .record({
    title: fc.option(texts),
    nodes: fc.array(nodeRecords, { maxLength: 14 }),
    edges: fc.array(edgeRecords, { maxLength: 10 }),
  })
  .map(({ title, nodes, edges }) => {
    const slugs = new Set<string>();
    let last = 0;
    const records = nodes.map(({ kind, label, slugFrom, params, gap }): DesignNode => {
      const slug = uniqueSlug(slugFrom === 'label' ? label : slugFrom, slugs);
      slugs.add(slug);
      last += gap;
      return { id: `n${last}`, kind, slug, label, parent: null, params };
    });
    // A parent may be younger than its child, but there is no cycle: all parents are of even rank.
    const placed = records.map((node, rank) => {
      const parent = records[(nodes[rank]!.within % records.length) & ~1]!.id;
      return rank % 2 === 1 ? { ...node, parent } : node;
    });
    last = 0;
    const joined = edges.flatMap(({ verb, params, gap, ends }): DesignEdge[] => {
      const [from, to] = ends.map((end) => records[end % records.length]?.id);
      if (from === undefined || to === undefined || from === to) return [];
      last += gap;
      return [{ id: `e${last}`, verb, from, to, params }];
    });
    const boxes = records.flatMap(({ id }, rank) => {
      const at = nodes[rank]!.at;
      return at ? [[id, at] as const] : [];
    });
    return {
      settings: title === null ? {} : { title, region: { list: [title] } },
      nodes: Object.fromEntries(placed.map((node) => [node.id, node])),
      edges: Object.fromEntries(joined.map((edge) => [edge.id, edge])),
      layout: Object.fromEntries(boxes),
      waivers: {},
    };
  })
  .chain((design) =>
    waiversOf([...Object.keys(design.edges), ...Object.keys(design.nodes)]).map((waivers) => ({
      ...design,
      waivers,
    })),
  );

const opened = (design: Design) => decodeLink(encodeLink(design));

describe('codec 1', () => {
  it('S1 decode ∘ encode is identity over designs of the catalog', () => {
    fc.assert(
      fc.property(designs, (design) => {
        expect(opened(design)).toEqual({ ok: true, value: design });
      }),
      RUNS,
    );
  });

  it('S1 and over designs of kinds that nobody knows', () => {
    fc.assert(
      fc.property(foreignDesigns, (design) => {
        expect(opened(design)).toEqual({ ok: true, value: design });
      }),
      RUNS,
    );
  });

  it('S1 but for places, which encoding rounds to whole pixels', () => {
    const place = (x: number, y: number): Design => ({
      ...EMPTY_DESIGN,
      nodes: { n1: { id: 'n1', kind: 'vpc', slug: 'a', label: 'A', parent: null, params: {} } },
      layout: { n1: { x, y } },
    });
    expect(opened(place(10.6, -0.4))).toEqual({ ok: true, value: place(11, 0) });
  });

  it('E1 the same design has the same link', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const entries = Object.entries(design.nodes).toReversed();
        expect(encode({ ...design, nodes: Object.fromEntries(entries) })).toBe(encode(design));
      }),
      { numRuns: 30 },
    );
  });

  it.each(specs.map((spec) => [spec.id, spec] as const))(
    'S1 keeps every field of %s, those beyond the table by name',
    (id, spec) => {
      const draft = buildDesign();
      draft.node(id, { label: spec.label, slug: spec.slug });
      draft.node(id, { label: 'Another', params: { aFieldOfTomorrow: [1, { a: 'b' }] } });
      const design = draft.build();
      expect(opened(design)).toEqual({ ok: true, value: design });
      const known = KINDS.find((kind) => kind.id === id)?.params ?? {};
      const beyond = Object.keys(spec.fields).filter((name) => !Object.hasOwn(known, name));
      const text = JSON.stringify(pack(design));
      for (const name of [...beyond, 'aFieldOfTomorrow']) expect(text).toContain(`"${name}"`);
    },
  );

  it.each(verbs.map((spec) => [spec.id, spec] as const))(
    'S1 keeps every field of %s, those beyond the table by name',
    (id, spec) => {
      const draft = buildDesign();
      const [a, b] = ['A', 'B'].map((label) => draft.node('note', { label })) as [string, string];
      draft.edge(id, a, b);
      draft.edge(id, b, a, { aFieldOfTomorrow: false });
      const design = draft.build();
      expect(opened(design)).toEqual({ ok: true, value: design });
      const known = VERBS.find((verb) => verb.id === id)?.params ?? {};
      const beyond = Object.keys(spec.fields).filter((name) => !Object.hasOwn(known, name));
      const text = JSON.stringify(pack(design));
      for (const name of [...beyond, 'aFieldOfTomorrow']) expect(text).toContain(`"${name}"`);
    },
  );

  it('packs the three-tier example into at most 700 characters', () => {
    const design = templateOf('three-tier')!.build();
    const { length } = encodeLink(design);
    expect(length, `the link of the example has ${length} characters`).toBeLessThanOrEqual(700);
    expect(opened(design)).toEqual({ ok: true, value: design });
  });

  it('packs thousands of equal labels in linear time', () => {
    const draft = buildDesign();
    for (let count = 0; count < 2000; count += 1) {
      draft.node('note', { label: 'Note', slug: count === 0 ? 'note' : `note-${count + 1}` });
    }
    const design = draft.build();
    const link = encodeLink(design);
    expect(link.length).toBeLessThan(300);
    expect(decodeLink(link)).toEqual({ ok: true, value: design });
  });

  it('writes the records of this design version; a newer one needs a codec of its own', () => {
    const stored = decode(encode(EMPTY_DESIGN));
    expect(stored).toEqual({ ok: true, value: toStored(EMPTY_DESIGN) });
    expect(stored).toMatchObject({ value: { version: DESIGN_VERSION } });
  });
});
