import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { dns } = stacks;

test("app.example.com has its primary checked", () => {
  partOf(dns, "DnsHealthCheck").hasResourceProperties(
    "AWS::Route53::HealthCheck",
    {
      HealthCheckConfig: Match.objectLike({ ResourcePath: "/health" }),
    },
  );
});
