import type { ARecord, CfnRecordSet } from "aws-cdk-lib/aws-route53";

/** An ARecord of a pair refuses to leave the health of its target aside, which Route 53 allows: hence the L1. */
export function ignoreTargetHealth(record: ARecord): void {
  const resource = record.node.defaultChild as CfnRecordSet;
  resource.addPropertyOverride("AliasTarget.EvaluateTargetHealth", false);
}
