import assert from "node:assert/strict";
import { test } from "node:test";
import { Template } from "aws-cdk-lib/assertions";
import { stacks } from "./stacks.js";

const { storageUsWest2 } = stacks;

test("the stack holds resources", () => {
  const template = Template.fromStack(storageUsWest2).toJSON();
  assert.ok(template.Resources);
});
