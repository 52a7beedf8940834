import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesTable } from './rules-table';

test('src/rules/RULES.md is what `npm run rules:table` writes', () => {
  const written = readFileSync(new URL('../rules/RULES.md', import.meta.url), 'utf8');
  expect(written === rulesTable(), 'run `npm run rules:table` and commit src/rules/RULES.md').toBe(
    true,
  );
});
