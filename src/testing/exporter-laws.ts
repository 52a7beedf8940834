import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../e2e/toolchain/shapes';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import { apply, beginTransaction, parseDesign, type Design } from '../design';
import type { ExportedFile, Exporter } from '../exporters/exporter';
import type { JsonObject, JsonValue } from '../kit/json';
import { remember } from '../kit/memo';
import { resolve } from '../resolve';
import type { ModelNode } from '../spec/model';
import { openingDesign } from '../templates/opening';

const DESIGN_FILE = 'design.lintel.json';

export const textsOf = (files: readonly ExportedFile[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));
const codeOf = (files: readonly ExportedFile[]) =>
  textsOf(files.filter(({ path }) => path !== DESIGN_FILE));

function shuffled(design: Design): Design {
  const turn = <V>(record: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(record).toReversed());
  const turnParams = <R extends { params: JsonObject }>(records: Readonly<Record<string, R>>) =>
    Object.fromEntries(
      Object.entries(turn(records)).map(([id, each]) => [
        id,
        { ...each, params: turn(each.params) },
      ]),
    );
  return {
    settings: turn(design.settings),
    nodes: turnParams(design.nodes),
    edges: turnParams(design.edges),
    layout: turn(design.layout),
    waivers: turn(design.waivers),
  };
}

/** A kind as far as these laws break it. */
interface Breakable {
  readonly emit: (node: ModelNode, asker: never) => void;
}

interface Target<K extends Breakable> {
  readonly kinds: ReadonlyMap<string, K>;
  readonly create: (kinds: ReadonlyMap<string, K>) => Exporter;
}

/** What holds of every exporter, whatever language it writes. */
export function exporterLaws<K extends Breakable>({ kinds: all, create }: Target<K>): void {
  const known = create(all);
  const exported = (design: Design) => known.run(resolve(design, catalog), []).files;
  /** As an exporter gives it that has made nothing before. */
  const fresh = remember((design: Design) => create(all).run(resolve(design, catalog), []).files);
  const fail = (): never => {
    throw new Error('a bug');
  };

  describe.each(Object.entries(SHAPES).map(([name, build]) => ({ name, build })))(
    '$name',
    ({ build }) => {
      it('E1 gives the same bytes whatever the order of the records', () => {
        const files = exported(build());
        expect(textsOf(fresh(build()))).toEqual(textsOf(files));
        expect(textsOf(fresh(shuffled(build())))).toEqual(textsOf(files));
      });

      it('E5 has spans that lie in the text, nest, and name records that exist', () => {
        const design = build();
        for (const { text, spans } of exported(design)) {
          const open: number[] = [];
          for (const { start, end, origin } of spans) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
            while (open.length > 0 && open.at(-1)! <= start) open.pop();
            if (open.length > 0) expect(end).toBeLessThanOrEqual(open.at(-1)!);
            open.push(end);
            if (origin.node !== undefined) expect(design.nodes).toHaveProperty(origin.node);
            if (origin.edge !== undefined) expect(design.edges).toHaveProperty(origin.edge);
          }
        }
      });

      it('holds the design, so that it can be opened again', () => {
        const design = build();
        const file = exported(design).find(({ path }) => path === DESIGN_FILE)!;
        expect(parseDesign(JSON.parse(file.text))).toEqual({ ok: true, value: design });
      });
    },
  );

  it('E2 says nothing of where a box stands', () => {
    const design = openingDesign();
    const moved = Object.fromEntries(Object.keys(design.layout).map((id) => [id, { x: 1, y: 2 }]));
    expect(codeOf(fresh({ ...design, layout: moved }))).toEqual(codeOf(fresh(design)));
  });

  it('V4 comes back with the edit that it does not fail on', () => {
    const kinds = new Map(all);
    const own = kinds.get('elasticache')!;
    kinds.set('elasticache', {
      ...own,
      emit: (node: ModelNode, asker: never) =>
        node.label === 'Throws' ? fail() : own.emit(node, asker),
    });
    const exporter = create(kinds);
    const design = openingDesign();
    const cache = Object.values(design.nodes).find(({ slug }) => slug === 'cache')!;
    const tx = beginTransaction(design);
    tx.changeNode(cache.id, { label: 'Throws' });
    const run = (one: Design) => exporter.run(resolve(one, catalog), []);
    expect(run(design).leftOut).toEqual([]);
    for (const _ of ['the first time', 'and again']) {
      expect(run(tx.design).leftOut.map(({ node }) => node)).toEqual([cache.id]);
    }
    const back = run(design);
    expect(back.leftOut).toEqual([]);
    expect(textsOf(back.files)).toEqual(textsOf(fresh(design)));
  });

  it('V4 names everything when every kind fails', () => {
    const kinds = new Map([...all].map(([id, kind]) => [id, { ...kind, emit: fail }]));
    const design = openingDesign();
    const { leftOut } = create(kinds).run(resolve(design, catalog), []);
    expect(new Set(leftOut.map(({ node }) => node))).toEqual(
      new Set(Object.values(design.nodes).flatMap(({ id, kind }) => (kinds.has(kind) ? [id] : []))),
    );
  });

  it('says what is left out because something is missing for it, which is no open error', () => {
    const draft = buildDesign();
    const queue = draft.node('sqs-queue', { label: 'Jobs' });
    const { files, leftOut } = known.run(resolve(draft.build(), catalog), []);
    expect(leftOut).toEqual([
      { node: queue, name: expect.stringMatching(/^Jobs \(/), why: expect.stringMatching(/\.$/) },
    ]);
    expect(textsOf(files)['README.md']).not.toContain('open error');
  });

  describe('an exporter that has made something before', () => {
    const params: readonly [string, string, JsonValue][] = [
      ['vpc', 'nat', 'single'],
      ['web', 'min', 1],
      ['alb', 'waf', false],
      ['db', 'engine', 'mysql'],
      ['dns', 'zone', 'com'],
      ['cache', 'auth', 'none'],
      ['region', 'region', 'eu-west-1'],
      ['data-tier', 'prefix', 26],
      ['one-dns', 'zoneSource', 'lookup'],
      ['two-web', 'instanceType', 'm7i.large'],
      ['us-west-2', 'region', 'us-east-1'],
    ];

    it.each([
      'the example',
      'two regions',
      'two VPCs and a zone that is created',
      'many routes',
      'circuit breaker',
    ])('E1 gives what a fresh one gives after every edit of %s', (name) => {
      const warm = create(all);
      let design = SHAPES[name]!();
      const check = (next: Design) => {
        design = next;
        const [files, expected] = [warm.run(resolve(design, catalog), []).files, fresh(design)];
        expect(textsOf(files)).toEqual(textsOf(expected));
        const spansOf = (each: readonly ExportedFile[]) =>
          JSON.stringify(each.map(({ spans }) => spans));
        expect(spansOf(files)).toBe(spansOf(expected));
      };
      check(design);
      for (const [slug, field, value] of params) {
        const node = Object.values(design.nodes).find((each) => each.slug === slug);
        if (!node) continue;
        const tx = beginTransaction(design);
        tx.changeNode(node.id, { params: { ...node.params, [field]: value } });
        check(tx.design);
      }
      for (const key of ['title', 'project', 'environment']) {
        check({ ...design, settings: { ...design.settings, [key]: 'other' } });
      }
      for (const edge of Object.values(design.edges).slice(0, 12)) {
        const tx = beginTransaction(design);
        tx.removeEdge(edge.id);
        const without = tx.design;
        const before = design;
        check(without);
        check(before);
      }
      for (const node of Object.values(design.nodes).slice(0, 12)) {
        const tx = beginTransaction(design);
        tx.changeNode(node.id, { label: 'Renamed' });
        check(apply(design, tx.patch()));
      }
    });
  });
}

