import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { dns } = createStacks(app);

test("app.example.com has its primary checked", () => {
  partOf(dns, "Dns").hasResourceProperties("AWS::Route53::HealthCheck", {
    HealthCheckConfig: Match.objectLike({ ResourcePath: "/health" }),
  });
});
