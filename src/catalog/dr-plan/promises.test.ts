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

test('the other region alone counts the database that is promoted there, or restored', () => {
  const design = multiRegion.build();
  const alone = (drawn: typeof design): readonly string[] => {
    const model = resolve(drawn, catalog);
    return availabilityOf(model.ofKind(drPlan)[0]!, model, null)!.working;
  };
  const set = (kind: string, params: object): typeof design => ({
    ...design,
    nodes: Object.fromEntries(
      Object.entries(design.nodes).map(([id, node]) => [
        id,
        node.kind === kind ? { ...node, params: { ...node.params, ...params } } : node,
      ]),
    ),
  });
  // 0.9999 · 0.9999 · 0.999 · 0.995
  expect(alone(design)).toContain('Database replica, promoted: 99.5 % (SLA of RDS in one zone)');
  expect(alone(design).at(-1)).toContain('The other region alone: 99.38 %');
  expect(alone(set('rds-replica', { multiAz: true })).at(-1)).toContain('alone: 99.83 %');
  const unfollowed = {
    ...design,
    edges: Object.fromEntries(
      Object.entries(design.edges).filter(([, { verb }]) => verb !== 'replicates-to'),
    ),
  };
  expect(alone(unfollowed)).toContain(
    'App database, restored there: 99.95 % (SLA of RDS with a standby)',
  );
});
