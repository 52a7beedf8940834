import * as cdk from "aws-cdk-lib";
import { AlertingStack } from "./alerting-stack.js";
import { ApplicationStack } from "./application-stack.js";
import { config, name } from "./config.js";
import { NetworkStack } from "./network-stack.js";
import { ObservabilityStack } from "./observability-stack.js";

/** The stacks, in the order in which they are deployed. */
export function createStacks(app: cdk.App) {
  // Nothing is looked up in the account: without credentials it stays open.
  const account = process.env.CDK_DEFAULT_ACCOUNT;

  const alerting = new AlertingStack(app, "Alerting", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-alerting`,
  });

  const network = new NetworkStack(app, "Network", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-network`,
  });

  const application = new ApplicationStack(app, "Application", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-application`,
    network,
  });

  const observability = new ObservabilityStack(app, "Observability", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-observability`,
    alerting,
    network,
    application,
  });

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return { alerting, network, application, observability };
}
