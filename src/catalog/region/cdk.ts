import { cdkKind, fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { regionOf } from '../regions';
import { region } from './spec';

type Region = ModelNode<ParamsOf<typeof region.fields>>;

/** A region is the environment of its stacks, which the exporter writes itself; at most it refers to a key that it has. */
export const cdk = cdkKind(region, {
  stack: 'network',
  emit: (node, c) => {
    // A setting stands in the part of the export that holds its node, whoever asks for it.
    if (node.params.existingKey) keyArn(node, c);
    const known = regionOf(node.params.region);
    if (known?.optIn) {
      c.before(
        `opt-in-${known.code}`,
        `The region ${inMarkdown(known.name)} (${known.code}) is off in new accounts: enable it under "AWS Regions" of the account.`,
      );
    }
  },
  facets: { givenKey: (node, c) => (node.params.existingKey ? keyArn(node, c) : null) },
});

function keyArn(node: Region, c: Scope) {
  const code = c.cdk.regionOf(node);
  const name = `${c.name(node)}KeyArn`;
  c.before(
    `kms-${code}`,
    `A customer managed key in KMS, symmetric, in ${inMarkdown(code)}: give its ARN as \`${name}\` in \`lib/config.ts\`. It encrypts everything that ` +
      'would get a key of its own otherwise, and its rotation and its policy stay as they are.',
  );
  return c.setting({
    name,
    description: `ARN of the existing KMS key of ${nameOf(node)}.`,
    value: `arn:aws:kms:${code}:123456789012:key/00000000-0000-0000-0000-000000000000`,
    isExample: true,
    origin: fieldsOf(node).from('existingKey'),
  });
}
