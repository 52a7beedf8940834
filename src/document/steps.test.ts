import { expect, it } from 'vitest';
import { catalog } from '../catalog';
import type { Design } from '../design';
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

it('goes along every connection once, whatever the design, and into every frame', () => {
  for (let number = 0; number < 80; number += 1) {
    const model = modelOf(randomDesign(number, 'allowed'));
    const path = stepsOf(model, 'path').slice(1);
    const drawn = model.edges.filter(({ spec }) => !spec.from.includes('decision'));
    expect(path.flatMap(({ edges }) => edges).toSorted()).toEqual(
      drawn.map(({ id }) => id).toSorted(),
    );
    const frames = stepsOf(model, 'frames').slice(1);
    expect(frames).toHaveLength(model.nodes.filter(({ spec }) => spec.container).length);
    for (const walk of WALKS)
      for (const { nodes } of stepsOf(model, walk))
        for (const id of nodes) expect(model.find(id)).toBeDefined();
  }
});
