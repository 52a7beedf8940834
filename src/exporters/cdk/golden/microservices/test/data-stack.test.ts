import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { data } = stacks;

test("Connection pool refuses plaintext", () => {
  partOf(data, "Proxy").hasResourceProperties("AWS::RDS::DBProxy", {
    RequireTLS: true,
  });
});

test("Shared database has a standby in another zone", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    MultiAZ: true,
  });
});

test("Shared database is encrypted and has no public address", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    StorageEncrypted: true,
    PubliclyAccessible: false,
  });
});

test("Shared database can be restored to any second", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    BackupRetentionPeriod: 7,
  });
});

test("Shared cache is encrypted at rest", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AtRestEncryptionEnabled: true },
  );
});

test("Shared cache is encrypted in transit", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { TransitEncryptionEnabled: true },
  );
});

test("Shared cache fails over to another zone", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AutomaticFailoverEnabled: true, MultiAZEnabled: true },
  );
});
