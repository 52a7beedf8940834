import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import { templates } from '../../templates';
import { openingDesign } from '../../templates/opening';
import { largeDesign } from '../../testing/large-design';
import { randomDesign } from '../../testing/random-design';
import type { Design } from '../../design';
import {
  arrange,
  bottom,
  contentOrigin,
  GRID,
  meets,
  snap,
  STEP,
  type Geometry,
  type Rect,
} from '.';
import { BY_TIER } from './fold';
import type { Model, ModelNode } from '../model';

interface Both {
  readonly model: Model;
  readonly byZone: Geometry;
  readonly byTier: Geometry;
}

function drawn(design: Design): Both {
  const model = resolve(design, catalog);
  return { model, byZone: arrange(model), byTier: BY_TIER.arrange(model) };
}

const designs: readonly (readonly [string, Design])[] = [
  ...templates.map(({ id, build }) => [id, build()] as const),
  ['a design of 100 nodes', largeDesign(100)],
  ...Array.from(
    { length: 30 },
    (_, seed) =>
      [`random design ${seed}`, randomDesign(seed, seed % 2 === 0 ? 'any' : 'allowed')] as const,
  ),
];

/** Every card somewhere else, on the grid. */
function scattered(design: Design, seed: number): Design {
  let state = seed + 1;
  const within = (steps: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % steps) * GRID;
  };
  const model = resolve(design, catalog);
  const moved = model.nodes.flatMap(({ id, spec }) =>
    spec.container ? [] : [[id, { ...design.layout[id], x: within(160), y: within(160) }] as const],
  );
  return { ...design, layout: { ...design.layout, ...Object.fromEntries(moved) } };
}

const heightOf = ({ absolute }: Geometry): number => {
  const rects = [...absolute.values()];
  return Math.max(...rects.map(bottom)) - Math.min(...rects.map(({ y }) => y));
};

const everywhere = templates.flatMap(({ id, build }, seed) =>
  [0, 1].map((turn) => [`${id}, scattered ${turn}`, scattered(build(), seed + turn * 97)] as const),
);

describe.each([...designs, ...everywhere])('%s, tier by tier', (_name, design) => {
  const { model, byZone, byTier } = drawn(design);
  // What stands where nothing of its kind can is not drawn.
  const nodes = model.nodes.filter(({ id }) => byZone.rects.has(id));
  const pairs = nodes.flatMap((node) =>
    model
      .children(node.parent)
      .filter(({ id }) => id > node.id && byZone.rects.has(id))
      .map((other) => [node, other] as const),
  );

  test('nothing moves sideways or down, and what lies in a tier stays where it is in it', () => {
    for (const { id, parent } of nodes) {
      const [was, is] = [byZone.rects.get(id)!, byTier.rects.get(id)!];
      expect([is.x, is.width]).toEqual([was.x, was.width]);
      expect(is.y).toBeLessThanOrEqual(was.y);
      expect(is.height).toBeLessThanOrEqual(was.height);
      if (parent !== null && model.get(parent).spec.container === 'tier') expect(is).toEqual(was);
    }
  });

  test('all that moves does so by whole squares of the grid', () => {
    for (const { id } of nodes) {
      expect((byZone.rects.get(id)!.y - byTier.rects.get(id)!.y) % GRID).toBe(0);
    }
  });

  test('what is apart stays apart', () => {
    for (const [a, b] of pairs) {
      const [one, other] = [byZone, byZone].map(({ rects }, at) => rects.get([a, b][at]!.id)!);
      if (meets(one!, other!)) continue;
      const [now, then] = [byTier.rects.get(a.id)!, byTier.rects.get(b.id)!];
      expect(meets(now, then), `${a.label} and ${b.label}`).toBe(false);
    }
  });

  test('every container holds what lies in it', () => {
    for (const { id, parent } of nodes) {
      if (parent === null) continue;
      const [rect, holder] = [byTier.absolute.get(id)!, byTier.absolute.get(parent)!];
      expect(rect.y).toBeGreaterThanOrEqual(holder.y);
      expect(bottom(rect)).toBeLessThanOrEqual(bottom(holder));
    }
  });

  test('cards of a row stay in a row', () => {
    for (const [a, b] of pairs) {
      if (a.spec.container || b.spec.container) continue;
      const rectsOf = (node: ModelNode) => [byZone.rects.get(node.id)!, byTier.rects.get(node.id)!];
      const [[was, is], [other, now]] = [rectsOf(a), rectsOf(b)];
      if (was!.y === other!.y) expect(is!.y).toBe(now!.y);
    }
  });
});

/** Puts a card where it is drawn, as a hand would do it tier by tier. */
function put({ model, byZone }: Both, node: ModelNode, box: Rect): Both {
  const { parent } = node;
  const y = BY_TIER.unfold(model, {
    box,
    over: parent,
    isContainer: node.spec.container !== undefined,
    except: new Set([node.id]),
    near: byZone.absolute.get(node.id)!.y,
  });
  const holder = parent === null ? null : model.get(parent);
  const { x: left, y: top } = (holder && byZone.absolute.get(holder.id)) ?? { x: 0, y: 0 };
  const origin = contentOrigin(holder);
  const moved = { x: box.x - left - origin.x, y: y - top - origin.y };
  return drawn({ ...model.design, layout: { ...model.design.layout, [node.id]: moved } });
}

