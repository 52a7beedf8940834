import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designs, RUNS } from '../testing/design-arbitraries';
import {
  EMPTY_HISTORY,
  MAX_STEPS,
  record,
  redo,
  undo,
  type History,
  type Step,
  type Travel,
} from './history';
import { apply, diff, type Patch } from './patch';
import type { Design } from './records';

const setRegion = (before: string | null, after: string | null): Patch => ({
  settings: { region: { before, after } },
});

function step(before: string | null, after: string | null, at: number, mergeKey?: string): Step {
  const patch = setRegion(before, after);
  return { label: `To ${after}`, patch, at, ...(mergeKey === undefined ? {} : { mergeKey }) };
}

const recordAll = (...steps: Step[]): History => steps.reduce(record, EMPTY_HISTORY);

function must(travel: Travel | null): Travel {
  if (travel === null) throw new Error('nothing to travel to');
  return travel;
}

function travelAll(history: History, design: Design, go: typeof undo): [History, Design] {
  for (let travel = go(history); travel !== null; travel = go(history)) {
    design = apply(design, travel.patch);
    history = travel.history;
  }
  return [history, design];
}

describe('history', () => {
  it('D2 undoing everything gives the first design back, and redoing the last', () => {
    const edits = fc.array(
      fc.record({
        design: designs,
        gap: fc.nat({ max: 2_000 }),
        mergeKey: fc.constantFrom('', 'a', 'b'),
        undoes: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(designs, edits, (first, list) => {
        let design = first;
        let history = EMPTY_HISTORY;
        let at = 0;
        for (const { design: after, gap, mergeKey, undoes } of list) {
          at += gap;
          const patch = diff(design, after);
          const named = mergeKey === '' ? {} : { mergeKey };
          history = record(history, { label: 'Edit', patch, at, ...named });
          design = after;
          const travel = undoes ? undo(history) : null;
          if (travel) {
            design = apply(design, travel.patch);
            history = travel.history;
          }
        }
        const [undone, start] = travelAll(history, design, undo);
        expect(start).toEqual(first);
        [history, design] = travelAll(undone, start, redo);
        expect(travelAll(history, design, undo)[1]).toEqual(first);
      }),
      RUNS,
    );
  });

  it('has nothing to undo or redo at first', () => {
    expect(undo(EMPTY_HISTORY)).toBeNull();
    expect(redo(EMPTY_HISTORY)).toBeNull();
  });

  it('names what it undoes and gives the inverse patch', () => {
    const { patch, label, history } = must(undo(recordAll(step(null, 'a', 0))));
    expect([patch, label]).toEqual([setRegion('a', null), 'To a']);
    expect(must(redo(history))).toMatchObject({ patch: setRegion(null, 'a'), label: 'To a' });
  });

  it('merges steps with one key within the window, counted from the last one', () => {
    const { past } = recordAll(
      step(null, 'a', 0, 'k'),
      step('a', 'b', 1_000, 'k'),
      step('b', 'c', 2_000, 'k'),
    );
    expect(past).toEqual([{ ...step(null, 'c', 2_000, 'k') }]);
  });

  it.each([
    ['the window has passed', step('a', 'b', 1_001, 'k')],
    ['the key differs', step('a', 'b', 1, 'l')],
    ['there is no key', step('a', 'b', 1)],
    ['the clock ran backwards', step('a', 'b', -1, 'k')],
  ])('does not merge when %s', (_, next) => {
    expect(recordAll(step(null, 'a', 0, 'k'), next).past).toHaveLength(2);
  });

  it('drops a step that merging emptied, and one that was empty', () => {
    expect(recordAll(step(null, 'a', 0, 'k'), step('a', null, 1, 'k'))).toEqual(EMPTY_HISTORY);
    const { history } = must(undo(recordAll(step(null, 'a', 0))));
    expect(record(history, { label: 'Nothing', patch: {}, at: 1 })).toBe(history);
  });

  it('forgets the future when something new is done', () => {
    const { history } = must(undo(recordAll(step(null, 'a', 0))));
    expect(record(history, step(null, 'b', 1)).future).toEqual([]);
  });

  it('never merges into a step from before an undo', () => {
    const two = recordAll(step(null, 'a', 0, 'k'), step('a', 'b', 1, 'l'));
    const undone = must(undo(two)).history;
    expect(record(undone, step('a', 'c', 2, 'k')).past).toHaveLength(2);
    const redone = must(redo(undone)).history;
    expect(record(redone, step('b', 'c', 2, 'l')).past).toHaveLength(3);
  });

  it('keeps the last 500 steps', () => {
    const steps = Array.from({ length: MAX_STEPS + 2 }, (_, at) => step(`${at}`, `${at + 1}`, at));
    const { past } = recordAll(...steps);
    expect(past).toHaveLength(MAX_STEPS);
    expect(past[0]).toEqual(steps[2]);
  });
});
