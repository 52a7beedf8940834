import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

/** Made once for all tests. */
export const stacks = createStacks(new cdk.App({ context: cdkJson.context }));
