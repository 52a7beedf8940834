import { describe, expect, test } from 'vitest';
import { placeBeside } from './place-beside';

const view = { width: 1000, height: 800 };
const size = { width: 200, height: 100 };
const at = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 });

describe('placeBeside', () => {
  test('stands where it is wanted, in the middle or along an edge', () => {
    expect(placeBeside(at(400, 400), size, view, 'bottom')).toEqual({ left: 320, top: 426 });
    expect(placeBeside(at(400, 400), size, view, 'left')).toEqual({ left: 190, top: 360 });
    const start = { align: 'start', gap: 4 } as const;
    expect(placeBeside(at(400, 400), size, view, 'bottom', start)).toEqual({ left: 400, top: 424 });
  });

  test('changes sides where there is no room', () => {
    expect(placeBeside(at(400, 760), size, view, 'bottom').top).toBe(654);
    expect(placeBeside(at(4, 400), size, view, 'left').left).toBe(54);
  });

  test('never leaves the view', () => {
    expect(placeBeside(at(970, 400), size, view, 'bottom').left).toBe(792);
    expect(placeBeside(at(0, 400), { width: 2000, height: 10 }, view, 'bottom').left).toBe(8);
  });
});
