import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { storage } = stacks;

test("Files is closed to the public", () => {
  partOf(storage, "Files").hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test("Files keeps versions", () => {
  partOf(storage, "Files").hasResourceProperties("AWS::S3::Bucket", {
    VersioningConfiguration: { Status: "Enabled" },
  });
});
