import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { dataUsWest2 } = stacks;

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
