import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { data } = createStacks(app);
const template = Template.fromStack(data);

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
