import assert from "node:assert/strict";
import { test } from "node:test";
import { Template } from "aws-cdk-lib/assertions";
import { stacks } from "./stacks.js";

const { observability } = stacks;

test("the stack holds resources", () => {
  const template = Template.fromStack(observability).toJSON();
  assert.ok(template.Resources);
});
