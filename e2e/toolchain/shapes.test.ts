import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog';
import { terraformExporter } from '../../src/catalog/terraform';
import { resolve } from '../../src/resolve';
import { REFUSED, SHAPES } from './shapes';
import { failureOf, runTerraform, terraformMissing } from './terraform';

const why = terraformMissing();
if (why !== null && process.env['CI'] !== undefined) throw new Error(`CI needs terraform: ${why}`);
const dir = mkdtempSync(join(tmpdir(), 'lintel-shapes-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What AWS makes is known after an apply only: these go all the way, and a second plan finds nothing to do. */
const APPLIED = [
  'the example',
  'two regions',
  'two VPCs and a zone that is created',
  'many routes',
];

describe.skipIf(why !== null)(`terraform${why === null ? '' : ` (skipped: ${why})`}`, () => {
  const shapes = Object.keys(SHAPES).filter((name) => !REFUSED.includes(name));

  it.concurrent.each(shapes)('formats, validates and plans %s', async (name) => {
    const files = terraformExporter.run(resolve(SHAPES[name]!(), catalog), []);
    const steps = APPLIED.includes(name)
      ? (['fmt', 'init', 'validate', 'plan', 'apply', 'replan'] as const)
      : (['fmt', 'init', 'validate', 'plan'] as const);
    const done = await runTerraform(files, join(dir, name.replaceAll(/\W+/g, '-')), steps);
    expect(failureOf(done)).toBeNull();
  });

  it.concurrent.each(REFUSED)('formats and validates %s, which AWS would refuse', async (name) => {
    const files = terraformExporter.run(resolve(SHAPES[name]!(), catalog), []);
    const done = await runTerraform(files, join(dir, name.replaceAll(/\W+/g, '-')), [
      'fmt',
      'init',
      'validate',
    ]);
    expect(failureOf(done)).toBeNull();
  });
});
