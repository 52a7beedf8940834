import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { data } = createStacks(app);
const template = Template.fromStack(data);

test("Session cache is encrypted at rest", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    AtRestEncryptionEnabled: true,
  });
});

test("Session cache is encrypted in transit", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    TransitEncryptionEnabled: true,
  });
});

test("Session cache fails over to another zone", () => {
  template.hasResourceProperties("AWS::ElastiCache::ReplicationGroup", {
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
  });
});

test("Files is closed to the public", () => {
  template.hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test("Files keeps versions", () => {
  template.hasResourceProperties("AWS::S3::Bucket", {
    VersioningConfiguration: { Status: "Enabled" },
  });
});

test("Connection pool refuses plaintext", () => {
  template.hasResourceProperties("AWS::RDS::DBProxy", { RequireTLS: true });
});

test("App database has a standby in another zone", () => {
  template.hasResourceProperties("AWS::RDS::DBInstance", { MultiAZ: true });
});

test("App database is encrypted and has no public address", () => {
  template.hasResourceProperties("AWS::RDS::DBInstance", {
    StorageEncrypted: true,
    PubliclyAccessible: false,
  });
});

test("App database can be restored to any second", () => {
  template.hasResourceProperties("AWS::RDS::DBInstance", {
    BackupRetentionPeriod: 7,
  });
});
