import { expect, test } from 'vitest';
import { buildDesign } from '../../catalog/builder';
import { catalog } from '../../catalog';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { largeDesign } from '../../testing/large-design';
import { openingDesign } from '../../templates/opening';
import type { ModelEdge } from '../model';
import {
  labelRect,
  arrange,
  containerAt,
  freePlace,
  LEAF,
  openPlace,
  STEP,
  planRoutes,
  type Rect,
} from '.';

const open = (design: Design) => {
  const model = resolve(design, catalog);
  return { model, geometry: arrange(model) };
};
const meets = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const widthOf = (edge: ModelEdge): number => 14 + edge.spec.title.length * 7 + 120;

test('every node lies inside its container, and no leaf of the example covers another', () => {
  const { model, geometry } = open(openingDesign());
  for (const node of model.nodes) {
    const rect = geometry.absolute.get(node.id)!;
    if (node.parent !== null) expect(inside(rect, geometry.absolute.get(node.parent)!)).toBe(true);
    const siblings = model.children(node.parent).filter((other) => other.id !== node.id);
    for (const other of siblings) expect(meets(rect, geometry.absolute.get(other.id)!)).toBe(false);
  }
});

test('on a screen of 1440 × 900 the text of the example is 10 px or more', () => {
  const { model, geometry } = open(openingDesign());
  const rects = model.nodes.map((node) => geometry.absolute.get(node.id)!);
  const width =
    Math.max(...rects.map((one) => one.x + one.width)) - Math.min(...rects.map((one) => one.x));
  const height =
    Math.max(...rects.map((one) => one.y + one.height)) - Math.min(...rects.map((one) => one.y));
  // What the panels leave of the screen, less the margins of the first view.
  const zoom = Math.min(1, (800 - 32) / width, (800 - 72) / height);
  expect(12 * zoom).toBeGreaterThanOrEqual(10);
});

test('a cell holds every occupant of its subnet, and its foot lies below every leaf', () => {
  const { model, geometry } = open(openingDesign());
  const data = model.networks[0]!.tiers.find((tier) => tier.role === 'data')!;
  const cells = geometry.cells.get(data.node)!;
  expect(cells.map((cell) => [cell.zone.name, cell.cidr])).toEqual([
    ['us-east-1a', '10.0.128.0/24'],
    ['us-east-1b', '10.0.129.0/24'],
    ['us-east-1c', '10.0.130.0/24'],
  ]);
  const labelled = cells[1]!.uses.map(({ node, use }) => `${model.get(node).slug} ${use.label}`);
  expect(labelled).toContain('db Standby');
  for (const child of model.children(data.node)) {
    const rect = geometry.rects.get(child.id)!;
    for (const cell of cells) expect(cell.rail.y).toBeGreaterThanOrEqual(rect.y + rect.height);
  }
});

test('the innermost container is found, without what is being dragged', () => {
  const { model, geometry } = open(openingDesign());
  const { vpc, tiers } = model.networks[0]!;
  const rect = geometry.absolute.get(tiers[1]!.node)!;
  const point = { x: rect.x + 10, y: rect.y + 10 };
  expect(containerAt(model, geometry, point)).toBe(tiers[1]!.node);
  expect(containerAt(model, geometry, point, new Set([tiers[1]!.node]))).toBe(vpc);
  expect(containerAt(model, geometry, { x: -500, y: -500 })).toBeNull();
});

test('a free place covers nothing, also for a block of several', () => {
  const { model, geometry } = open(openingDesign());
  const tier = model.networks[0]!.tiers[2]!.node;
  const holder = geometry.absolute.get(tier)!;
  const block = [
    { column: 0, row: 0 },
    { column: 1, row: 0 },
  ];
  const at = freePlace(model, tier, block);
  for (const child of model.children(tier)) {
    const box = model.design.layout[child.id]!;
    for (const { column } of block) {
      expect(meets({ ...box, ...LEAF }, { x: at.x + column * 280, y: at.y, ...LEAF })).toBe(false);
    }
  }
  expect(holder.width).toBeGreaterThan(0);
});

