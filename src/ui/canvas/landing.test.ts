import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { createEditor, type Editor } from '../../editor';
import { copyTo, move, nudge, placeNode, resizeFrame } from '../../spec/commands';
import {
  bottom,
  carriedBy,
  containerAt,
  GRID,
  right,
  shownIn,
  snap,
  type Rect,
} from '../../spec/geometry';
import { BY_TIER } from '../../spec/geometry/fold';
import { openingDesign } from '../../templates/opening';
import { landedFrame } from './landed-frame';
import { landedWays } from './landed-ways';
import { landedMoves } from './landing';
import { landingOf } from './use-palette-drop';

const item = { type: 'kind', kind: 'frame' } as const;

/** The example tier by tier, and places all over it and around it. */
function open() {
  const design = openingDesign();
  const editor = createEditor({ id: 'd', catalog, design, now: () => 0 });
  editor.show(BY_TIER);
  const rects = [...editor.store.getState().geometry.absolute.values()];
  const [width, height] = [Math.max(...rects.map(right)), Math.max(...rects.map(bottom))];
  let state = 7;
  const upTo = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  const place = () => ({ x: upTo(width + 200) - 200.5, y: upTo(height + 200) - 200.5 });
  return { editor, upTo, place };
}

/** As the palette does it: answers with what was dropped. */
function drop(editor: Editor, at: { x: number; y: number }): string {
  const { model, geometry } = editor.store.getState();
  const over = containerAt(model, geometry, at);
  const box = { ...at, width: 208, height: 56 };
  editor.run(placeNode, { kind: item.kind, over, at: landingOf(editor, item, box, over) });
  return editor.store.getState().selection.nodes[0]!;
}

const drawn = (editor: Editor, id: string): Rect =>
  editor.store.getState().geometry.frames.get(id)!;

test('a frame that is dropped tier by tier is drawn where the hand let it go', () => {
  const { editor, place } = open();
  for (let number = 0; number < 100; number += 1) {
    const at = place();
    const { x, y } = drawn(editor, drop(editor, at));
    expect(Math.abs(x - at.x)).toBeLessThanOrEqual(GRID / 2);
    expect(Math.abs(y - at.y), `${at.x} ${at.y}`).toBeLessThanOrEqual(GRID / 2);
    editor.undo();
  }
});

test('a frame that is moved without others tier by tier is drawn where the hand let it go', () => {
  const { editor, place } = open();
  const id = drop(editor, place());
  for (let number = 0; number < 100; number += 1) {
    const { x, y } = place();
    const at = { x: snap(x), y: snap(y) };
    editor.run(move, landedMoves(editor, { moves: [{ node: id, at }], over: 'keep' }));
    expect(drawn(editor, id).x).toBe(at.x);
    expect(Math.abs(drawn(editor, id).y - at.y), `${at.x} ${at.y}`).toBeLessThanOrEqual(GRID / 2);
  }
});

test('a copy that is carried tier by tier is drawn where the hand let it go, and its original stays', () => {
  const { editor } = open();
  const start = editor.store.getState();
  const cards = start.model.nodes.filter(({ spec, parent }) => !spec.container && parent !== null);
  expect(cards.length).toBeGreaterThan(5);
  for (const { id } of cards) {
    const { model, geometry } = start;
    const rect = geometry.absolute.get(id)!;
    // Beside it, in a row where nothing stands.
    const holder = geometry.absolute.get(model.get(id).parent!)!;
    const at = { x: rect.x, y: snap(bottom(holder) + 40) };
    const args = { moves: [{ node: id, at }], over: 'keep' as const };
    editor.run(copyTo, landedMoves(editor, args, true));
    const after = editor.store.getState();
    const copy = after.geometry.absolute.get(after.selection.nodes[0]!)!;
    expect(copy.x).toBe(at.x);
    expect(Math.abs(copy.y - at.y), model.get(id).slug).toBeLessThanOrEqual(GRID);
    expect(after.design.layout[id]).toEqual(start.design.layout[id]);
    editor.undo();
  }
});

test('frames that are moved together tier by tier keep to each other', () => {
  const { editor, place } = open();
  const one = drop(editor, { x: 2000, y: -900 });
  const other = drop(editor, { x: 3000, y: -900 });
  for (let number = 0; number < 50; number += 1) {
    const { x, y } = place();
    const at = { x: snap(x), y: snap(y) };
    const moves = [
      { node: one, at },
      { node: other, at: { x: at.x + 1000, y: at.y } },
    ];
    editor.run(move, landedMoves(editor, { moves, over: 'keep' }));
    for (const id of [one, other])
      expect(Math.abs(drawn(editor, id).y - at.y), `${at.x} ${at.y}`).toBeLessThanOrEqual(GRID / 2);
  }
});

test('a frame that is made larger or smaller tier by tier is drawn as the hand left it', () => {
  const { editor, upTo, place } = open();
  for (let number = 0; number < 100; number += 1) {
    const id = drop(editor, place());
    const { x, y } = drawn(editor, id);
    const rect = { x: snap(x), y: snap(y), width: 80 + 8 * upTo(110), height: 80 + 8 * upTo(80) };
    editor.run(resizeFrame, { node: id, rect: landedFrame(editor, id, rect) });
    const { y: top, height, ...across } = drawn(editor, id);
    expect(across).toEqual({ x: rect.x, width: rect.width });
    expect(Math.abs(top - rect.y), JSON.stringify(rect)).toBeLessThanOrEqual(GRID);
    expect(Math.abs(top + height - bottom(rect))).toBeLessThanOrEqual(GRID);
    editor.undo();
    editor.undo();
  }
});

test('a frame that is put back where it is drawn is stored where it was', () => {
  const { editor, place } = open();
  for (let number = 0; number < 30; number += 1) {
    const id = drop(editor, place());
    const { design } = editor.store.getState();
    const { x, y } = drawn(editor, id);
    const moves = [{ node: id, at: { x, y } }];
    editor.run(move, landedMoves(editor, { moves, over: 'keep' }));
    expect(editor.store.getState().design.layout[id]).toEqual(design.layout[id]);
    editor.run(resizeFrame, { node: id, rect: landedFrame(editor, id, drawn(editor, id)) });
    expect(editor.store.getState().design.nodes[id]).toEqual(design.nodes[id]);
    expect(editor.store.getState().design.layout[id]).toEqual(design.layout[id]);
  }
});

test('an arrow key takes a frame as far as asked tier by tier, past what is folded away', () => {
  const { editor, place } = open();
  let tried = 0;
  for (let number = 0; number < 60; number += 1) {
    const id = drop(editor, place());
    const { model, geometry } = editor.store.getState();
    const before = drawn(editor, id);
    if (
      carriedBy(model, geometry, [id]).length === 0 &&
      shownIn(model, geometry, before).length === 0
    ) {
      tried += 1;
      const down = landedWays(editor, [id], 8);
      editor.run(nudge, { nodes: [id], x: 0, y: 8, down });
      expect(Math.abs(drawn(editor, id).y - before.y - 8)).toBeLessThanOrEqual(GRID / 2);
      editor.undo();
    }
    editor.undo();
  }
  expect(tried).toBeGreaterThan(10);
});
