import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that start real tools (terraform, tsc): slow, so they are no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['e2e/toolchain/**/*.test.ts'],
    environment: 'node',
    // CDK keeps one core busy and Terraform waits for its providers: two files at a time, and two tools of each.
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
