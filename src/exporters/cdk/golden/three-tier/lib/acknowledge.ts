import { Aws, Validations } from "aws-cdk-lib";
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
