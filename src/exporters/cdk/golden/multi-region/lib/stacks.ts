import * as cdk from "aws-cdk-lib";
import { ApplicationStack } from "./application-stack.js";
import { ApplicationUsWest2Stack } from "./application-us-west-2-stack.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { DataUsWest2Stack } from "./data-us-west-2-stack.js";
import { DnsStack } from "./dns-stack.js";
import { NetworkStack } from "./network-stack.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";

/** The stacks, in the order in which they are deployed. */
export function createStacks(app: cdk.App) {
  // Nothing is looked up in the account: without credentials it stays open.
  const account = process.env.CDK_DEFAULT_ACCOUNT;

  const dns = new DnsStack(app, "Dns", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-dns`,
  });

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
    dns,
    network,
    data,
  });

  const networkUsWest2 = new NetworkUsWest2Stack(app, "NetworkUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-network-us-west-2`,
  });

  const dataUsWest2 = new DataUsWest2Stack(app, "DataUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-data-us-west-2`,
    terminationProtection: config.deletionProtection,
    network: networkUsWest2,
  });

  const applicationUsWest2 = new ApplicationUsWest2Stack(
    app,
    "ApplicationUsWest2",
    {
      env: { account, region: "us-west-2" },
      stackName: `${name}-application-us-west-2`,
      network: networkUsWest2,
      data: dataUsWest2,
    },
  );

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return {
    dns,
    network,
    data,
    application,
    networkUsWest2,
    dataUsWest2,
    applicationUsWest2,
  };
}
