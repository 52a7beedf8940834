import {
  method,
  ref,
  run,
  template,
  type Expression,
  type Statements,
} from '../../codegen/typescript';
import { acknowledge, statement, type Scope } from '../../exporters/cdk';
import { throughService } from '../cdk-access';
import { farKeyUse } from '../cdk-far';
import { bucketArn, bucketName, hasOwnKey, type Bucket } from './cdk-reference';

export function accessTo(node: Bucket, readsOnly: boolean, role: Expression, c: Scope): Statements {
  const allow = (allowed: Parameters<typeof statement>[0]) =>
    run(method(role, 'addToPrincipalPolicy', statement(allowed)));
  const actions = readsOnly ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'];
  return [
    allow({ actions: ['s3:ListBucket'], resources: [bucketArn(node, c)] }),
    allow({
      actions: readsOnly
        ? ['s3:GetObject']
        : ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [bucketArn(node, c, '/*')],
    }),
    acknowledgeObjects(node, role, c),
    hasOwnKey(node) && [
      c.isFar(node)
        ? farKeyUse(node, c, role, { service: 's3', use: 'data', actions })
        : allow(throughService('s3', actions, [ref(`${dataKeyOf(node, c)}.keyArn`)])),
    ],
  ];
}

/** The key of the stack that holds the bucket, as this stack refers to it. */
const dataKeyOf = (node: Bucket, c: Scope): string => c.pathFrom(c.cdk.scopeOf(node), 'dataKey');

export const acknowledgeObjects = (node: Bucket, role: Expression, c: Scope) =>
  acknowledge(
    c,
    role,
    template('IAM5[Resource::arn:', ref('this.partition'), ':s3:::', bucketName(node, c), '/*]'),
    'Every object of one bucket: which of them is asked for is known when it is.',
  );
