import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import { EXAMPLE_CONTEXT } from '../example-context';
import { pa1 } from './pa-1';

test('a text whose only good value is none is cleared, and not set to nothing', () => {
  const design = buildDesign();
  design.node('dr-plan', { label: 'DR plan', params: { lastTest: 'yesterday' } });
  const [verdict] = [...pa1.check(resolve(design.build(), catalog), EXAMPLE_CONTEXT)];
  expect(verdict?.fixes?.map(({ title }) => title)).toEqual(['Clear Last rehearsal']);
});
