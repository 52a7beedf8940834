import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { storageUsWest2 } = createStacks(app);

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
