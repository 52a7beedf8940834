import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { terraformMissing } from './terraform';

const missing = terraformMissing();
if (missing !== null) {
  if (process.env['CI'] === 'true')
    throw new Error(`${missing}, and CI must not skip these tests.`);
  console.warn(`Skipped, because ${missing}.`);
}

/** A suite that needs terraform: skipped where it is missing, and a failure there in CI. */
export const describeTerraform = describe.skipIf(missing !== null);

/** A folder for a test file's exports; what failed can be looked at there, the rest goes. */
export function workFolder(): { path: (name: string) => string; done: (name: string) => void } {
  const root = mkdtempSync(join(tmpdir(), 'lintel-toolchain-'));
  const path = (name: string) => join(root, name.replaceAll(/[^a-z0-9]+/gi, '-'));
  let left = 0;
  afterAll(() => {
    if (left === 0) rmSync(root, { recursive: true, force: true });
    else console.warn(`What failed is in ${root}.`);
  });
  return {
    path: (name) => {
      left += 1;
      return path(name);
    },
    done: (name) => {
      left -= 1;
      rmSync(path(name), { recursive: true, force: true });
    },
  };
}
