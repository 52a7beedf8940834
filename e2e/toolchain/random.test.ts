import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog';
import type { Design } from '../../src/design';
import { drawnDesigns, withStranger } from './drawn';
import { exportOf } from './exported';
import { withoutFirewalls } from './firewalls';
import { refusedInDesign } from './refusals';
import { failureOf, runTerraform, TO_PLAN_AT_ONCE } from './terraform';
import { addressOf, blocksOf } from './tree';
import { describeTerraform, workFolder } from './with-terraform';

const designs = drawnDesigns();

it('the walks hold most kinds between them, and nothing that AWS refuses', () => {
  expect(designs).toHaveLength(12);
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
    // A third keep what they drew of them.
    const files = exportOf(seed % 3 === 0 ? design : withoutFirewalls(design));
    expect(failureOf(await runTerraform(files, dir, TO_PLAN_AT_ONCE))).toBeNull();
    folder.done(String(seed));
  });
});
