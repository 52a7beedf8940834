import { call, run, template, type Expression, type Statement } from '../../codegen/typescript';
import type { Scope } from './scope';

/** For modules of the app that accept a finding on what they make themselves. */
export const ACKNOWLEDGE = {
  module: 'acknowledge',
  exports: ['acknowledge'],
  text: `import { Aws, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts a finding of a validation on a construct and all in it, with the reason on record. */
export function acknowledge(
  construct: IConstruct,
  id: string,
  reason: string,
): void {
  Validations.of(construct).acknowledge({ id: shown(id), reason });
}

/** As findings name what only a deployment knows. */
const shown = (id: string) =>
  id
    .replaceAll(Aws.ACCOUNT_ID, "<AWS::AccountId>")
    .replaceAll(Aws.PARTITION, "<AWS::Partition>");
`,
};

/**
 * `id`: "RDS11", of AwsSolutions. The reason is a fact of this design, which its owner can stand by, unless somebody accepts the
 * finding that says the same: then it is theirs.
 */
export function acknowledge(
  c: Scope,
  construct: Expression,
  id: Expression,
  reason: string,
): Statement {
  return acknowledgeRule(
    c,
    construct,
    template('AwsSolutions-', id),
    c.cdk.acceptedReason(construct, id) ?? reason,
  );
}

/** A finding of another plugin, by its whole id: `CloudFormation-Validate::W3010`. */
export function acknowledgeRule(
  c: Scope,
  construct: Expression,
  id: Expression,
  reason: string,
): Statement {
  c.helper(ACKNOWLEDGE);
  return run(call('acknowledge', construct, id, reason));
}

/** Of a policy of AWS, "service-role/AWSBackupServiceRolePolicyForBackup". */
export const acknowledgePolicy = (
  c: Scope,
  construct: Expression,
  policy: string,
  reason: string,
): Statement =>
  acknowledge(c, construct, `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`, reason);
