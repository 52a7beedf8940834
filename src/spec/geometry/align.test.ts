import { describe, expect, test } from 'vitest';
import { alignBox } from './align';

const card = (x: number, y: number) => ({ x, y, width: 208, height: 56 });
const text = (x: number, y: number) => ({ x, y, width: 208, height: 72 });
const frame = (x: number, y: number, width: number) => ({ x, y, width, height: 240 });
const REACH = 5;

/** Held at `x`, `y` by the hand; the grid has lines at every eighth pixel. */
const held = (x: number, y: number) => card(x, y);
const grid = (x: number, y: number) => ({ x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 });
const align = (x: number, y: number, others: Parameters<typeof alignBox>[2], reach = REACH) =>
  alignBox(held(x, y), grid(x, y), others, reach);

describe('what is held comes to stand', () => {
  test('on the grid, while nothing is near a line of its own', () => {
    expect(align(51, 300, [card(400, 0)])).toEqual({ at: { x: 48, y: 304 }, guides: [] });
  });

  test('in line with a sibling that is nearer than five pixels, though the grid is nearer', () => {
    // The grid has it at 8; the column of the sibling is at 0.
    expect(align(4.9, 300, [card(0, 0)]).at).toEqual({ x: 0, y: 304 });
    expect(align(5.1, 300, [card(0, 0)]).at).toEqual({ x: 8, y: 304 });
  });

  test('from farther when the view is far away, where a pixel is more', () => {
    expect(align(14, 300, [card(0, 0)], REACH / 0.3).at.x).toBe(0);
    expect(align(17, 300, [card(0, 0)], REACH / 0.3).at.x).toBe(16);
  });

  test('in line with the nearest of several', () => {
    expect(align(11, 300, [card(0, 0), card(16, 80)], 16).at.x).toBe(16);
    expect(align(7, 300, [card(16, 80), card(0, 0)], 16).at.x).toBe(0);
  });

  test('only where it can stay: what is stored is on the grid', () => {
    // The middle of a text is half a square off for a card; its edges are not.
    const { at } = align(400, 9, [text(0, 0)], 16);
    expect(at.y % 8).toBe(0);
    const middle = alignBox(held(150, 500), { x: 152, y: 504 }, [frame(0, 0, 500)], 16);
    expect(middle.at.x % 8).toBe(0);
  });

  test('with its middle on the middle of what is wider', () => {
    const { at, guides } = align(97, 400, [frame(0, 0, 400)]);
    expect(at.x).toBe(96);
    expect(guides).toEqual([{ along: 'y', at: 200, from: 0, to: 456 }]);
  });
});

describe('the lines', () => {
  test('run along both edges of what is as wide, from the first to the last that share them', () => {
    const { guides } = align(2, 200, [card(0, 0), card(0, 424)]);
    expect(guides).toEqual([
      { along: 'y', at: 0, from: 0, to: 480 },
      { along: 'y', at: 208, from: 0, to: 480 },
    ]);
  });

  test('show a row as well as a column', () => {
    const { guides } = align(2, 199, [card(0, 0), card(280, 200)]);
    expect(guides.map(({ along, at }) => `${along} ${at}`)).toEqual([
      'y 0',
      'y 208',
      'x 200',
      'x 256',
    ]);
  });

  test('do not cross the drawing to what stands far away', () => {
    expect(align(1, 1000, [card(0, 0)]).guides).toEqual([]);
  });
});

describe('distances', () => {
  const gaps = (result: ReturnType<typeof alignBox>) =>
    result.guides.flatMap(({ isGap, from, to }) => (isGap ? [[from, to]] : []));

  test('go on as they are in a row', () => {
    // 72 between the first two; the grid has a line nearer to the hand.
    const result = align(557, 0, [card(0, 0), card(280, 0)]);
    expect(result.at.x).toBe(560);
    expect(gaps(result)).toEqual([
      [208, 280],
      [488, 560],
    ]);
    const before = align(-282, 0, [card(0, 0), card(280, 0)]);
    expect(before.at.x).toBe(-280);
  });

  test('are alike on both sides of what stands between two', () => {
    const result = align(301, 0, [card(0, 0), card(592, 0)], 8);
    expect(result.at.x).toBe(296);
    expect(gaps(result)).toEqual([
      [208, 296],
      [504, 592],
    ]);
  });

  test('are no distances to what stands in another row, or where they cannot be stored', () => {
    expect(gaps(align(560, 300, [card(0, 0), card(280, 0)]))).toEqual([]);
    // The middle is half a square off.
    const result = align(300, 0, [card(0, 0), card(600, 0)], 8);
    expect(result.at.x % 8).toBe(0);
    expect(gaps(result)).toEqual([]);
  });

  test('are measured in a column as well', () => {
    const result = align(0, 207, [card(0, 0), card(0, 104)]);
    expect(result.at.y).toBe(208);
    expect(gaps(result)).toEqual([
      [56, 104],
      [160, 208],
    ]);
  });
});
