import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { alerting } = createStacks(app);

test("Alarms is encrypted with a key that CloudWatch may use", () => {
  partOf(alerting, "Alarms").hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});
