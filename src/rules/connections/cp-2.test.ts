import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { resolve } from '../../resolve';
import { EXAMPLE_CONTEXT } from '../example-context';
import { functionsInVpc } from '../function-examples';
import { cp2 } from './cp-2';

test('functions that open connections of their own are one finding of their database', () => {
  const model = resolve(functionsInVpc({ direct: true, other: true })(), catalog);
  const bad = [...cp2.check(model, EXAMPLE_CONTEXT)].filter(({ holds }) => !holds);
  expect(bad.map(({ evidence }) => evidence)).toEqual([
    expect.stringMatching(
      /^App database: Worker and Report open their own connections, .+\. A proxy shares them\.$/,
    ),
  ]);
  // An acceptance of one of them was of its connection.
  expect(bad[0]?.formerly).toHaveLength(2);
});
