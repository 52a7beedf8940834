import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply, checkStructure, idsAfter, invert } from '../../design';
import { resolve } from '../../resolve';
import { elkHere } from '../../testing/elk';
import { largeDesign } from '../../testing/large-design';
import { randomDesign } from '../../testing/random-design';
import { arrange, bottom, meets, right, type Rect } from '../geometry';
import type { Model } from '../model';
import { arrangeDesign, flawsOf, putInPlace, type LayOut } from '.';

const layOut = elkHere();

function counted(): { readonly layOut: LayOut; readonly count: () => number } {
  let count = 0;
  return {
    count: () => count,
    layOut: (graph) => {
      count += 1;
      return layOut(graph);
    },
  };
}

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  right(inner) <= right(outer) &&
  bottom(inner) <= bottom(outer);

/** What lies on something that it may not lie on, and what lies outside of what holds it. */
function faultsIn(model: Model): readonly string[] {
  const { absolute } = arrange(model);
  const drawn = model.nodes.filter(({ id }) => absolute.has(id));
  const cards = drawn.filter(({ spec }) => !spec.container);
  const faults: string[] = [];
  for (const { id, parent } of drawn) {
    if (parent !== null && !isWithin(absolute.get(id)!, absolute.get(parent)!))
      faults.push(`${id} outside of ${parent}`);
  }
  cards.forEach(({ id }, index) => {
    for (const { id: other } of cards.slice(index + 1))
      if (meets(absolute.get(id)!, absolute.get(other)!)) faults.push(`${id} on ${other}`);
  });
  const holders = drawn.filter(({ spec }) => spec.container);
  for (const { id, parent } of holders) {
    // What a VPC holds beside its tiers, such as a note, may lie on them.
    if (parent !== null && model.get(parent).spec.container === 'network') continue;
    for (const sibling of model.children(parent)) {
      if (sibling.id === id || !absolute.has(sibling.id)) continue;
      if (meets(absolute.get(id)!, absolute.get(sibling.id)!))
        faults.push(`${sibling.id} on ${id}`);
    }
  }
  return faults;
}

const TANGLED = { nodeCount: 100, edgeCount: 200 };

test.each([
  ...[1, 2, 5, 8, 10, 17, 26].map((seed) => [seed, undefined] as const),
  [1, TANGLED] as const,
])(
  'The random design %i, %o, is put in order, alike each time and with a way back',
  async (seed, size) => {
    const model = resolve(randomDesign(seed, 'any', size), catalog);
    const places = await arrangeDesign(model, null, layOut);
    const plan = putInPlace(model, { places }, idsAfter(model.design));
    if (!plan.ok) throw new Error(plan.error.reason);
    const after = model.with(apply(model.design, plan.value.patch));
    expect(checkStructure(after.design)).toEqual(checkStructure(model.design));
    expect(faultsIn(after)).toEqual([]);
    expect(apply(after.design, invert(plan.value.patch))).toEqual(model.design);

    const [before, { labelsOverlaid, crossings }] = [
      flawsOf(model, arrange(model)),
      flawsOf(after, arrange(after)),
    ];
    expect(labelsOverlaid).toBeLessThanOrEqual(before.labelsOverlaid);
    expect(crossings).toBeLessThanOrEqual(before.crossings);

    const again = await arrangeDesign(resolve(model.design, catalog), null, layOut);
    expect([...again]).toEqual([...places]);
  },
);

test('a tangle asks less of ELK than twice what as many nodes in order do', async () => {
  const { nodeCount } = { nodeCount: 200 };
  const [ordered, tangled] = [counted(), counted()];
  const inOrder = { ...largeDesign(nodeCount), layout: {} };
  await arrangeDesign(resolve(inOrder, catalog), null, ordered.layOut);
  const tangle = randomDesign(1, 'any', { nodeCount, edgeCount: nodeCount * 2 });
  await arrangeDesign(resolve(tangle, catalog), null, tangled.layOut);
  expect(tangled.count()).toBeLessThanOrEqual(ordered.count() * 2);
});

test('who no longer waits gets the best so far', async () => {
  const model = resolve({ ...largeDesign(60), layout: {} }, catalog);
  let asked = 0;
  const places = await arrangeDesign(model, null, layOut, async () => {
    asked += 1;
    return asked < 20;
  });
  expect(places.size).toBeGreaterThan(0);
  const whole = await arrangeDesign(model, null, layOut);
  expect(places.size).toBeLessThanOrEqual(whole.size);
});
