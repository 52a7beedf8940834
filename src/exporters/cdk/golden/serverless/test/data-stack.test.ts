import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { data } = createStacks(app);
const template = Template.fromStack(data);

test("Order records is encrypted with a key of ours", () => {
  template.hasResourceProperties("AWS::DynamoDB::GlobalTable", {
    SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
  });
});

test("Order records can be restored to any second", () => {
  template.hasResourceProperties("AWS::DynamoDB::GlobalTable", {
    Replicas: [
      Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ],
  });
});
