/**
 * Counts what `.ci/run` left in a folder: `NAME.check` and `NAME.tests` hold exit codes, `NAME.json` the report of
 * Vitest or Playwright. Plain JavaScript without packages, so that it also counts when `npm ci` has failed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: string[], broken?: string[] }} Count */

const [folder = '.'] = process.argv.slice(2);
const isCI = process.env.CI === 'true';

const total = { passed: 0, failed: 0 };
for (const file of readdirSync(folder).toSorted()) {
  const kind = extname(file);
  if (kind !== '.check' && kind !== '.tests') continue;
  const name = basename(file, kind);
  const isGreen = readFileSync(join(folder, file), 'utf8').trim() === '0';
  const count = kind === '.check' ? countCheck(isGreen) : countTests(name, isGreen);
  if (isCI && count.skipped.length > 0) {
    console.log(`${name}: in CI a skipped test counts as failed: ${count.skipped.join('; ')}`);
    count.failed += count.skipped.length;
  }
  // The end of a long log is what is kept of it: the names have to be there.
  for (const title of count.broken ?? []) console.log(`${name}: failed: ${title}`);
  console.log(
    `${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped.length} skipped`,
  );
  total.passed += count.passed;
  total.failed += count.failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** @returns {Count} */
function countCheck(isGreen) {
  return { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: [] };
}

/** @returns {Count} */
function countTests(name, isGreen) {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) {
    console.log(`${name}: there is no report, so it counts as one failure.`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const count = report.suites ? countPlaywright(report) : countVitest(report);
  if (!isGreen && count.failed === 0) {
    console.log(`${name}: it failed outside its tests, which counts as one failure.`);
    count.failed = 1;
  }
  return count;
}

/** A file that does not load has no test to blame and counts as one failure. @returns {Count} */
function countVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = tests.filter(({ status }) => status === 'failed');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed.length + broken.length,
    broken: [
      ...failed.map(({ fullName }) => fullName),
      ...broken.map((file) => `${file.name} does not load`),
    ],
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

/** @returns {Count} */
function countPlaywright({ suites, errors }) {
  const specs = suites.flatMap(specsOf);
  const tests = specs.flatMap(({ title, tests: runs }) =>
    runs.map(({ status }) => ({ title, status })),
  );
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky');
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: failed.length + errors.length,
    broken: failed.map(({ title }) => title),
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ title }) => title),
  };
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
