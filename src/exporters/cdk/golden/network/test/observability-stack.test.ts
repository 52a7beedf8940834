import assert from "node:assert/strict";
import { test } from "node:test";
import { Template } from "aws-cdk-lib/assertions";
import { stacks } from "./stacks.js";

const { observability } = stacks;

test("the stack holds resources", () => {
  const { Resources = {} } = Template.fromStack(observability).toJSON();
  assert.notDeepEqual(Resources, {});
});
