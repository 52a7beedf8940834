import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { confirmed, operated } from './operations-example';

const inspected = (build: () => Design) =>
  inspect(resolve(build(), catalog), rules, checklist, EXAMPLE_CONTEXT);
const itemOf = (build: () => Design, id: string) =>
  inspected(build).items.find(({ item }) => item.id === id);

describe('what is no day proves nothing', () => {
  const NO_DAYS = ['yesterday', '2026-02-30', '26-05-20', ' '];
  const DAY = '2026-05-31';

  test.each(NO_DAYS)('a restore on "%s"', (day) => {
    const noted = (lastRestoreTest: string) =>
      itemOf(operated({ backup: { lastRestoreTest } }), 'C6');
    expect(noted(DAY)?.state).toBe('pass');
    expect(noted(day)).toMatchObject({
      state: 'open',
      gap: {
        says: `Backups: Last restore that worked "${day}" is no day, so it proves nothing. Enter one such as 2026-05-31.`,
      },
    });
  });

  test.each(
    ['confirmedOn', 'lastTest', 'reviewOn'].flatMap((field) =>
      NO_DAYS.map((day) => [field, day] as const),
    ),
  )('a DR plan whose %s is "%s"', (field, day) => {
    const plan = { confirmedOn: DAY, lastTest: DAY, reviewOn: '' };
    expect(itemOf(confirmed(plan), 'C8')?.gap).toBeNull();
    const found = itemOf(confirmed({ ...plan, [field]: day }), 'C8');
    expect(found?.gap?.says).toContain(`"${day}" is no day`);
    const proved = found?.rules.flatMap(({ rule, verdicts }) =>
      verdicts.filter(({ holds }) => holds && rule.id === 'DR-3'),
    );
    expect(proved).toHaveLength(field === 'lastTest' ? 1 : 0);
  });
});

describe('a title is true of all that its rule lets pass', () => {
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title;
  const failuresOf = (build: () => Design, id: string) =>
    inspected(build)
      .findings.filter(({ rule }) => rule.id === id)
      .map(({ severity }) => severity);

  test('a plan that nobody has rehearsed has a schedule', () => {
    expect(failuresOf(operated({ plan: { lastTest: '' } }), 'DR-6')).toEqual([]);
    expect(titleOf('DR-6')).toBe('DR plan has a schedule of rehearsals');
  });

  test('alarms to an example are sent to an address, and reach nobody', () => {
    const build = operated({ monitoring: { emails: ['oncall@example.com'] } });
    expect(failuresOf(build, 'MO-2')).toEqual(['info']);
    expect(titleOf('MO-2')).toBe('Alarms are sent to an address');
    expect(itemOf(build, 'C7')?.state).toBe('open');
  });
});
