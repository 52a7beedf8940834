import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { resolve } from '../../resolve';
import { EXAMPLE_CONTEXT } from '../example-context';
import { functionsInVpc } from '../function-examples';
import { as10 } from './as-10';

const said = (build: ReturnType<typeof functionsInVpc>) =>
  [...as10.check(resolve(build(), catalog), EXAMPLE_CONTEXT)].map(({ evidence }) => evidence);

test('of functions that nothing limits no count is made, and no proxy', () => {
  expect(said(functionsInVpc({ direct: true, called: true }))).toEqual([]);
  expect(said(functionsInVpc())).toEqual([
    expect.stringMatching(/connections come through a proxy/),
  ]);
});
