import * as cdk from "aws-cdk-lib";
import { AlertingStack } from "./alerting-stack.js";
import { AlertingUsWest2Stack } from "./alerting-us-west-2-stack.js";
import { ApplicationStack } from "./application-stack.js";
import { ApplicationUsWest2Stack } from "./application-us-west-2-stack.js";
import { BackupStack } from "./backup-stack.js";
import { BackupUsWest2Stack } from "./backup-us-west-2-stack.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { DataUsWest2Stack } from "./data-us-west-2-stack.js";
import { DnsStack } from "./dns-stack.js";
import { NetworkStack } from "./network-stack.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";
import { ObservabilityStack } from "./observability-stack.js";
import { ObservabilityUsWest2Stack } from "./observability-us-west-2-stack.js";

/** The stacks, in the order in which they are deployed. */
export function createStacks(app: cdk.App) {
  // Nothing is looked up in the account: without credentials it stays open.
  const account = process.env.CDK_DEFAULT_ACCOUNT;

  const dns = new DnsStack(app, "Dns", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-dns`,
  });

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
    dns,
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

  const backup = new BackupStack(app, "Backup", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-backup`,
    terminationProtection: config.deletionProtection,
    alerting,
    network,
    data,
  });

  const alertingUsWest2 = new AlertingUsWest2Stack(app, "AlertingUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-alerting-us-west-2`,
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

  const observabilityUsWest2 = new ObservabilityUsWest2Stack(
    app,
    "ObservabilityUsWest2",
    {
      env: { account, region: "us-west-2" },
      stackName: `${name}-observability-us-west-2`,
      alerting: alertingUsWest2,
      network: networkUsWest2,
      data: dataUsWest2,
      application: applicationUsWest2,
    },
  );

  const backupUsWest2 = new BackupUsWest2Stack(app, "BackupUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-backup-us-west-2`,
    terminationProtection: config.deletionProtection,
  });

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return {
    dns,
    alerting,
    network,
    data,
    application,
    observability,
    backup,
    alertingUsWest2,
    networkUsWest2,
    dataUsWest2,
    applicationUsWest2,
    observabilityUsWest2,
    backupUsWest2,
  };
}
