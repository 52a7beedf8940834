import { expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { EMPTY_DESIGN } from '../../design';
import { resolve } from '../../resolve';
import { checklist, rules } from '../../rules';
import { EXAMPLE_CONTEXT } from '../../rules/example-context';
import { openingDesign } from '../../templates/opening';
import { inspect } from '../../validation';
import { stepsOf } from './steps';

it('speaks of the design that is there, and of an empty one as well', () => {
  const model = resolve(openingDesign(), catalog);
  const shown = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
  const titles = stepsOf(model, { shown }).map(({ title }) => title);
  expect(titles).toHaveLength(5);
  expect(titles[1]).toContain('“');
  expect(titles[2]).toBe('3 findings in this design');
  expect(titles[4]).toContain('Three-tier web application');

  const empty = resolve(EMPTY_DESIGN, catalog);
  const nothing = inspect(empty, rules, checklist, EXAMPLE_CONTEXT);
  const [, connect, checked] = stepsOf(empty, { shown: nothing });
  expect([connect?.title, checked?.title]).toEqual(['Connect', 'Checked at every edit']);
});
