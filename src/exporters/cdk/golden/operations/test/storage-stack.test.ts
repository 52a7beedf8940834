import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { storage } = stacks;

test("Uploads is closed to the public", () => {
  partOf(storage, "Uploads").hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test("Uploads keeps versions", () => {
  partOf(storage, "Uploads").hasResourceProperties("AWS::S3::Bucket", {
    VersioningConfiguration: { Status: "Enabled" },
  });
});
