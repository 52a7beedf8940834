import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { data } = createStacks(app);

test("Order records is encrypted with a key of ours", () => {
  partOf(data, "Records").hasResourceProperties("AWS::DynamoDB::GlobalTable", {
    SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
  });
});

test("Order records can be restored to any second", () => {
  partOf(data, "Records").hasResourceProperties("AWS::DynamoDB::GlobalTable", {
    Replicas: [
      Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ],
  });
});
