import { expect, it } from 'vitest';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { resolve } from '../resolve';
import { openingDesign } from '../templates/opening';
import { randomDesign } from '../testing/random-design';
import { stepsOf, WALKS } from './steps';

const modelOf = (design: Design) => resolve(design, catalog);

it('walks from the users to the data, the whole first', () => {
  const titles = stepsOf(modelOf(openingDesign()), 'path').map(({ title }) => title);
  expect(titles[0]).toBe('Three-tier web application');
  expect(titles[1]).toBe('Users sends requests to app.example.com');
  const at = (part: string) => titles.findIndex((title) => title.includes(part));
  expect(at('resolves to')).toBeLessThan(at('routes to'));
  expect(at('routes to')).toBeLessThan(at('reads and writes'));
  expect(at('reads and writes')).toBeLessThan(at('replicates to'));
});

it('goes through the frames that somebody has drawn in their order, and through containers without any', () => {
  expect(stepsOf(modelOf(openingDesign()), 'frames')[1]).toMatchObject({
    title: 'Region · us-east-1',
  });
  const draft = buildDesign();
  draft.node('region', { label: 'Region' });
  const frame = (label: string, x: number, params: JsonObject) =>
    draft.node('frame', { label, at: { x, y: 0 }, params });
  const [b, a] = [
    frame('Later', 900, { caption: ' Then the data. ' }),
    frame('First', 0, { caption: '' }),
  ];
  expect(stepsOf(modelOf(draft.build()), 'frames').slice(1)).toEqual([
    { title: '1. First', text: '', nodes: [a], edges: [], isFrame: true },
    { title: '2. Later', text: 'Then the data.', nodes: [b], edges: [], isFrame: true },
  ]);
});

it('goes along every connection once, whatever the design, and into every frame', () => {
  for (let number = 0; number < 80; number += 1) {
    const model = modelOf(randomDesign(number, 'allowed'));
    const path = stepsOf(model, 'path').slice(1);
    const drawn = model.edges.filter(({ spec }) => !spec.from.includes('decision'));
    expect(path.flatMap(({ edges }) => edges).toSorted()).toEqual(
      drawn.map(({ id }) => id).toSorted(),
    );
    const frames = stepsOf(model, 'frames').slice(1);
    const own = model.nodes.filter(({ spec }) => spec.isFrame);
    const containers = model.nodes.filter(({ spec }) => spec.container);
    expect(frames).toHaveLength(own.length || containers.length);
    for (const walk of WALKS)
      for (const { nodes } of stepsOf(model, walk))
        for (const id of nodes) expect(model.find(id)).toBeDefined();
  }
});
