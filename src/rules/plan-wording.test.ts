import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { confirmed, operated, secondRegion } from './operations-example';

const said = (rule: string, build: () => Design): readonly string[] =>
  inspect(resolve(build(), catalog), rules, checklist, EXAMPLE_CONTEXT)
    .reported.filter((finding) => finding.rule.id === rule)
    .map(({ evidence }) => evidence);

describe('of a DR plan', () => {
  test('a day that somebody typed is not said to be older than the drawing', () => {
    expect(said('DR-3', operated({ plan: { confirmedOn: '2026-06-01' } }))).toEqual([
      'DR plan: says 2026-06-01, and not which drawing was confirmed that day: confirm it for this one.',
    ]);
    expect(said('DR-3', confirmed({ confirmedOn: '2026-06-01' }))).toEqual([]);
  });

  test('times are spelt as in the document', () => {
    const build = operated(
      { plan: { dataRpo: 60 }, backup: {} },
      {},
      (design) => void secondRegion(design),
    );
    expect(said('DR-2', build)).toEqual([
      'DR plan: promises that the databases lose 1 h at most, but what came after the last copy makes 25 h: the backup plan copies daily, and a job starts within 60 min.',
    ]);
  });
});
