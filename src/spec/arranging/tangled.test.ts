import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply, checkStructure, idsAfter, invert } from '../../design';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import { elkHere } from '../../testing/elk';
import { largeDesign } from '../../testing/large-design';
import { randomDesign } from '../../testing/random-design';
import { arrange, bottom, meets, right, type Rect } from '../geometry';
import type { Model } from '../model';
import { arrangeDesign, flawsOf, putInPlace, type Flaws, type LayOut, type Places } from '.';

const layOut = elkHere();

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

const put = (model: Model, places: Places): Model =>
  model.with({
    ...model.design,
    layout: { ...model.design.layout, ...Object.fromEntries(places) },
  });

const flawsIn = (model: Model): Flaws => flawsOf(model, arrange(model));

const drawn = [
  ...[1, 5, 10, 26].map((seed) => ({ seed, size: {} })),
  { seed: 1, size: { nodeCount: 24, edgeCount: 48 } },
].map(({ seed, size }) => resolve(randomDesign(seed, 'any', size), catalog));

test('random designs are put in order, alike each time and with a way back', async () => {
  const total = { crossings: [0, 0], labelsOverlaid: [0, 0], linesOverCards: [0, 0] };
  for (const model of drawn) {
    const places = await arrangeDesign(model, null, layOut);
    const plan = putInPlace(model, { places }, idsAfter(model.design));
    if (!plan.ok) throw new Error(plan.error.reason);
    const after = model.with(apply(model.design, plan.value.patch));
    expect(checkStructure(after.design)).toEqual(checkStructure(model.design));
    expect(faultsIn(after)).toEqual([]);
    expect(apply(after.design, invert(plan.value.patch))).toEqual(model.design);
    const again = await arrangeDesign(resolve(model.design, catalog), null, layOut);
    expect([...again]).toEqual([...places]);

    const [before, now] = [flawsIn(model), flawsIn(after)];
    for (const flaw of ['crossings', 'labelsOverlaid', 'linesOverCards'] as const) {
      total[flaw][0]! += before[flaw];
      total[flaw][1]! += now[flaw];
    }
  }
  expect(total.crossings[1]! / total.crossings[0]!, 'crossings').toBeLessThan(0.95);
  expect(total.labelsOverlaid[1]! / total.labelsOverlaid[0]!, 'labels').toBeLessThan(0.5);
  expect(total.linesOverCards[1], 'no line runs through a card').toBe(0);
});

test('a connection with what holds its other end does not make it go on for ever', async () => {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const vpc = design.node('vpc', { label: 'VPC', parent: region });
  const tier = design.node('tier', { label: 'App', parent: vpc, params: { role: 'app' } });
  const service = design.node('ecs-service', {
    label: 'Service',
    parent: tier,
    at: { x: 40, y: 0 },
  });
  const odd = { id: 'e1', verb: 'calls', from: region, to: service, params: {} };
  const built = design.build();
  const model = resolve({ ...built, edges: { [odd.id]: odd } }, catalog);
  expect(faultsIn(put(model, await arrangeDesign(model, null, layOut)))).toEqual([]);
});

test('in a tangle the work is bounded: few questions, each with few connections', async () => {
  const asked: number[] = [];
  const size = { nodeCount: 120, edgeCount: 360 };
  // Rows by number: what ELK makes of it is of no matter here, and takes its time.
  const byNumber: LayOut = async (graph) => {
    asked.push(graph.edges.length);
    const children = graph.children.map((one, index) => ({ ...one, x: index * 280, y: 0 }));
    return { ...graph, children };
  };
  await arrangeDesign(resolve(randomDesign(7, 'any', size), catalog), null, byNumber);
  expect(asked.length).toBeLessThan(60);
  expect(Math.max(...asked)).toBeLessThan(200);
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
