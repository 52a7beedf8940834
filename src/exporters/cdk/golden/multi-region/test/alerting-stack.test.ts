import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { alerting } = createStacks(app);
const template = Template.fromStack(alerting);

test("Alarms is encrypted with a key that CloudWatch may use", () => {
  template.hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});
