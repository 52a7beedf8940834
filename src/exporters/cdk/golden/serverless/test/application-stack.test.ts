import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { application } = stacks;

test("Orders API limits requests", () => {
  partOf(application, "ApiStage").hasResourceProperties(
    "AWS::ApiGatewayV2::Stage",
    {
      DefaultRouteSettings: {
        ThrottlingRateLimit: 100,
        ThrottlingBurstLimit: 200,
      },
    },
  );
});

test("Orders API asks who calls", () => {
  partOf(application, "Api").hasResourceProperties("AWS::ApiGatewayV2::Route", {
    AuthorizationType: "AWS_IAM",
  });
});

test("Intake is traced", () => {
  partOf(application, "Intake").hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});

test("Orders is encrypted with a key of ours", () => {
  partOf(application, "Orders").hasResourceProperties("AWS::SQS::Queue", {
    KmsMasterKeyId: Match.anyValue(),
  });
});

test("Orders puts aside what failed too often", () => {
  partOf(application, "Orders").hasResourceProperties("AWS::SQS::Queue", {
    RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
  });
});

test("Order events is encrypted with a key of ours", () => {
  partOf(application, "Events").hasResourceProperties("AWS::SNS::Topic", {
    KmsMasterKeyId: Match.anyValue(),
  });
});

test("Worker is traced", () => {
  partOf(application, "Worker").hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});

test("Fan-out is traced", () => {
  partOf(application, "FanOut").hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
  });
});
