import assert from "node:assert/strict";
import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { replicasUsWest2 } = createStacks(app);

test("the stack holds resources", () => {
  const { Resources = {} } = Template.fromStack(replicasUsWest2).toJSON();
  assert.notDeepEqual(Resources, {});
});
