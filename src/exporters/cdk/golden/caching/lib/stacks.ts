import * as cdk from "aws-cdk-lib";
import { ApplicationStack } from "./application-stack.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { NetworkStack } from "./network-stack.js";

/** The stacks, in the order in which they are deployed. */
export function createStacks(app: cdk.App) {
  // Nothing is looked up in the account: without credentials it stays open.
  const account = process.env.CDK_DEFAULT_ACCOUNT;

  const network = new NetworkStack(app, "Network", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-network`,
  });

  const data = new DataStack(app, "Data", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-data`,
    terminationProtection: config.deletionProtection,
    network,
  });

  const application = new ApplicationStack(app, "Application", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-application`,
    network,
    data,
  });

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return { network, data, application };
}
