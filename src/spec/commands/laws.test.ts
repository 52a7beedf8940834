import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { terraformKinds } from '../../catalog/terraform';
import { checkStructure, EMPTY_DESIGN, parseDesign, toStored, type Design } from '../../design';
import { createEditor } from '../../editor';
import { createTerraformExporter } from '../../exporters/terraform';
import { resolve } from '../../resolve';
import { checklist, rules } from '../../rules';
import { openingDesign } from '../../templates/opening';
import { actions, type Action } from '../../testing/actions';
import { inspect } from '../../validation';
import { rectOf } from '../geometry';
import * as commands from '.';
import { EXAMPLE_CONTEXT } from '../../rules/example-context';

const RUNS = 80;
const startDesigns: readonly Design[] = [EMPTY_DESIGN, openingDesign()];

function openEditor(design: Design) {
  let now = 0;
  // Each step of the walk is a second after the last: nothing merges that a person did apart.
  const editor = createEditor({ catalog, id: 'd', design, now: () => (now += 2000) });
  editor.setFollower(commands.framesAfter);
  return editor;
}

const walks = fc.record({
  start: fc.constantFrom(...startDesigns),
  steps: fc.array(actions, { minLength: 1, maxLength: 25 }),
});

function walk(start: Design, steps: readonly Action[], after?: (design: Design) => void) {
  const editor = openEditor(start);
  for (const step of steps) {
    step(editor);
    after?.(editor.store.getState().design);
  }
  return editor;
}

test(
  'D1 every command leaves a sound structure, and everything in a place of its own',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(walks, ({ start, steps }) => {
        const editor = walk(start, steps, (design) => expect(checkStructure(design)).toEqual([]));
        const { model, geometry } = editor.store.getState();
        for (const node of model.nodes) {
          const rect = rectOf(geometry, node.id);
          expect(rect && Object.values(rect).every(Number.isFinite)).toBe(true);
          const holder = node.parent === null ? 'canvas' : model.get(node.parent).spec.container;
          expect(node.spec.inside).toContain(holder);
        }
      }),
      { numRuns: RUNS },
    );
  },
);

test('D1 what any walk leads to can be stored and opened again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const { design } = walk(start, steps).store.getState();
      const stored: unknown = JSON.parse(JSON.stringify(toStored(design)));
      expect(parseDesign(stored)).toEqual({ ok: true, value: design });
    }),
    { numRuns: RUNS / 2 },
  );
});

test(
  'D2 undoing everything gives the first design back, and redoing everything the last',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(walks, ({ start, steps }) => {
        const editor = walk(start, steps);
        while (editor.store.getState().history.future.length > 0) editor.redo();
        const last = editor.store.getState().design;
        let count = 0;
        while (editor.store.getState().history.past.length > 0) {
          editor.undo();
          count += 1;
        }
        expect(editor.store.getState().design).toEqual(start);
        for (; count > 0; count -= 1) editor.redo();
        expect(editor.store.getState().design).toEqual(last);
      }),
      { numRuns: RUNS },
    );
  },
);

/** All that is computed of a design; the copy of it that an export holds aside. */
function computed(design: Design) {
  const model = resolve(design, catalog);
  const { findings, items, counts } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
  const { files, leftOut } = createTerraformExporter(terraformKinds).run(model, []);
  return {
    findings: findings.map(({ rule, fixes = [], ...finding }) => ({
      ...finding,
      rule: rule.id,
      fixes: fixes.map(({ title }) => title),
    })),
    states: items.map(({ item, state, gap }) => [item.id, state, gap?.says]),
    counts,
    leftOut,
    files: files
      .filter(({ path }) => path !== 'design.lintel.json')
      .map(({ path, text, spans }) => ({ path, text, spans })),
  };
}

const boxes = fc.array(
  fc.record({ x: fc.integer({ min: -1e6, max: 1e6 }), y: fc.integer({ min: -1e6, max: 1e6 }) }),
  { minLength: 1, maxLength: 12 },
);

test(
  'E2 wherever the boxes stand, and if they stand nowhere, code and findings are the same',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(walks, boxes, ({ start, steps }, places) => {
        const { design } = walk(start, steps).store.getState();
        const moved = Object.keys(design.nodes).map(
          (id, index) => [id, places[index % places.length]!] as const,
        );
        const expected = computed(design);
        expect(computed({ ...design, layout: Object.fromEntries(moved) })).toEqual(expected);
        expect(computed({ ...design, layout: {} })).toEqual(expected);
      }),
      { numRuns: RUNS / 2 },
    );
  },
);

test('E2 nudging and tidying change neither code nor findings', { timeout: 120_000 }, () => {
  const distances = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(walks, distances, distances, ({ start, steps }, x, y) => {
      const editor = walk(start, steps);
      const { design } = editor.store.getState();
      const expected = computed(design);
      editor.run(commands.nudge, { nodes: Object.keys(design.nodes), x, y });
      expect(computed(editor.store.getState().design)).toEqual(expected);
      editor.run(commands.tidy, {});
      expect(computed(editor.store.getState().design)).toEqual(expected);
    }),
    { numRuns: RUNS / 4 },
  );
});

test('the walk does everything that is a command', () => {
  const { '../../testing/actions.ts': walkSource = '', ...sources } = import.meta.glob<string>(
    ['../**/*.ts', '!../**/*.test.ts', '../../testing/actions.ts'],
    { query: '?raw', import: 'default', eager: true },
  );
  const names = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/^export const (\w+): Command</gm)].map(([, name]) => name!),
  );
  expect(names).toContain('placeNode');
  const forgotten = names.filter((name) => !new RegExp(`\\b${name}, \\{`).test(walkSource));
  expect(forgotten).toEqual([]);
});
