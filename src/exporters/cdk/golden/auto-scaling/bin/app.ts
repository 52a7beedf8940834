import * as cdk from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App();
createStacks(app);
// Open findings fail the synthesis; those that are accepted say why beside their construct.
cdk.Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
