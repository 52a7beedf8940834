import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { resolve } from '../resolve';
import { templateOf } from '../templates';
import { conclusion, groupFindings, inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { services } from './service-example';

test('what an application of functions and tables has is not denied', () => {
  const model = resolve(templateOf('serverless')!.build(), catalog);
  const { items, profile } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
  const said = items
    .filter(({ state }) => state === 'none')
    .map((report) => [report.item.id, conclusion(report, model, profile)] as const);
  expect(said.map(([id]) => id)).toEqual(expect.arrayContaining(['C3', 'C4', 'M3', 'M5']));
  const about = said.filter(([, text]) => /database|No group of servers/.test(text));
  for (const [, text] of about) expect(text).toMatch(/table/);
});

test.each([
  ['2026-09-30', 'which takes no new customers and ends on 2026-09-30'],
  ['2026-10-01', 'which ended on 2026-09-30'],
])('on %s App Mesh is a service %s', (today, fate) => {
  const model = resolve(services({ call: { mesh: 'app-mesh' } })(), catalog);
  const [finding] = inspect(model, rules, checklist, { today }).findings.filter(
    ({ rule }) => rule.id === 'VE-4',
  );
  expect(finding?.evidence).toContain(`through AWS App Mesh, ${fate}.`);
});

test.each(['as-printed', 'three-tier', 'serverless'])(
  'an item of %s counts what is listed with it',
  (template) => {
    const model = resolve(templateOf(template)!.build(), catalog);
    const { items, findings } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
    for (const { item, findings: listed } of groupFindings(items, findings)) {
      const counted = items
        .find((report) => report.item.id === item?.id)
        ?.rules.flatMap(({ verdicts }) => verdicts.filter(({ holds }) => !holds));
      if (counted) expect([item?.id, counted.length]).toEqual([item?.id, listed.length]);
    }
  },
);
