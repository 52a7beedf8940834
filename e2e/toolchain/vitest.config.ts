import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take minutes, the longest first: begun last, one would go on alone. */
const LONG = ['/variants.test.ts', '/cdk/templates.test.ts', '/pieces.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((end) => moduleId.endsWith(end));
      return at < 0 ? LONG.length : at;
    };
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Tests that start real tools (terraform, tsc): slow, so they are no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['e2e/toolchain/**/*.test.ts'],
    environment: 'node',
    // The CDK's library alone takes seconds to load: once for each worker, not for each file. It asks for the folder of a process.
    pool: 'forks',
    isolate: false,
    // CDK keeps one core busy and Terraform waits for its providers: two files at a time, and two tools of each.
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