export const MARK = 'HOSTILE';
export const HOSTILE = [
  `"\${${MARK}}`,
  `%{ if ${MARK} }`,
  `\n}\nresource "x" "${MARK}" {`,
  `*/ <b>${MARK}</b> [${MARK}](http://${MARK}) \`${MARK}\``,
  `\u202e\u2028💥EOT\nENVIRONMENT\n$(${MARK})`,
  'w'.repeat(300),
].join('');

/** Every free text of the example, and every choice, says something hostile. */
export function hostileDesign(): Design {
  const design = SHAPES['many routes']!();
  const example = openingDesign();
  const poison = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return HOSTILE;
    return Array.isArray(value) ? [HOSTILE, HOSTILE] : value;
  };
  const KEPT = new Set(['role', 'zones', 'protocol', 'region', 'cidr', 'scheme']);
  const poisoned = (params: JsonObject) =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, KEPT.has(key) ? value : poison(value)]),
    );
  const all = (one: Design): Design => ({
    settings: { title: HOSTILE, project: HOSTILE, environment: HOSTILE },
    nodes: Object.fromEntries(
      Object.entries(one.nodes).map(([id, node]) => [
        id,
        { ...node, label: HOSTILE, params: poisoned(node.params) },
      ]),
    ),
    edges: Object.fromEntries(
      Object.entries(one.edges).map(([id, edge]) => [
        id,
        { ...edge, params: poisoned(edge.params) },
      ]),
    ),
    layout: {},
    waivers: {},
  });
  const shift = (id: string) => `${id[0]}${Number(id.slice(1)) + 100}`;
  const moved = all(example);
  return {
    ...all(design),
    nodes: {
      ...all(design).nodes,
      ...Object.fromEntries(
        Object.values(moved.nodes).map((node) => [
          shift(node.id),
          {
            ...node,
            id: shift(node.id),
            slug: `x-${node.slug}`,
            parent: node.parent === null ? null : shift(node.parent),
          },
        ]),
      ),
    },
    edges: {
      ...all(design).edges,
      ...Object.fromEntries(
        Object.values(moved.edges).map((edge) => [
          shift(edge.id),
          { ...edge, id: shift(edge.id), from: shift(edge.from), to: shift(edge.to) },
        ]),
      ),
    },
  };
}
