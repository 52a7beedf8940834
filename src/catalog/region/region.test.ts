import { expect, it } from 'vitest';
import { catalog } from '..';
import { terraformExporter } from '../terraform';
import { beginTransaction } from '../../design';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';

it('makes no key in a region whose key exists, and says what its policy has to allow', () => {
  const tx = beginTransaction(multiRegion.build());
  for (const node of Object.values(tx.design.nodes)) {
    if (node.slug === 'region')
      tx.changeNode(node.id, { params: { ...node.params, existingKey: true } });
  }
  const { files } = terraformExporter.run(resolve(tx.design, catalog), []);
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';

  expect(textOf('kms.tf')).toContain('data "aws_kms_key" "region"');
  expect(textOf('kms.tf')).not.toContain('resource "aws_kms_key"');
  expect(textOf('database.tf')).toContain('data.aws_kms_key.region.arn');
  expect(textOf('README.md')).toContain(
    'The policy of the key in us-east-1 must let `logs.<region>.amazonaws.com`',
  );
  expect(textOf('kms_us_west_2.tf')).toContain('resource "aws_kms_key"');
});
