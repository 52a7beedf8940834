import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog';
import { terraformKinds } from '../../src/catalog/terraform';
import type { Design } from '../../src/design';
import { exportOf } from './exported';
import { withoutFirewalls } from './firewalls';
import { edgesOf, kindPieces, together, verbPieces, withoutVerb, wordOf } from './pieces';
import { difference, plannedResources } from './planned';
import { refusedInDesign } from './refusals';
import { failureOf, runTerraform, TO_REPLAN } from './terraform';
import { blocksOf } from './tree';
import { TRAPS } from './traps';
import { describeTerraform, workFolder } from './with-terraform';

const GOLDEN = fileURLToPath(new URL('golden/verbs.txt', import.meta.url));
/** Terraform's time grows faster than a design does. */
const AT_ONCE = 12;
const inGroups = <P extends { readonly name: string }>(pieces: readonly P[]) =>
  Array.from({ length: Math.ceil(pieces.length / AT_ONCE) }, (_, at) => {
    const group = pieces.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
    return { names: `${group[0]!.name} to ${group.at(-1)!.name}`, pieces: group };
  });
const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const kinds = kindPieces();
const verbs = verbPieces();
/** Those keep their web ACL that are about one. */
const light = <P extends { readonly name: string; readonly design: Design }>(piece: P): P => {
  const spec = catalog.kinds.get(piece.name)?.spec;
  const isItsOwn = spec !== undefined && ('waf' in spec.fields || spec.id === 'monitoring');
  return isItsOwn ? piece : { ...piece, design: withoutFirewalls(piece.design) };
};

describe('the pieces', () => {
  it('show every kind and every verb that is exported', () => {
    expect(kinds.map(({ name }) => name)).toEqual([...terraformKinds.keys()]);
    for (const { name, design } of kinds) {
      expect(Object.values(design.nodes).map(({ kind }) => kind)).toContain(name);
    }
    const exported = [...catalog.verbs.values()].filter(({ spec }) => spec.exported);
    expect([...new Set(verbs.map(({ verb }) => verb))]).toEqual(
      exported.map(({ spec }) => spec.id),
    );
    for (const { verb, design } of verbs) expect(edgesOf(design, verb)).toHaveLength(1);
  });

  it.each([...kinds, ...verbs])('$name falls into no trap', async ({ design }) => {
    const blocks = await blocksOf(exportOf(design));
    expect(TRAPS.flatMap(({ find }) => find(blocks))).toEqual([]);
  });
});

describeTerraform('terraform', () => {
  const folder = workFolder();
  const applies = async (name: string, design: Design) => {
    expect(refusedInDesign(design)).toEqual([]);
    const dir = folder.path(name);
    expect(failureOf(await runTerraform(exportOf(design), dir, TO_REPLAN))).toBeNull();
    folder.done(name);
  };

  it.concurrent.each(inGroups(kinds.map(light)))(
    'applies kinds, each alone, and has nothing to do afterwards: $names',
    async ({ names, pieces }) => applies(names, together(pieces)),
  );

  it('makes of a connection exactly what it means, and of its absence nothing', async () => {
    const sections: { readonly lines: readonly string[]; readonly title: string }[] = [];
    for (const { names, pieces } of inGroups(verbs.map(light))) {
      const lone = pieces.map(({ name, verb, design }) => ({
        name,
        design: withoutVerb(design, verb),
      }));
      const [before, after] = await Promise.all([
        plannedResources(exportOf(together(lone)), folder.path(`apart-${names}`)),
        plannedResources(exportOf(together(pieces)), folder.path(`joined-${names}`)),
      ]);
      const own = pieces.map(({ name, verb, design }) => {
        const [edge] = edgesOf(design, verb);
        const kindOf = (id = '') => design.nodes[id]?.kind;
        const lines = difference(before, after, wordOf(name));
        return { lines, title: `${verb}: ${kindOf(edge?.from)} → ${kindOf(edge?.to)}` };
      });
      // Whatever differs is the doing of one of the connections, and each of them does something.
      const told = own.flatMap(({ lines }) => lines);
      expect(difference(before, after).toSorted(byText)).toEqual(told.toSorted(byText));
      sections.push(...own);
      folder.done(`apart-${names}`);
      folder.done(`joined-${names}`);
    }
    expect(sections.filter(({ lines }) => lines.length === 0)).toEqual([]);
    const text = sections.map(({ title, lines }) => [title, ...lines].join('\n  ')).join('\n\n');
    if (process.env['UPDATE_GOLDENS']) writeFileSync(GOLDEN, `${text}\n`);
    expect(existsSync(GOLDEN)).toBe(true);
    expect(`${text}\n`).toBe(readFileSync(GOLDEN, 'utf8'));
  });
});
