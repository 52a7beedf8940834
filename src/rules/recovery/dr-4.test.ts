import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply, idsAfter, type Design } from '../../design';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';
import { EXAMPLE_CONTEXT } from '../example-context';
import { dr4 } from './dr-4';

const verdictsOf = (design: Design) => [...dr4.check(resolve(design, catalog), EXAMPLE_CONTEXT)];
const failuresOf = (design: Design) => verdictsOf(design).filter(({ holds }) => !holds);
const slugsOf = (design: Design, { from, to }: Design['edges'][string]) =>
  `${design.nodes[from]?.slug} ${design.nodes[to]?.slug}`;

/** Without the connection between these two. */
function without(design: Design, ends: string): Design {
  const edges = Object.entries(design.edges).filter(([, edge]) => slugsOf(design, edge) !== ends);
  expect(edges).toHaveLength(Object.keys(design.edges).length - 1);
  return { ...design, edges: Object.fromEntries(edges) };
}

test.each([
  ['web-dr db-dr', 'Database replica', 'Connection pool'],
  ['web-dr cache-dr', 'Standby cache', 'Session cache'],
  ['web-dr files-dr', 'Files, replica', 'Files'],
])('a standby without %s is told so, and the fix draws it', (ends, target, first) => {
  const whole = multiRegion.build();
  expect(failuresOf(whole)).toEqual([]);
  const cut = without(whole, ends);
  const [found, ...more] = failuresOf(cut);
  expect(more).toEqual([]);
  expect(found?.evidence).toBe(
    `app.example.com: Standby servers in us-west-2 stands in for Web servers, but has no connection to ${target} like that of Web servers to ${first}.`,
  );
  const [fix] = found?.fixes ?? [];
  const plan = fix?.command(resolve(cut, catalog), idsAfter(cut));
  if (!plan?.ok) throw new Error('There is no fix.');
  const fixed = apply(cut, plan.value.patch);
  const drawn = (design: Design) =>
    Object.values(design.edges)
      .map((edge) => `${slugsOf(design, edge)} ${edge.verb}`)
      .toSorted();
  expect(drawn(fixed)).toEqual(drawn(whole));
  expect(failuresOf(fixed)).toEqual([]);
});
