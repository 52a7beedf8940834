import { describe, expect, it } from 'vitest';
import { typedAhead } from './type-ahead';

const LABELS = ['Rename', 'Connect to…', 'Copy', 'Copy as picture', 'Web servers', 'Worker'];

describe('typing in a menu', () => {
  it('finds the next label that begins so, from the first when none is at hand', () => {
    expect(typedAhead(LABELS, 'c', -1)).toBe(1);
    expect(typedAhead(LABELS, 'w', 1)).toBe(4);
  });

  it('goes on with the same letter, and round', () => {
    expect(typedAhead(LABELS, 'c', 1)).toBe(2);
    expect(typedAhead(LABELS, 'cc', 2)).toBe(3);
    expect(typedAhead(LABELS, 'ccc', 3)).toBe(1);
    expect(typedAhead(LABELS, 'r', 0)).toBe(0);
  });

  it('stays where it is while a longer word still fits, spaces in it too', () => {
    expect(typedAhead(LABELS, 'co', 1)).toBe(1);
    expect(typedAhead(LABELS, 'cop', 1)).toBe(2);
    expect(typedAhead(LABELS, 'copy ', 2)).toBe(3);
    expect(typedAhead(LABELS, 'wo', 4)).toBe(5);
  });

  it('finds nothing where nothing begins so', () => {
    expect(typedAhead(LABELS, 'x', 2)).toBe(-1);
    expect(typedAhead(LABELS, 'cox', 1)).toBe(-1);
    expect(typedAhead([], 'a', -1)).toBe(-1);
  });
});
