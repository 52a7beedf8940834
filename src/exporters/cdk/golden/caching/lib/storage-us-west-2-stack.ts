import * as cdk from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import * as kms from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { name } from "./config.js";

/** Buckets, and the vaults to which other regions copy their backups. */
export class StorageUsWest2Stack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const backupsKey = new kms.Key(this, "BackupsKey", {
      description: `${name}: backups`,
      alias: `${name}-storage-backups`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    // --- Backup plan ---------------------------------------------------------
    new backup.BackupVault(this, "BackupVault", {
      backupVaultName: `${name}-backup`,
      encryptionKey: backupsKey,
      lockConfiguration: {
        minRetention: cdk.Duration.days(7),
        maxRetention: cdk.Duration.days(365),
      },
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
