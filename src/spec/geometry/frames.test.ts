import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { openingDesign } from '../../templates/opening';
import {
  arrange,
  bottom,
  carriedBy,
  FRAME_SIDE,
  framesOf,
  freePlace,
  leafAt,
  planRoutes,
  rectOf,
  right,
  shownIn,
  snap,
  type Geometry,
} from '.';
import { BY_TIER } from './fold';

const open = (design: Design) => {
  const model = resolve(design, catalog);
  return { model, geometry: arrange(model) };
};

/** The example with a frame over all of it. */
function covered(): Design {
  const design = openingDesign();
  const params = { caption: '', position: 0, width: 4000, height: 4000 };
  const frame = { id: 'n900', kind: 'frame', slug: 'all', label: 'All', parent: null, params };
  return {
    ...design,
    nodes: { ...design.nodes, n900: frame },
    layout: { ...design.layout, n900: { x: -1000, y: -1000 } },
  };
}

describe('a frame', () => {
  test('is in nobody’s way: cards, lines and free places are as they are without it', () => {
    const [bare, framed] = [open(openingDesign()), open(covered())];
    expect(framed.geometry.absolute).toEqual(bare.geometry.absolute);
    expect(framed.geometry.rects).toEqual(bare.geometry.rects);
    const routes = ({ model, geometry }: typeof bare) => planRoutes(model, geometry, () => 80);
    expect(routes(framed)).toEqual(routes(bare));
    expect(freePlace(framed.model, null)).toEqual(freePlace(bare.model, null));
    expect(leafAt(framed.model, framed.geometry, { x: -900, y: -900 })).toBeNull();
  });

  test('is as large as its params say, within what a hand can draw', () => {
    const draft = buildDesign();
    const small = draft.node('frame', {
      label: 'Small',
      params: { width: -3, height: 1e9 },
      at: { x: 8, y: 16 },
    });
    const { geometry } = open(draft.build());
    expect(rectOf(geometry, small)).toEqual({
      x: 8,
      y: 16,
      width: FRAME_SIDE.min,
      height: FRAME_SIDE.max,
    });
  });

  test('lies on the canvas also where a file says that something holds it', () => {
    const draft = buildDesign();
    const region = draft.node('region', { label: 'Region', at: { x: 400, y: 400 } });
    const inside = draft.node('frame', { label: 'Inside', parent: region, at: { x: 8, y: 8 } });
    const { geometry } = open(draft.build());
    expect(geometry.rects.has(inside)).toBe(false);
    expect(rectOf(geometry, inside)).toMatchObject({ x: 8, y: 8 });
  });
});

