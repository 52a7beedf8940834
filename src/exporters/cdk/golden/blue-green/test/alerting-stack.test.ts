import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { alerting } = stacks;

test("Alarms is encrypted with a key that CloudWatch may use", () => {
  partOf(alerting, "Alarms").hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});
