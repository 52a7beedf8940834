import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog';
import { apply, idsAfter, type Design } from '../../src/design';
import { resolve } from '../../src/resolve';
import { placeNode } from '../../src/spec/commands';
import { exportOf } from './exported';
import { refusedInDesign, repair } from './refusals';
import { failureOf, runTerraform, TO_PLAN } from './terraform';
import { addressOf, blocksOf } from './tree';
import { chanceOf, walk } from './walk';
import { describeTerraform, workFolder } from './with-terraform';

const WANTED = 20;
const FIRST_SEED = 1;

/** Designs that AWS would take, as random hands draw them; a walk that cannot be repaired is no such design. */
function* drawn(): Iterable<{ readonly seed: number; readonly design: Design }> {
  for (let seed = FIRST_SEED, found = 0; found < WANTED; seed += 1) {
    const design = repair(walk(chanceOf(seed)), { mayRemove: true });
    if (!design || Object.keys(design.nodes).length === 0) continue;
    found += 1;
    yield { seed, design };
  }
}

const designs = [...drawn()];

/** Something that has nothing to do with the rest: a region of its own, and a bucket there. */
function withStranger(design: Design): Design {
  let now = design;
  for (const kind of ['region', 's3-bucket']) {
    const over = kind === 'region' ? null : (Object.keys(now.nodes).at(-1) ?? null);
    const at = kind === 'region' ? { x: 40_000, y: 0 } : null;
    const plan = placeNode(resolve(now, catalog), { kind, over, at }, idsAfter(now));
    if (!plan.ok) throw new Error(plan.error.reason);
    now = apply(now, plan.value.patch);
  }
  return now;
}

it('the walks hold most kinds between them, and nothing that AWS refuses', () => {
  expect(designs).toHaveLength(WANTED);
  for (const { design } of designs) expect(refusedInDesign(design)).toEqual([]);
  const kinds = new Set(
    designs.flatMap(({ design }) => Object.values(design.nodes).map(({ kind }) => kind)),
  );
  expect(kinds.size).toBeGreaterThan((catalog.kinds.size * 2) / 3);
});

it.each(designs)(
  'E3 the addresses of design $seed stay when a stranger comes',
  async ({ design }) => {
    const addressesOf = async (of: Design) => (await blocksOf(exportOf(of))).map(addressOf);
    const [before, after] = [await addressesOf(design), await addressesOf(withStranger(design))];
    const now = new Set(after);
    expect(before.filter((address) => !now.has(address))).toEqual([]);
    expect(after.length).toBeGreaterThan(before.length);
  },
);

describeTerraform('terraform plans what random hands draw', () => {
  const folder = workFolder();
  it.concurrent.each(designs)('design $seed', async ({ seed, design }) => {
    const dir = folder.path(String(seed));
    expect(failureOf(await runTerraform(exportOf(design), dir, TO_PLAN))).toBeNull();
    folder.done(String(seed));
  });
});
