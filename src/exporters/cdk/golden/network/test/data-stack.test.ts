import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { data } = stacks;

test("Cache cluster is encrypted at rest", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AtRestEncryptionEnabled: true },
  );
});

test("Cache cluster is encrypted in transit", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { TransitEncryptionEnabled: true },
  );
});

test("Cache cluster fails over to another zone", () => {
  partOf(data, "Cache").hasResourceProperties(
    "AWS::ElastiCache::ReplicationGroup",
    { AutomaticFailoverEnabled: true, MultiAZEnabled: true },
  );
});

test("Product search is encrypted at rest", () => {
  partOf(data, "Search").hasResourceProperties(
    "AWS::OpenSearchService::Domain",
    {
      EncryptionAtRestOptions: Match.objectLike({ Enabled: true }),
    },
  );
});

test("Product search answers over HTTPS only", () => {
  partOf(data, "Search").hasResourceProperties(
    "AWS::OpenSearchService::Domain",
    {
      DomainEndpointOptions: Match.objectLike({ EnforceHTTPS: true }),
    },
  );
});

test("Connection pool refuses plaintext", () => {
  partOf(data, "Proxy").hasResourceProperties("AWS::RDS::DBProxy", {
    RequireTLS: true,
  });
});

test("App database has a standby in another zone", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    MultiAZ: true,
  });
});

test("App database is encrypted and has no public address", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    StorageEncrypted: true,
    PubliclyAccessible: false,
  });
});

test("App database can be restored to any second", () => {
  partOf(data, "Db").hasResourceProperties("AWS::RDS::DBInstance", {
    BackupRetentionPeriod: 7,
  });
});
