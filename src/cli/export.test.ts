import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { terraformKinds } from '../catalog/terraform';
import { createTerraformExporter } from '../exporters/terraform';
import { run } from './run';

const folder = mkdtempSync(join(tmpdir(), 'lintel-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('V4 an export that leaves out what its emitter threw on is written, says so, and ends with 1', () => {
  const kinds = new Map(terraformKinds);
  const emit = () => {
    throw new Error('a\nbug');
  };
  kinds.set('elasticache', { ...kinds.get('elasticache')!, emit });
  let err = '';
  const io = {
    out: () => undefined,
    err: (text: string) => void (err += text),
    cwd: folder,
    today: '2026-06-01',
  };
  const argv = ['export', '--template', 'three-tier', '--target', 'terraform', '--out', 'infra'];
  expect(run(argv, io, [createTerraformExporter(kinds)])).toBe(1);
  expect(err).toMatch(
    /^left out: Session cache \(ElastiCache\): Lintel failed on it, .+ \(a bug\)\.$/m,
  );
  expect(err).toMatch(/^\d+ files in \S+, 0 open errors, 1 node left out\.$/m);
  expect(readFileSync(join(folder, 'infra/README.md'), 'utf8')).toContain('Session cache');
  expect(existsSync(join(folder, 'infra/database.tf'))).toBe(true);
});
