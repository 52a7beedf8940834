import { set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  terraformKind,
  type Terraform,
} from '../../exporters/terraform';
import { regionOf } from '../regions';
import { region } from './spec';

type Region = ModelNode<ParamsOf<typeof region.fields>>;

/** A region is a provider, which the exporter writes itself; at most it refers to a key that it has. */
export const terraform = terraformKind(region, {
  concern: 'kms',
  emit: (node, t) => {
    const known = regionOf(node.params.region);
    if (known?.optIn) {
      t.before(
        `opt-in-${known.code}`,
        `The region ${inMarkdown(known.name)} (${known.code}) is off in new accounts: enable it under "AWS Regions" of the account.`,
      );
    }
    if (node.params.existingKey) emitKey(node, t);
  },
  facets: {
    givenKey: (node, t) =>
      node.params.existingKey ? fieldsOf(node).ref(`data.aws_kms_key.${t.id(node)}.arn`) : null,
  },
});

function emitKey(node: Region, t: Terraform): void {
  const name = `${t.id(node)}_kms_key`;
  const code = t.regionOf(node);
  t.before(
    `kms-${code}`,
    `A customer managed key in KMS, symmetric, in ${inMarkdown(code)}: give its ARN or its alias as \`${name}\`. It encrypts everything that ` +
      'would get a key of its own otherwise, and its rotation and its policy stay as they are.',
  );
  t.add(
    node,
    'kms',
    t.data(node, 'aws_kms_key', t.id(node), [
      set(
        'key_id',
        t.variable({
          name,
          description: `ARN or alias of the existing KMS key of ${nameOf(node)}.`,
          type: 'string',
          example: 'alias/my-key',
          validation: {
            // A key of AWS itself has a policy that nobody can change.
            condition: `can(regex("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/|alias/)", var.${name})) && !can(regex("alias/aws/", var.${name}))`,
            message: 'This must be the ARN or the alias of a customer managed key.',
          },
          origin: { node: node.id, field: 'existingKey' },
        }),
      ),
    ]),
  );
}
