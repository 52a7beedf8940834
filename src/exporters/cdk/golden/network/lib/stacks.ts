import * as cdk from "aws-cdk-lib";
import { AlertingStack } from "./alerting-stack.js";
import { AlertingUsWest2Stack } from "./alerting-us-west-2-stack.js";
import { ApplicationStack } from "./application-stack.js";
import { BackupStack } from "./backup-stack.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { NetworkStack } from "./network-stack.js";
import { ObservabilityStack } from "./observability-stack.js";
import { StorageUsWest2Stack } from "./storage-us-west-2-stack.js";

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

  const observability = new ObservabilityStack(app, "Observability", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-observability`,
    alerting,
    network,
    data,
    application,
  });

  const alertingUsWest2 = new AlertingUsWest2Stack(app, "AlertingUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-alerting-us-west-2`,
  });

  const storageUsWest2 = new StorageUsWest2Stack(app, "StorageUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-storage-us-west-2`,
    terminationProtection: config.deletionProtection,
  });

  const backup = new BackupStack(app, "Backup", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-backup`,
    terminationProtection: config.deletionProtection,
    alerting,
    network,
    data,
  });
  backup.addStackDependency(storageUsWest2);

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return {
    alerting,
    network,
    data,
    application,
    observability,
    alertingUsWest2,
    storageUsWest2,
    backup,
  };
}
