import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply, checkStructure, idsAfter, type NodeId } from '../../design';
import { resolve } from '../../resolve';
import { templates } from '../../templates';
import { elkHere } from '../../testing/elk';
import { connect, placeNode, targetsOf, tidy } from '../commands';
import { arrange, isText, STEP } from '../geometry';
import type { Model } from '../model';
import { arrangeDesign, flawsOf, putInPlace, weigh, type Flaws } from '.';
import { singleMoves } from './single-moves';

const layOut = elkHere();
const ids = idsAfter(templates[0]!.build());

async function arranged(model: Model, only: readonly NodeId[] | null = null): Promise<Model> {
  const places = await arrangeDesign(model, only && new Set(only), layOut);
  const plan = putInPlace(model, { places }, ids);
  if (!plan.ok) return model;
  expect(Object.keys(plan.value.patch), 'E2: nothing but places').toEqual(['layout']);
  const after = apply(model.design, plan.value.patch);
  expect(checkStructure(after)).toEqual([]);
  return model.with(after);
}

const movedBetween = (before: Model, after: Model): readonly NodeId[] =>
  before.nodes.flatMap(({ id }) => {
    const [old, now] = [before.design.layout[id], after.design.layout[id]];
    return old?.x === now?.x && old?.y === now?.y ? [] : [id];
  });

const flawsIn = (model: Model): Flaws => flawsOf(model, arrange(model));
const COUNTED = ['cardsOverlaid', 'linesOverCards', 'labelsOverlaid', 'crossings'] as const;

/** Everything that joins something somewhere, and the same on every run. */
function scattered(model: Model): Model {
  let state = 7;
  const upTo = (most: number): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most) * 8;
  };
  const moved = model.nodes.filter(
    ({ spec }) => spec.container !== 'tier' && !isText(spec) && spec.can.length > 0,
  );
  const places = moved.map(({ id }) => [id, { x: upTo(80), y: upTo(40) }] as const);
  return model.with({
    ...model.design,
    layout: { ...model.design.layout, ...Object.fromEntries(places) },
  });
}

const built = templates.map(({ id, build }) => ({ id, model: resolve(build(), catalog) }));
const unplaced = (model: Model): Model => model.with({ ...model.design, layout: {} });

describe.each(built)('The template $id', ({ model }) => {
  test('has no more of any flaw when it is arranged', async () => {
    const [before, after] = [flawsIn(model), flawsIn(await arranged(model))];
    for (const flaw of COUNTED) expect(after[flaw], flaw).toBeLessThanOrEqual(before[flaw]);
    expect(weigh(after)).toBeLessThanOrEqual(weigh(before));
  });

  test.each([
    ['as it is', (one: Model) => one],
    ['scattered', scattered],
    ['without places', unplaced],
  ])('%s, is arranged when it has been arranged, with nothing on anything', async (_, change) => {
    const once = await arranged(change(model));
    const { cardsOverlaid, linesOverCards, labelsOverlaid } = flawsIn(once);
    expect({ cardsOverlaid, linesOverCards, labelsOverlaid }).toEqual({
      cardsOverlaid: 0,
      linesOverCards: 0,
      labelsOverlaid: 0,
    });
    expect((await arrangeDesign(once, null, layOut)).size).toBe(0);
    expect(putInPlace(once, { places: new Map() }, ids)).toEqual({
      ok: false,
      error: { reason: 'Everything is in its place.', isDone: true },
    });
  });
});

test('all together they are tidier when they are arranged than by tidying, from wherever their nodes were', async () => {
  for (const change of [scattered, unplaced]) {
    const costs = { arranged: 0, tidied: 0 };
    for (const { model } of built) {
      const start = change(model);
      const tidied = tidy(start, {}, ids);
      if (!tidied.ok) continue;
      costs.tidied += weigh(flawsIn(start.with(apply(start.design, tidied.value.patch))));
      costs.arranged += weigh(flawsIn(await arranged(start)));
    }
    expect(costs.arranged).toBeLessThan(costs.tidied);
  }
});