test('a VPC without zones, tiers or a readable range is drawn all the same', () => {
  const design = buildDesign();
  const region = design.node('region', { label: 'r' });
  const vpc = design.node('vpc', {
    label: 'v',
    parent: region,
    params: { zones: [], cidr: 'nonsense' },
  });
  design.node('note', {
    label: 'n',
    parent: vpc,
    params: { text: 'one\ntwo' },
    at: { x: 400, y: 300 },
  });
  const { geometry } = open(design.build());
  for (const rect of geometry.absolute.values()) {
    expect(Object.values(rect).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  }
});

for (const [name, design] of [
  ['example', openingDesign()],
  ['design of 100 nodes', largeDesign(100)],
] as const) {
  test(`the routes of the ${name} run level and upright, around every card that is not an end`, () => {
    const { model, geometry } = open(design);
    const routes = planRoutes(model, geometry, widthOf);
    expect(routes.size).toBe(model.edges.length);
    for (const edge of model.edges) {
      const { points } = routes.get(edge.id)!;
      points.slice(1).forEach((to, index) => {
        const from = points[index]!;
        expect(Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y))).toBeLessThan(1);
      });
    }
  });
}

test('in the example no route meets a strange card, and no label a card, a chip or another label', () => {
  const { model, geometry } = open(openingDesign());
  const routes = planRoutes(model, geometry, widthOf);
  const labels = model.edges.map((edge) => {
    return labelRect(routes.get(edge.id)!.label, widthOf(edge) - 120);
  });
  for (const node of model.nodes.filter((one) => !one.spec.container)) {
    const rect = geometry.absolute.get(node.id)!;
    for (const label of labels) expect(meets(rect, label)).toBe(false);
    for (const edge of model.edges.filter((one) => one.from !== node.id && one.to !== node.id)) {
      const { points } = routes.get(edge.id)!;
      points.slice(1).forEach((to, index) => {
        const from = points[index]!;
        const line = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          width: Math.abs(from.x - to.x),
          height: Math.abs(from.y - to.y),
        };
        expect(meets(rect, line)).toBe(false);
      });
    }
  }
  labels.forEach((label, index) => {
    for (const other of labels.slice(index + 1)) expect(meets(label, other)).toBe(false);
    for (const [tier, cells] of geometry.cells) {
      const holder = geometry.absolute.get(tier)!;
      for (const { rail } of cells) {
        expect(meets(label, { ...rail, x: holder.x + rail.x, y: holder.y + rail.y })).toBe(false);
      }
    }
  });
});

test('what nobody places by hand stands close to a design that lies far from the origin', () => {
  const design = buildDesign();
  const at = { x: 1600, y: 1200 };
  design.node('region', { label: 'r', at });
  const { model } = open(design.build());
  const place = openPlace(model, null, true);
  expect(place.x).toBe(at.x);
  expect(at.y - place.y).toBeGreaterThan(LEAF.height);
  expect(at.y - place.y).toBeLessThan(3 * LEAF.height);
});

test('what nobody places by hand stands on no line between two nodes of the open canvas', () => {
  const design = buildDesign();
  const region = design.node('region', { label: 'r', at: { x: 0, y: 0 } });
  design.node('vpc', { label: 'v', parent: region });
  const row = openPlace(open(design.build()).model, null, true).y;
  const at = (column: number) => ({ x: column * STEP.x, y: row });
  const users = design.node('internet', { label: 'Users', at: at(0) });
  const name = design.node('route53-record', { label: 'Name', at: at(2) });
  const between = openPlace(open(design.build()).model, null, true);
  expect(between).toEqual(at(1));
  design.edge('requests', users, name);
  expect(openPlace(open(design.build()).model, null, true)).not.toEqual(between);
});

test('a label that has no room on its line is tied to it', () => {
  const design = buildDesign();
  const from = design.node('internet', { label: 'Users', at: { x: 0, y: 0 } });
  const to = design.node('route53-record', {
    label: 'Name',
    at: { x: LEAF.width + 32, y: 0 },
  });
  const far = design.node('route53-record', {
    label: 'Far',
    at: { x: 0, y: 400 },
  });
  const near = design.edge('requests', from, to);
  const roomy = design.edge('requests', from, far);
  const { model, geometry } = open(design.build());
  const routes = planRoutes(model, geometry, () => 120);
  const middle = { x: LEAF.width + 16, y: LEAF.height / 2 };
  expect(routes.get(near)?.foot).toEqual(middle);
  expect(routes.get(near)?.label.x).toBe(middle.x);
  expect(routes.get(roomy)?.foot).toBeUndefined();
});
