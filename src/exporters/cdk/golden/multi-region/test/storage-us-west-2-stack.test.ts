import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { storageUsWest2 } = stacks;

test("Files, replica is closed to the public", () => {
  partOf(storageUsWest2, "FilesDr").hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test("Files, replica keeps versions", () => {
  partOf(storageUsWest2, "FilesDr").hasResourceProperties("AWS::S3::Bucket", {
    VersioningConfiguration: { Status: "Enabled" },
  });
});