/** Adds a node and joins it to something, as a person does next. */
function withOneMore(model: Model, kind: string): Model | null {
  const role = catalog.kinds.get(kind)!.spec.inside.includes('region') ? 'region' : 'network';
  const over = model.nodes.find(({ spec }) => spec.container === role)?.id ?? null;
  const placed = placeNode(model, { kind, over, at: null }, idsAfter(model.design));
  if (!placed.ok) return null;
  const after = model.with(apply(model.design, placed.value.patch));
  const added = after.nodes.find(({ id, spec }) => !model.find(id) && !spec.container);
  if (!added) return after;
  for (const { id: from } of model.nodes) {
    const target = targetsOf(after, from).find(({ to }) => to === added.id);
    if (!target) continue;
    const args = { from, to: added.id, verb: target.verb.id };
    const joined = connect(after, args, idsAfter(after.design));
    return joined.ok ? after.with(apply(after.design, joined.value.patch)) : after;
  }
  return after;
}

test('one node more does not reshuffle the rest', async () => {
  const shares: number[] = [];
  for (const { model } of built) {
    const start = await arranged(model);
    for (const kind of ['sqs-queue', 'elasticache', 'vpc']) {
      const more = withOneMore(start, kind);
      if (!more) continue;
      const others = movedBetween(more, await arranged(more)).filter((id) => start.find(id));
      shares.push(others.length / start.nodes.length);
    }
  }
  shares.sort((a, b) => a - b);
  expect(shares.length).toBeGreaterThan(16);
  expect(shares[Math.floor(shares.length / 2)], 'as a rule').toBeLessThanOrEqual(0.06);
  expect(shares.at(-1), 'at most').toBeLessThanOrEqual(0.3);
});

test('what a person has put somewhere else, where all is well too, stays there', async () => {
  const hardToRead = [...COUNTED, 'labelsAside', 'ragged'] as const;
  let [stayed, put] = [0, 0];
  for (const { model } of built.slice(0, 6)) {
    const start = await arranged(model);
    const before = flawsIn(start);
    for (const { id, parent, spec } of start.nodes) {
      const at = start.design.layout[id];
      const holder = parent === null ? undefined : start.get(parent).spec.container;
      if (!at || spec.container || holder !== 'tier') continue;
      const layout = { ...start.design.layout, [id]: { x: at.x + STEP.x, y: at.y } };
      const byHand = start.with({ ...start.design, layout });
      const now = flawsIn(byHand);
      if (hardToRead.some((flaw) => now[flaw] > before[flaw])) continue;
      put += 1;
      if (movedBetween(byHand, await arranged(byHand)).length === 0) stayed += 1;
    }
  }
  expect(put).toBeGreaterThan(12);
  expect(stayed / put).toBeGreaterThan(0.8);
});

test('of a selection only what is selected moves', async () => {
  for (const { model } of built) {
    const start = scattered(model);
    const cards = start.nodes.filter(
      ({ spec }) => !spec.container && !isText(spec) && spec.can.length > 0,
    );
    const only = cards.filter((_, index) => index % 2 === 0).map(({ id }) => id);
    const after = await arranged(start, only);
    expect(only).toEqual(expect.arrayContaining([...movedBetween(start, after)]));
  }
});

test('a container that is selected stands for what it holds', async () => {
  const { model } = built.find(({ id }) => id === 'network')!;
  const start = scattered(model);
  const tiers = start.nodes.filter(({ spec }) => spec.container === 'tier');
  const moved = movedBetween(
    start,
    await arranged(
      start,
      tiers.map(({ id }) => id),
    ),
  );
  expect(moved.length).toBeGreaterThan(3);
  for (const id of moved) expect(tiers.map((tier) => tier.id)).toContain(start.get(id).parent);
});

test('a text stays where somebody wrote it', async () => {
  const { model } = built.find(({ id }) => id === 'as-printed')!;
  const note = model.nodes.find(({ spec }) => isText(spec))!;
  expect(movedBetween(model, await arranged(model)).length).toBeGreaterThan(0);
  expect(movedBetween(model, await arranged(model))).not.toContain(note.id);
});

test('a single move goes to no place that is taken', () => {
  const { model } = built.find(({ id }) => id === 'network')!;
  const geometry = arrange(model);
  const [first, second] = model.children(model.networks[0]!.tiers[1]!.node);
  const taken = new Map([[first!.id, model.design.layout[second!.id]!]]);
  const blame = new Map([[first!.id, 5]]);
  for (const places of singleMoves(model, geometry, blame, [taken], () => true)) {
    expect(places.get(first!.id)).not.toEqual(model.design.layout[second!.id]);
  }
});