describe.each(templates.map(({ id, build }) => [id, build()] as const))('in %s', (_id, design) => {
  const both = drawn(design);
  const { model, byZone, byTier } = both;

  test('the drawing becomes lower where it has subnets', () => {
    if (model.networks.length === 0) expect(heightOf(byTier)).toBe(heightOf(byZone));
    else expect(heightOf(byTier)).toBeLessThanOrEqual(heightOf(byZone) - 64);
  });

  test('what is put back where it is drawn is stored where it was', () => {
    for (const node of model.nodes) {
      if (node.spec.container === 'tier' || !model.design.layout[node.id]) continue;
      const again = put(both, node, byTier.absolute.get(node.id)!);
      expect(again.byTier.absolute.get(node.id)).toEqual(byTier.absolute.get(node.id));
    }
  });

  test('what is let go at a free place stands there, and covers nothing zone by zone either', () => {
    let tried = 0;
    for (const node of model.nodes) {
      if (node.spec.container || !model.design.layout[node.id]) continue;
      const rect = byTier.absolute.get(node.id)!;
      const mates = model.children(node.parent).filter(({ id }) => id !== node.id);
      const holder = node.parent === null ? null : byTier.absolute.get(node.parent)!;
      for (let number = 0; number < 15; number += 1) {
        const box = {
          ...rect,
          x: rect.x + ((number % 3) - 1) * STEP.x,
          y: rect.y + snap((Math.floor(number / 3) - 2) * 72),
        };
        if (holder && (box.x < holder.x + 16 || box.y < holder.y + 56)) continue;
        if (mates.some(({ id }) => meets(byTier.absolute.get(id)!, box, 48))) continue;
        tried += 1;
        const after = put(both, node, box);
        expect(after.byTier.absolute.get(node.id), `${node.label} ${number}`).toEqual(box);
        for (const { id, label } of mates) {
          const covered = meets(
            after.byZone.absolute.get(id)!,
            after.byZone.absolute.get(node.id)!,
          );
          expect(covered, `${node.label} on ${label}`).toBe(false);
        }
      }
    }
    expect(tried).toBeGreaterThan(0);
  });
});

test('a card beside a tier stays beside it, and what stands below the VPC comes up', () => {
  const design = buildDesign();
  const region = design.node('region', { label: 'r', at: { x: 0, y: 0 } });
  const vpc = design.node('vpc', { label: 'v', parent: region, at: { x: 0, y: 0 } });
  const tiers = ['public', 'app', 'data'].map((role) =>
    design.node('tier', { label: role, parent: vpc, params: { role } }),
  );
  const inside = design.node('rds-instance', {
    label: 'db',
    parent: tiers[2]!,
    at: { x: 0, y: 0 },
  });
  const before = drawn(design.build());
  const { y } = before.byZone.rects.get(vpc)!;
  const level = before.byZone.absolute.get(inside)!.y - before.byZone.absolute.get(region)!.y - 32;
  const under = snap(bottom(before.byZone.rects.get(vpc)!) - y + 24);
  const beside = design.node('s3-bucket', {
    label: 'b',
    parent: region,
    at: { x: 1200, y: level },
  });
  const below = design.node('s3-bucket', { label: 'c', parent: region, at: { x: 0, y: under } });
  const after = drawn(design.build());
  const { byZone, byTier } = after;
  expect(byTier.absolute.get(beside)!.y).toBe(byTier.absolute.get(inside)!.y);
  const gap = ({ rects }: Geometry) => rects.get(below)!.y - bottom(rects.get(vpc)!);
  expect(gap(byTier)).toBe(gap(byZone));
  expect(byTier.rects.get(vpc)!.height).toBeLessThan(byZone.rects.get(vpc)!.height - 3 * 48);
});

test('a tier says how many zones it has, and what of its subnets has no card in it', () => {
  const { model, byTier } = drawn(templates[0]!.build());
  const [network] = model.networks;
  const [first] = network!.tiers;
  expect(byTier.bands!.get(first!.node)).toEqual({
    zones: network!.zones.length,
    parts: [{ node: network!.vpc, label: 'NAT', count: network!.natZones.length }],
  });
});

test('a hand may let go a hair above a folded part, and is answered at once', () => {
  const { model } = drawn(openingDesign());
  for (const place of [168, 272, 400, 632])
    for (const hair of [1e-5, 3e-14]) {
      const unfold = (y: number) =>
        BY_TIER.unfold(model, {
          box: { x: 1000, y, width: 208, height: 56 },
          over: null,
          isContainer: false,
        });
      const [above, at] = [unfold(place - hair), unfold(place)];
      expect(above).toBeGreaterThan(place - 1);
      expect(above).toBeLessThanOrEqual(at);
    }
});
