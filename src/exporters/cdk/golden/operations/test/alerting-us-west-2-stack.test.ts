import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { alertingUsWest2 } = createStacks(app);
const template = Template.fromStack(alertingUsWest2);

test("Alarms is encrypted with a key that CloudWatch may use", () => {
  template.hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});
