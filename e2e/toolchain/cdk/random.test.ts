import { describe, expect, it } from 'vitest';
import { beginTransaction, type Design } from '../../../src/design';
import { drawnDesigns, withStranger } from '../drawn';
import { unwiseInDesign } from '../refusals';
import { appOf, appsFolder, describeApps } from './cases';
import { synthesize, type Stack } from './synth';

const cases = drawnDesigns({ isStrict: true }).map(({ seed, design }) => ({
  name: `seed-${seed}`,
  design,
}));

it('the designs leave nothing to repair, and are no trifles', () => {
  for (const { design } of cases) expect(unwiseInDesign(design)).toEqual([]);
  const kinds = cases.flatMap(({ design }) => Object.values(design.nodes).map(({ kind }) => kind));
  expect(new Set(kinds).size).toBeGreaterThan(20);
  expect(kinds.length / cases.length).toBeGreaterThan(10);
});

const synthesized = describeApps('a CDK app of what random hands draw', cases);

/** A new name for everything, and a bucket in a region of its own. */
function withStrangerAndNewLabels(design: Design): Design {
  const tx = beginTransaction(design);
  for (const { id } of Object.values(design.nodes)) tx.changeNode(id, { label: `Called ${id}` });
  return withStranger(tx.design);
}

/** A resource whose place here changes is one that CloudFormation replaces. */
const placesIn = (stacks: readonly Stack[]): readonly string[] =>
  stacks.flatMap(({ name, resources }) =>
    Object.entries(resources).map(([id, { Type }]) => `${name}/${id} ${Type}`),
  );

describe('E3 what is deployed stays', () => {
  const later = cases.map(({ name, design }) => ({
    name,
    app: appOf({ name, design: withStrangerAndNewLabels(design) }),
  }));
  const { folder, done } = appsFolder(later.map(({ app }) => app));

  it.each(later)('when a stranger joins the design of $name', async ({ name, app }) => {
    const before = placesIn(synthesized.get(name)?.stacks ?? []);
    const { problem, stacks } = await synthesize(app, folder(), 'nothing');
    expect(problem).toBeNull();
    const after = new Set(placesIn(stacks));
    expect(before.filter((place) => !after.has(place))).toEqual([]);
    expect(after.size).toBeGreaterThan(before.length);
    done();
  });
});
