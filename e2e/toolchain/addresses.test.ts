import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog';
import { apply, idsAfter, type Design } from '../../src/design';
import { resolve } from '../../src/resolve';
import type { BoundCommand } from '../../src/spec/command';
import { bind } from '../../src/spec/command';
import { duplicate, placeNode, placePattern, setLabel } from '../../src/spec/commands';
import { openingDesign } from '../../src/templates/opening';
import { exportOf } from './exported';
import { withoutFirewalls } from './firewalls';
import { failureOf, runSteps, runTerraform, terraform, TO_APPLY, writeExport } from './terraform';
import { addressOf, blocksOf } from './tree';
import { describeTerraform, workFolder } from './with-terraform';

const EXAMPLE = openingDesign();
const ids = (design: Design) => Object.values(design.nodes);
const nodeOf = (slug: string) => ids(EXAMPLE).find((node) => node.slug === slug)!.id;

function after(design: Design, ...commands: readonly BoundCommand[]): Design {
  return commands.reduce((now, command) => {
    const plan = command(resolve(now, catalog), idsAfter(now));
    if (!plan.ok) throw new Error(plan.error.reason);
    return apply(now, plan.value.patch);
  }, design);
}

const place = (kind: string): BoundCommand => bind(placeNode, { kind, over: null, at: null });
const pattern = (id: string): BoundCommand =>
  bind(placePattern, { pattern: id, over: nodeOf('vpc'), at: null });

const addressesOf = async (design: Design): Promise<ReadonlySet<string>> =>
  new Set((await blocksOf(exportOf(design))).map(addressOf));
const ofExample = addressesOf(EXAMPLE);

/** A tier stands in the example already, and takes no second. */
const ADDITIONS: readonly (readonly [string, BoundCommand])[] = [
  ...[...catalog.kinds.keys()]
    .filter((kind) => kind !== 'tier')
    .map((kind) => [kind, place(kind)] as const),
  ...catalog.patterns
    .filter(({ id }) => id !== 'three-tier-network')
    .map(({ id }) => [`the pattern ${id}`, pattern(id)] as const),
  ['a copy of everything', bind(duplicate, { nodes: [nodeOf('region')] })],
];

describe('E3 an addition renames nothing', () => {
  it.each(ADDITIONS)('%s', async (_, addition) => {
    const [before, now] = await Promise.all([ofExample, addressesOf(after(EXAMPLE, addition))]);
    expect(before.size).toBeGreaterThan(50);
    expect([...before].filter((address) => !now.has(address))).toEqual([]);
  });

  it('nor does a label', async () => {
    const renamed = ids(EXAMPLE).map(({ id }) => bind(setLabel, { node: id, label: 'Renamed' }));
    expect(await addressesOf(after(EXAMPLE, ...renamed))).toEqual(await ofExample);
  });
});

describeTerraform('E3 terraform destroys nothing', () => {
  const folder = workFolder();

  it('when a design grows that is applied', async () => {
    const dir = folder.path('grown');
    const applied = await runTerraform(exportOf(withoutFirewalls(EXAMPLE)), dir, TO_APPLY);
    expect(failureOf(applied)).toBeNull();

    const patterns = catalog.patterns.filter(({ id }) => id !== 'three-tier-network');
    const grown = after(EXAMPLE, ...patterns.map(({ id }) => pattern(id)), place('region'));
    writeExport(exportOf(withoutFirewalls(grown)), dir);
    // The cache of the second pattern may bring what the first export did without.
    expect(failureOf(await runSteps(dir, ['fmt', 'init']))).toBeNull();
    const { status, output } = await terraform(['plan', '-input=false'], dir);
    expect(output).toMatch(/^Plan: [1-9]\d* to add, \d+ to change, 0 to destroy\.$/m);
    expect(status).toBe(0);
    folder.done('grown');
  });
});
