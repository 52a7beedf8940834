import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { dataUsWest2 } = createStacks(app);

test("Standby cache is encrypted at rest", () => {
  partOf(dataUsWest2, "CacheDr").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AtRestEncryptionEnabled: true },
  );
});

test("Standby cache is encrypted in transit", () => {
  partOf(dataUsWest2, "CacheDr").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { TransitEncryptionEnabled: true },
  );
});

test("Standby cache fails over to another zone", () => {
  partOf(dataUsWest2, "CacheDr").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AutomaticFailoverEnabled: true, MultiAZEnabled: true },
  );
});
