import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { dataUsWest2 } = createStacks(app);
const template = Template.fromStack(dataUsWest2);

test("Standby cache is encrypted at rest", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    AtRestEncryptionEnabled: true,
  });
});

test("Standby cache is encrypted in transit", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    TransitEncryptionEnabled: true,
  });
});

test("Standby cache fails over to another zone", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
  });
});

test("Files, replica is closed to the public", () => {
  template.hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test("Files, replica keeps versions", () => {
  template.hasResourceProperties("AWS::S3::Bucket", {
    VersioningConfiguration: { Status: "Enabled" },
  });
});
