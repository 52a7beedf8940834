import { expect, it } from 'vitest';
import { inspectDesign } from '../../cli/inspect-design';
import { operations } from '../../templates/operations';
import { cdkExporter } from '../cdk';
import { terraformExporter } from '../terraform';

const textsWith = (certificate: string) => {
  const design = operations.build();
  const nodes = Object.entries(design.nodes).map(([id, node]) => [
    id,
    node.kind === 'application-load-balancer'
      ? { ...node, params: { ...node.params, certificate } }
      : node,
  ]);
  const { model } = inspectDesign({ ...design, nodes: Object.fromEntries(nodes) }, '2026-06-01');
  return [terraformExporter, cdkExporter].map(({ run }) =>
    run(model, [])
      .files.filter(({ path }) => /\.(?:tf|ts)$/.test(path))
      .map(({ text }) => text)
      .join('\n'),
  );
};

it('a certificate that is made is watched, and one that is given is not named as if it were made', () => {
  const [terraform, cdk] = textsWith('created');
  expect(terraform).toMatch(/CertificateArn += aws_acm_certificate\./);
  expect(cdk).toContain('new acm.Certificate(');
  const [givenTerraform, givenCdk] = textsWith('existing');
  expect(givenTerraform).not.toContain('aws_acm_certificate.');
  expect(givenCdk).not.toContain('DaysToExpiry');
});
