import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import { openingDesign } from '../../templates/opening';
import { arrange, walk, type Direction } from '.';

function open(design = openingDesign()) {
  const model = resolve(design, catalog);
  const geometry = arrange(model);
  const idOf = (label: string) => model.nodes.find((node) => node.label === label)!.id;
  return (from: string | null, direction: Direction) => {
    const next = walk(model, geometry, from === null ? null : idOf(from), direction);
    return next === null ? null : model.get(next).label;
  };
}

test('with a connection to the right and down, against it to the left and up', () => {
  const go = open();
  expect(go('Users', 'right')).toBe('app.example.com');
  expect(go('app.example.com', 'down')).toBe('Public ALB');
  expect(go('Public ALB', 'up')).toBe('app.example.com');
  expect(go('app.example.com', 'left')).toBe('Users');
  expect(go('Connection pool', 'down')).toBe('App database');
  expect(go('App database', 'right')).toBe('Read replica');
  expect(go('Read replica', 'left')).toBe('App database');
});

test('a connection is followed past what lies nearer', () => {
  const design = buildDesign();
  design.node('external-system', { label: 'Here', slug: 'here', at: { x: 0, y: 0 } });
  design.node('external-system', { label: 'Near', slug: 'near', at: { x: 280, y: 0 } });
  const [here, far] = [
    Object.values(design.build().nodes).find((node) => node.label === 'Here')!.id,
    design.node('external-system', { label: 'Far', slug: 'far', at: { x: 840, y: 104 } }),
  ];
  expect(open(design.build())('Here', 'right')).toBe('Near');
  design.edge('talks-to', here, far);
  expect(open(design.build())('Here', 'right')).toBe('Far');
  // Back from there the connection leads, and not to what is nearer.
  expect(open(design.build())('Far', 'left')).toBe('Here');
});

test('where no connection leads, to the nearest in that direction, and nowhere where nothing is', () => {
  const go = open();
  expect(go('Connection pool', 'right')).toBe('Session cache');
  expect(go('Read replica', 'up')).toBe('Session cache');
  expect(go('Users', 'left')).toBeNull();
  expect(go('Users', 'up')).toBeNull();
});

test('every node of the example is reached by the arrows alone', () => {
  const go = open();
  const seen = new Set<string>();
  const visit = (label: string) => {
    if (seen.has(label)) return;
    seen.add(label);
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = go(label, direction);
      if (next !== null) visit(next);
    }
  };
  visit(go(null, 'right')!);
  const leaves = resolve(openingDesign(), catalog).nodes.filter(({ spec }) => !spec.container);
  expect(seen.size).toBe(leaves.length);
});

test('containers lead to those beside them', () => {
  const go = open();
  expect(go('Public tier', 'down')).toBe('Application tier');
  expect(go('Data tier', 'up')).toBe('Application tier');
  expect(go('Region', 'down')).toBeNull();
});

test('a frame leads into what it shows and past it, and is come to where no card lies ahead', () => {
  const design = buildDesign();
  const frame = (label: string, x: number, y: number) =>
    design.node('frame', { label, at: { x, y }, params: { width: 640, height: 400 } });
  frame('Frame', 0, 0);
  frame('Empty', 1600, 0);
  const card = (label: string, x: number, y: number) =>
    design.node('external-system', { label, at: { x, y } });
  card('Left', 16, 168);
  card('Right', 400, 168);
  card('Above', 216, -400);
  card('Below', 216, 800);
  const go = open(design.build());
  expect(go('Frame', 'left')).toBe('Left');
  expect(go('Frame', 'right')).toBe('Right');
  expect(go('Frame', 'up')).toBe('Above');
  expect(go('Frame', 'down')).toBe('Below');
  expect(go('Right', 'left')).toBe('Left');
  expect(go('Right', 'right')).toBe('Empty');
  expect(go('Empty', 'left')).toBe('Right');
  expect(go(null, 'right')).toBe('Above');
});
