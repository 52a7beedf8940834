import { expect, test } from 'vitest';
import {
  begunAt,
  growing,
  largest,
  limited,
  linesAt,
  NO_SHIFT,
  shiftOf,
  type Shift,
} from './shift';

/** Jumps, turns and limits as containers in each other have them. */
function nested(seed: number): { shift: Shift; at: (y: number) => number } {
  let state = seed + 1;
  const upTo = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  const ramp = () => {
    const [from, total] = [upTo(300), upTo(200)];
    return {
      shift: growing(from, total),
      at: (y: number) => Math.min(Math.max(y - from, 0), total),
    };
  };
  const parts = Array.from({ length: 3 }, () => {
    const [part, top, more] = [ramp(), upTo(400), upTo(120)];
    return {
      shift: begunAt(part.shift, top, more),
      at: (y: number) => (y < top ? 0 : more + part.at(y - top)),
    };
  });
  const [most, foot] = [50 + upTo(250), ramp()];
  return {
    shift: largest([limited(largest(parts.map(({ shift }) => shift)), most), foot.shift]),
    at: (y) =>
      Math.max(0, Math.min(Math.max(...parts.map((part) => part.at(y))), most), foot.at(y)),
  };
}

test('says for every line what its parts say together', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { shift, at } = nested(seed);
    for (let y = -8; y < 900; y += 9.5) expect(shiftOf(shift, y)).toBeCloseTo(at(y), 9);
  }
});

test('the lines at a place are the outermost that are drawn there', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { shift } = nested(seed);
    const drawn = Array.from({ length: 1100 }, (_, line) => line - shiftOf(shift, line));
    for (let y = 0; y < 500; y += 19) {
      const { first, last } = linesAt(shift, y);
      expect(first).toBe(drawn.findIndex((one) => one >= y));
      expect(last).toBe(drawn.findLastIndex((one) => one <= y));
    }
  }
});

test('a place that is next to a folded part by less than anybody sees is answered all the same', () => {
  const shift = growing(168, 300);
  expect(linesAt(shift, 168)).toEqual({ first: 168, last: 468 });
  const before = 168 - 1e-5;
  expect(linesAt(shift, before)).toEqual({ first: before, last: before });
  expect(linesAt(NO_SHIFT, 5)).toEqual({ first: 5, last: 5 });
});
