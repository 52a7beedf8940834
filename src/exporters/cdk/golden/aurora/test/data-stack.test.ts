import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { data } = stacks;

test("Connection pool refuses plaintext", () => {
  partOf(data, "Proxy").hasResourceProperties("AWS::RDS::DBProxy", {
    RequireTLS: true,
  });
});

test("App cluster is encrypted", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBCluster", {
    StorageEncrypted: true,
  });
});

test("App cluster has no public address", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    PubliclyAccessible: false,
  });
});

test("App cluster can be restored to any second", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBCluster", {
    BackupRetentionPeriod: 7,
  });
});
