import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { checkStructure, EMPTY_DESIGN, parseDesign, toStored, type Design } from '../../design';
import { createEditor } from '../../editor';
import { threeTier } from '../../templates/three-tier';
import { actions, type Action } from '../../testing/actions';
import * as commands from '.';

const RUNS = 80;
const startDesigns: readonly Design[] = [EMPTY_DESIGN, threeTier.build()];

function openEditor(design: Design) {
  let now = 0;
  // Each step of the walk is a second after the last: nothing merges that a person did apart.
  return createEditor({ catalog, design, now: () => (now += 2000) });
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
          const rect = geometry.absolute.get(node.id);
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

test('the walk knows every command', () => {
  const source = Object.keys(commands).filter(
    (name) => !/^(describe|targets|verb|copy|format|parse)/.test(name),
  );
  expect(source.toSorted()).toEqual([
    'connect',
    'duplicate',
    'insert',
    'move',
    'nudge',
    'paste',
    'placeNode',
    'placePattern',
    'remove',
    'setEdgeParam',
    'setLabel',
    'setParam',
    'setSetting',
    'setSlug',
    'tidy',
  ]);
});