describe('the order of frames', () => {
  const orderOf = (frames: readonly (readonly [string, number, number, number?])[]) => {
    const draft = buildDesign();
    for (const [label, x, y, position = 0] of frames)
      draft.node('frame', { label, at: { x, y }, params: { position, width: 200, height: 200 } });
    const { model, geometry } = open(draft.build());
    return framesOf(model, geometry).map(({ node }) => node.label);
  };

  test('is row by row from the left, and a row need not be straight', () => {
    expect(
      orderOf([
        ['d', 300, 416],
        ['b', 304, -24],
        ['c', 0, 400],
        ['a', 0, 0],
      ]),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  test('gives each its position, and the others the places between in reading order', () => {
    expect(
      orderOf([
        ['first', 900, 900, 1],
        ['a', 0, 0],
        ['third', 0, 900, 3],
        ['b', 300, 0],
        ['last', 0, -900, 99],
      ]),
    ).toEqual(['first', 'a', 'third', 'b', 'last']);
  });
});

test('frames have one order in both views', () => {
  const around = arrange(resolve(openingDesign(), catalog)).absolute;
  const [x, y] = [
    Math.max(...[...around.values()].map(right)),
    Math.max(...[...around.values()].map(bottom)),
  ].map((edge) => snap(edge + 96)) as [number, number];
  const draft = buildDesign();
  // A card below all zones comes up by all of them, and its frame with it.
  const card = draft.node('external-system', { label: 'Bank', at: { x, y } });
  const size = { width: 300, height: y - 200 + 96 };
  const follows = draft.node('frame', {
    label: 'Follows',
    at: { x: x - 24, y: 200 },
    params: size,
  });
  const stays = draft.node('frame', {
    label: 'Stays',
    at: { x: x + 500, y: 96 },
    params: { width: 80, height: 80 },
  });
  const added = draft.build();
  const bare = openingDesign();
  const renamed = (id: string) => `n9${id}`;
  const taken = [card, follows, stays];
  const model = resolve(
    {
      ...bare,
      nodes: {
        ...bare.nodes,
        ...Object.fromEntries(
          taken.map((id) => [renamed(id), { ...added.nodes[id]!, id: renamed(id) }]),
        ),
      },
      layout: {
        ...bare.layout,
        ...Object.fromEntries(taken.map((id) => [renamed(id), added.layout[id]!])),
      },
    },
    catalog,
  );
  const [byZone, byTier] = [arrange(model), BY_TIER.arrange(model)];
  const orderIn = (geometry: Geometry) => framesOf(model, geometry).map(({ node }) => node.label);
  const top = (geometry: Geometry, id: string) => geometry.frames.get(renamed(id))!.y;
  expect(top(byZone, stays)).toBeLessThan(top(byZone, follows));
  expect(top(byTier, stays)).toBeGreaterThan(top(byTier, follows));
  expect(orderIn(byZone)).toEqual(['Stays', 'Follows']);
  expect(orderIn(byTier)).toEqual(orderIn(byZone));
  expect(framesOf(model, byTier)[1]!.rect).toBe(byTier.frames.get(renamed(follows)));
});

describe('what a frame shows', () => {
  test('is all that lies wholly in it; of that goes along what no container holds', () => {
    const { model, geometry } = open(covered());
    const frame = geometry.frames.get('n900')!;
    expect(shownIn(model, geometry, frame)).toHaveLength(model.nodes.length - 1);
    expect(carriedBy(model, geometry, ['n900']).toSorted()).toEqual(
      model
        .children(null)
        .map(({ id }) => id)
        .filter((id) => id !== 'n900')
        .toSorted(),
    );
    const [users] = model.children(null).filter(({ spec }) => spec.can.includes('traffic-source'));
    expect(carriedBy(model, geometry, ['n900', users!.id])).not.toContain(users!.id);
  });

  test('is not what it shows a part of', () => {
    const draft = buildDesign();
    const frame = draft.node('frame', {
      label: 'Narrow',
      params: { width: 100, height: 400 },
      at: { x: 0, y: 0 },
    });
    draft.node('external-system', { label: 'Bank', at: { x: 16, y: 16 } });
    const { model, geometry } = open(draft.build());
    expect(carriedBy(model, geometry, [frame])).toEqual([]);
  });
});

test('tier by tier a frame shows what it shows zone by zone, and is lower with it', () => {
  const design = openingDesign();
  const bare = resolve(design, catalog);
  const network = bare.nodes.find(({ spec }) => spec.container === 'network')!;
  const around = arrange(bare).absolute.get(network.id)!;
  const params = { caption: '', position: 0, width: around.width + 48, height: around.height + 48 };
  const frame = { id: 'n900', kind: 'frame', slug: 'net', label: 'Net', parent: null, params };
  const model = resolve(
    {
      ...design,
      nodes: { ...design.nodes, n900: frame },
      layout: { ...design.layout, n900: { x: around.x - 24, y: around.y - 24 } },
    },
    catalog,
  );
  const [byZone, byTier] = [arrange(model), BY_TIER.arrange(model)];
  const shown = (geometry: Geometry) => shownIn(model, geometry, geometry.frames.get('n900')!);
  expect(shown(byZone)).toContain(network.id);
  expect(shown(byTier)).toEqual(shown(byZone));
  expect(byTier.frames.get('n900')!.height).toBeLessThan(byZone.frames.get('n900')!.height);
});
