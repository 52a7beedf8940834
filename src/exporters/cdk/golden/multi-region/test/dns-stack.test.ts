import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { dns } = createStacks(app);
const template = Template.fromStack(dns);

test("app.example.com has its primary checked", () => {
  template.hasResourceProperties("AWS::Route53::HealthCheck", {
    HealthCheckConfig: Match.objectLike({ ResourcePath: "/health" }),
  });
});
