import * as cdk from "aws-cdk-lib";
import { AlertingStack } from "./alerting-stack.js";
import { AlertingUsWest2Stack } from "./alerting-us-west-2-stack.js";
import { ApplicationStack } from "./application-stack.js";
import { ApplicationUsWest2Stack } from "./application-us-west-2-stack.js";
import { BackupStack } from "./backup-stack.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { DataUsWest2Stack } from "./data-us-west-2-stack.js";
import { DnsStack } from "./dns-stack.js";
import { NetworkStack } from "./network-stack.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";
import { ObservabilityStack } from "./observability-stack.js";
import { ObservabilityUsWest2Stack } from "./observability-us-west-2-stack.js";
import { ReplicasUsWest2Stack } from "./replicas-us-west-2-stack.js";
import { StorageStack } from "./storage-stack.js";
import { StorageUsWest2Stack } from "./storage-us-west-2-stack.js";

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

  const alertingUsWest2 = new AlertingUsWest2Stack(app, "AlertingUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-alerting-us-west-2`,
  });

  const networkUsWest2 = new NetworkUsWest2Stack(app, "NetworkUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-network-us-west-2`,
  });

  const storageUsWest2 = new StorageUsWest2Stack(app, "StorageUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-storage-us-west-2`,
    terminationProtection: config.deletionProtection,
  });

  const storage = new StorageStack(app, "Storage", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-storage`,
    terminationProtection: config.deletionProtection,
  });
  storage.addStackDependency(storageUsWest2);

  const application = new ApplicationStack(app, "Application", {
    env: { account, region: "us-east-1" },
    stackName: `${name}-application`,
    dns,
    network,
    storage,
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
    storage,
    data,
  });
  backup.addStackDependency(storageUsWest2);

  const dataUsWest2 = new DataUsWest2Stack(app, "DataUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-data-us-west-2`,
    terminationProtection: config.deletionProtection,
    network: networkUsWest2,
  });

  const replicasUsWest2 = new ReplicasUsWest2Stack(app, "ReplicasUsWest2", {
    env: { account, region: "us-west-2" },
    stackName: `${name}-replicas-us-west-2`,
    terminationProtection: config.deletionProtection,
    network: networkUsWest2,
    data: dataUsWest2,
  });
  replicasUsWest2.addStackDependency(data);

  const applicationUsWest2 = new ApplicationUsWest2Stack(
    app,
    "ApplicationUsWest2",
    {
      env: { account, region: "us-west-2" },
      stackName: `${name}-application-us-west-2`,
      network: networkUsWest2,
      storage: storageUsWest2,
      data: dataUsWest2,
      replicas: replicasUsWest2,
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
      replicas: replicasUsWest2,
      application: applicationUsWest2,
    },
  );

  cdk.Tags.of(app).add("Project", config.project);
  cdk.Tags.of(app).add("Environment", config.environment);
  cdk.Tags.of(app).add("ManagedBy", "cdk");

  return {
    dns,
    alerting,
    network,
    data,
    alertingUsWest2,
    networkUsWest2,
    storageUsWest2,
    storage,
    application,
    observability,
    backup,
    dataUsWest2,
    replicasUsWest2,
    applicationUsWest2,
    observabilityUsWest2,
  };
}
