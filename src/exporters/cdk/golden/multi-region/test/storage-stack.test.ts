import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { storage } = createStacks(app);

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
