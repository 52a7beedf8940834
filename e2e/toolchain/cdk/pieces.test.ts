import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cdkKinds } from '../../../src/catalog/cdk';
import { terraformKinds } from '../../../src/catalog/terraform';
import { cdkExportOf } from '../exported';
import { edgesOf, kindPieces, verbPieces, withoutVerb } from '../pieces';
import { appOf, appsFolder, describeApps } from './cases';
import { difference } from './meaning';
import { synthesize } from './synth';

const GOLDEN = fileURLToPath(new URL('../golden/cdk-verbs.txt', import.meta.url));

const kinds = kindPieces();
const verbs = verbPieces().map((piece) => ({ ...piece, name: `verb-${piece.name}` }));

it('CDK knows every kind that Terraform knows', () => {
  expect([...cdkKinds.keys()]).toEqual([...terraformKinds.keys()]);
});

it.each([...kinds, ...verbs])('a CDK app leaves nothing out of $name', ({ design }) => {
  const { files, leftOut } = cdkExportOf(design);
  expect(leftOut).toEqual([]);
  const code = files.filter(({ language }) => language === 'typescript');
  expect(code.filter(({ text }) => text.includes('Not exported:'))).toEqual([]);
});

// A region is the environment of its stacks, and has none alone.
const placed = kinds.filter(({ name }) => name !== 'region');
it.each(placed)('something in a CDK app comes from a $name', ({ name, design }) => {
  const origins = cdkExportOf(design).files.flatMap(({ spans }) =>
    spans.map(({ origin }) => origin.node),
  );
  const ofKind = Object.values(design.nodes).filter(({ kind }) => kind === name);
  expect(ofKind.filter(({ id }) => origins.includes(id))).toEqual(ofKind);
});

const synthesized = describeApps('a CDK app of every kind and every verb', [...kinds, ...verbs]);

describe('a connection', () => {
  const lone = verbs.map(({ name, verb, design }) => ({
    name,
    app: appOf({ name, design: withoutVerb(design, verb) }),
  }));
  const { folder, done } = appsFolder(lone.map(({ app }) => app));
  const meanings = new Map<string, readonly string[]>();

  it.each(lone)('means something in $name', async ({ name, app }) => {
    const { problem, stacks } = await synthesize(app, folder(), 'nothing');
    expect(problem).toBeNull();
    const lines = difference(stacks, synthesized.get(name)?.stacks ?? []);
    meanings.set(name, lines);
    expect(lines).not.toEqual([]);
    done();
  });

  it('means what it meant before', () => {
    const sections = verbs.map(({ name, verb, design }) => {
      const [edge] = edgesOf(design, verb);
      const kindOf = (id = '') => design.nodes[id]?.kind;
      const title = `${verb}: ${kindOf(edge?.from)} → ${kindOf(edge?.to)}`;
      return [title, ...(meanings.get(name) ?? [])].join('\n  ');
    });
    const text = `${sections.join('\n\n')}\n`;
    if (process.env['UPDATE_GOLDENS']) writeFileSync(GOLDEN, text);
    expect(existsSync(GOLDEN)).toBe(true);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });
});
