import { expect, test } from 'vitest';
import { catalog } from '..';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';
import { availabilityOf, type Plan } from './promises';
import { drPlan } from './spec';

test('a rehearsal counts for a year from its day, and none before it', () => {
  const model = resolve(multiRegion.build(), catalog);
  const [plan] = model.ofKind(drPlan);
  const working = (lastTest: string, today: string | null) =>
    availabilityOf(
      { ...plan, params: { ...plan!.params, lastTest } } as Plan,
      model,
      today,
    )?.working.at(-1);
  expect(working('', '2026-06-01')).toContain('nobody has tried (0.8)');
  expect(working('2025-06-01', '2026-06-01')).toContain('was tried on 2025-06-01');
  expect(working('2025-05-31', '2026-06-01')).toContain('nobody has tried within a year (0.8)');
  expect(working('2026-06-02', '2026-06-01')).toContain('nobody has tried within a year (0.8)');
  expect(working('2025-05-31', null)).toContain('was tried on 2025-05-31, which counts for a year');
});
