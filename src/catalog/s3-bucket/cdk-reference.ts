import { call, object, ref, template, type Expression } from '../../codegen/typescript';
import { fieldsOf, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { s3Bucket } from './spec';

export type Bucket = ModelNode<ParamsOf<typeof s3Bucket.fields>>;

export const settingName = (node: Bucket, c: Scope): string => `${c.name(node)}BucketName`;

export const hasOwnKey = ({ params }: Bucket): boolean =>
  !params.existing && params.encryption === 'kms';

/** Fixed, because other regions and the policies of roles go by it; the account makes it unique in the world. */
export function bucketName(node: Bucket, c: Scope): Expression {
  return node.params.existing
    ? c.setting({
        name: settingName(node, c),
        description: `Name of the existing bucket ${nameOf(node)}.`,
        value: 'my-bucket',
        isExample: true,
        origin: fieldsOf(node).from('existing'),
      })
    : template(c.awsName(node), '-', ref('this.account'));
}

/** By its name: a policy that takes the ARN from another stack could not be told apart in a finding. */
export function bucketArn(node: Bucket, c: Scope, ending = ''): Expression {
  return call(
    'this.formatArn',
    object([
      ['service', 's3'],
      ['region', ''],
      ['account', ''],
      ['resource', ending === '' ? bucketName(node, c) : template(bucketName(node, c), ending)],
    ]),
  );
}

/** The `IBucket`: the construct in its own stack, and elsewhere a reference by its name. */
export function bucketIn(node: Bucket, c: Scope): Expression {
  if (!node.params.existing && c.cdk.scopeOf(node) === c) return c.take(node);
  return c.shareOf(node, 'Elsewhere', 's3.IBucket', () =>
    call('s3.Bucket.fromBucketName', ref('this'), c.id(node, 'Elsewhere'), bucketName(node, c)),
  );
}
