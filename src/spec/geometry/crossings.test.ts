import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { templates } from '../../templates';
import { openingDesign } from '../../templates/opening';
import { largeDesign } from '../../testing/large-design';
import { randomDesign } from '../../testing/random-design';
import { BY_ZONE, edgeLabelWidth, LEAF, meets, planRoutes, snap, type Rect, type View } from '.';
import { wayAround } from './around';
import { BY_TIER } from './fold';
import { segmentsOf } from './lines';

const inner = ({ x, y, width, height }: Rect): Rect => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
});

/** Edges between cards that run through a card, their own ends included, in words. */
function crossingsOf(
  design: Design,
  view: View = BY_ZONE,
): {
  readonly crossings: readonly string[];
  readonly edges: number;
} {
  const model = resolve(design, catalog);
  const geometry = view.arrange(model);
  const cards = model.nodes.flatMap((node) => {
    const rect = geometry.absolute.get(node.id);
    return node.spec.container || !rect ? [] : [{ ...node, rect: inner(rect) }];
  });
  const isCovered = (id: string) =>
    cards.some((one) => one.id !== id && meets(one.rect, geometry.absolute.get(id)!));
  const routes = planRoutes(model, geometry, edgeLabelWidth, wayAround);
  const drawn = model.edges.filter(({ from, to }) =>
    [from, to].every((id) => cards.some((card) => card.id === id) && !isCovered(id)),
  );
  const crossings = drawn.flatMap(({ id, from, to }) => {
    const lines = segmentsOf(routes.get(id)!.points);
    const met = cards.filter(({ rect }) => lines.some((line) => meets(rect, line)));
    return met.map(({ label }) => `${model.get(from).label} → ${model.get(to).label}: ${label}`);
  });
  return { crossings, edges: drawn.length };
}

test.each([
  ...templates.map(({ id, build }) => [id, build] as const),
  ['the opening example', openingDesign] as const,
  ['100 nodes', () => largeDesign(100)] as const,
  ['500 nodes', () => largeDesign(500)] as const,
])('no route of %s passes through a card, zone by zone or tier by tier', (_id, build) => {
  expect(crossingsOf(build()).crossings).toEqual([]);
  expect(crossingsOf(build(), BY_TIER).crossings).toEqual([]);
});

test('nor in 150 random designs, wherever no card lies on another', () => {
  let looked = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const { crossings, edges } = crossingsOf(
      randomDesign(seed, seed % 2 === 0 ? 'any' : 'allowed'),
    );
    looked += edges;
    expect([seed, crossings]).toEqual([seed, []]);
  }
  expect(looked).toBeGreaterThan(400);
});

/** Cards that somebody has put anywhere, without lining them up, as close as 16 pixels. */
function scattered(seed: number): Design {
  let state = (seed * 2654435761) >>> 0;
  const chance = (): number => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const design = buildDesign();
  const taken: Rect[] = [];
  while (taken.length < 16) {
    const at = { x: snap(chance() * 1100), y: snap(chance() * 700), ...LEAF };
    if (taken.every((other) => !meets(other, at, 16))) taken.push(at);
  }
  const ids = taken.map(({ x, y }, index) =>
    design.node('external-system', { label: `System ${index}`, at: { x, y } }),
  );
  for (const from of ids) {
    const to = ids[Math.floor(chance() * ids.length)]!;
    if (to !== from) design.edge('talks-to', from, to);
  }
  return design.build();
}

test('nor between cards that lie about anywhere', () => {
  for (let seed = 1; seed <= 150; seed += 1)
    expect([seed, crossingsOf(scattered(seed)).crossings]).toEqual([seed, []]);
});
