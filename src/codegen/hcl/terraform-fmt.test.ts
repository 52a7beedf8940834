import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../code';
import { anyBody } from '../../testing/hcl-arbitraries';
import { file, resource } from './index';

const terraform = (args: readonly string[], input = '') =>
  spawnSync('terraform', args, { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
const isInstalled = terraform(['version']).status === 0;
const title = isInstalled ? 'terraform fmt' : 'terraform fmt (skipped: terraform is not on PATH)';

describe.skipIf(!isInstalled)(title, () => {
  it('leaves every printed file as it is', () => {
    const files = fc.array(anyBody, { minLength: 150, maxLength: 150 });
    const property = fc.property(files, (bodies) => {
      const { text } = print(file(bodies.map((items) => resource('aws_x', 'y', items))));
      const { status, stdout, stderr } = terraform(['fmt', '-no-color', '-'], text);
      expect(status, stderr).toBe(0);
      expect(stdout).toBe(text);
    });
    // Each run starts a process, so a failing file is not shrunk; its diff shows the line.
    fc.assert(property, { numRuns: 4, endOnFailure: true });
  });
});
