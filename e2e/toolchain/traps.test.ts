import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportOf } from './exported';
import { SHAPES } from './shapes';
import { addressOf, blocksOf } from './tree';
import { TRAPS } from './traps';

describe('a trap', async () => {
  const path = new URL('traps/fallen.tf', import.meta.url);
  const fallen = await blocksOf([{ path: 'main.tf', text: readFileSync(path, 'utf8') }]);

  it.each(TRAPS)('is noticed that $does', ({ find }) => {
    expect(find(fallen)).not.toEqual([]);
  });
});

it('the parser sees what is there', async () => {
  const addresses = (await blocksOf(exportOf(SHAPES['the example']!()))).map(addressOf);
  expect(addresses).toEqual(
    expect.arrayContaining([
      'module.vpc',
      'aws_db_instance.db',
      'ephemeral.random_password.db',
      'data.aws_iam_policy_document.kms_logs',
      'variable.dns_domain_name',
    ]),
  );
});
