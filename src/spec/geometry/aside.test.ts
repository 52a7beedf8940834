import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { openingDesign } from '../../templates/opening';
import { resolve } from '../../resolve';
import { asideIn } from './aside';
import { arrange } from './arrange';
import { bottom, LEAF, meets, right } from './measures';

const model = resolve(openingDesign(), catalog);
const geometry = arrange(model);
const idOf = (kind: string, at = 0) => model.nodes.filter((node) => node.kind === kind)[at]!.id;
const [region, vpc] = [idOf('region'), idOf('vpc')];
const rectOf = (id: string) => geometry.absolute.get(id)!;

test('what a VPC does not take goes to the nearest side of it', () => {
  const inside = rectOf(vpc);
  const tier = idOf('tier', 1);
  const at = (x: number, y: number) => asideIn(model, geometry, region, tier, { x, y, ...LEAF })!;
  const middle = (inside.y + bottom(inside)) / 2;
  expect(at(right(inside) - 100, middle)).toEqual({ x: right(inside) + 24, y: middle });
  const below = at(inside.x + 400, bottom(inside) - 60);
  expect(below).toEqual({ x: inside.x + 400, y: bottom(inside) + 24 });
  for (const place of [below, at(right(inside) - 100, middle)])
    expect(meets({ ...place, ...LEAF }, inside)).toBe(false);
  // To the left and above, the border of the region is too near.
  const corner = at(inside.x + 4, inside.y + 4);
  expect(corner.x).toBeGreaterThanOrEqual(rectOf(region).x);
  expect(meets({ ...corner, ...LEAF }, inside)).toBe(false);
});

test('over no child of the container there is no such place', () => {
  const [above, below] = [idOf('tier', 0), idOf('tier', 2)];
  const box = { ...rectOf(above), ...LEAF };
  expect(asideIn(model, geometry, below, above, box)).toBeNull();
  expect(asideIn(model, geometry, region, null, box)).toBeNull();
});
