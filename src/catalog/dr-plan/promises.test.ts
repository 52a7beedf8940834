import { expect, test } from 'vitest';
import { catalog } from '..';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { percent } from '../../recovery';
import { multiRegion } from '../../templates/multi-region';
import { operations } from '../../templates/operations';
import { availabilityOf, type Plan } from './promises';
import { drPlan } from './spec';

const set = (design: Design, kind: string, params: object): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [
      id,
      node.kind === kind ? { ...node, params: { ...node.params, ...params } } : node,
    ]),
  ),
});

test('a rehearsal counts for a year from its day, and none before it', () => {
  const model = resolve(multiRegion.build(), catalog);
  const [plan] = model.ofKind(drPlan);
  const working = (lastTest: string, today: string | null) =>
    availabilityOf(
      { ...plan, params: { ...plan!.params, lastTest } } as Plan,
      model,
      today,
    )?.working.join(' ');
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
  // 0.9999 · 0.9999 · 0.999 · 0.995
  expect(alone(design)).toContain('Database replica, promoted: 99.5 % (SLA of RDS in one zone)');
  expect(alone(design).join(' ')).toContain('The other region alone: 99.38 %');
  expect(alone(set(design, 'rds-replica', { multiAz: true })).join(' ')).toContain(
    'alone: 99.83 %',
  );
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

const availabilityIn = (design: Design) => {
  const model = resolve(design, catalog);
  return availabilityOf(model.ofKind(drPlan)[0]!, model, null)!;
};

test('servers that rest in the second region count as they are started, and none as 0 of 0', () => {
  const design = multiRegion.build();
  const [standby] = Object.values(design.nodes).filter(({ label }) => label === 'Standby servers');
  const resting = {
    ...design,
    nodes: {
      ...design.nodes,
      [standby!.id]: { ...standby!, params: { ...standby!.params, min: 0, desired: 0 } },
    },
  };
  const { working } = availabilityIn(resting);
  expect(working.join('\n')).not.toContain('0 of 0');
  expect(working.filter((line) => line.startsWith('Standby servers'))).toEqual([
    expect.stringMatching(/^Standby servers, started: 99\.\d+ % \(\d of 6 servers/),
  ]);
  const all = availabilityIn(set(design, 'auto-scaling-group', { min: 0, desired: 0 })).working;
  expect(all).toContain('Web servers: not counted, since nothing of it runs at times');
});

test('minutes are those of the percentage beside them, and it is said which failovers take none', () => {
  for (const template of [multiRegion, operations]) {
    const { of, downtimeMinutes, working } = availabilityIn(template.build());
    const down = 100 - Number(percent(of).replace(' %', ''));
    expect(Math.round(downtimeMinutes)).toBe(Math.round((down / 100) * 43_800));
    if (template === multiRegion)
      expect(working.at(-1)).toMatch(
        /^Counted: the \d+ min .* Not counted: what a failover takes for any other outage/,
      );
  }
});
