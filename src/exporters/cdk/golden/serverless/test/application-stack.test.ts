import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { application } = createStacks(app);
const template = Template.fromStack(application);

test("Orders API limits requests", () => {
  template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
    DefaultRouteSettings: {
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    },
  });
});

test("Orders API asks who calls", () => {
  template.hasResourceProperties("AWS::ApiGatewayV2::Route", {
    AuthorizationType: "AWS_IAM",
  });
});

test("Intake is traced", () => {
  template.hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});

test("Orders is encrypted with a key of ours", () => {
  template.hasResourceProperties("AWS::SQS::Queue", {
    KmsMasterKeyId: Match.anyValue(),
  });
});

test("Orders puts aside what failed too often", () => {
  template.hasResourceProperties("AWS::SQS::Queue", {
    RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
  });
});

test("Order events is encrypted with a key of ours", () => {
  template.hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});

test("Worker is traced", () => {
  template.hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});

test("Fan-out is traced", () => {
  template.hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});
