import * as cdk from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import * as events from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { AlertingStack } from "./alerting-stack.js";
import { name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { NetworkStack } from "./network-stack.js";

export interface BackupStackProps extends cdk.StackProps {
  readonly alerting: AlertingStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
}

/** Backup plans, and the tests of their restores. */
export class BackupStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: BackupStackProps) {
    super(scope, id, props);

    const alarmTopic = sns.Topic.fromTopicArn(
      this,
      "AlarmTopic",
      props.alerting.alarms.topicArn,
    );

    const backupsKey = new kms.Key(this, "BackupsKey", {
      description: `${name}: backups`,
      alias: `${name}-backup-backups`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    // --- Backup plan ---------------------------------------------------------
    const backupNodeVault = new backup.BackupVault(this, "BackupVault", {
      backupVaultName: `${name}-backup`,
      encryptionKey: backupsKey,
      lockConfiguration: {
        minRetention: cdk.Duration.days(7),
        maxRetention: cdk.Duration.days(365),
      },
      notificationTopic: alarmTopic,
      notificationEvents: [
        backup.BackupVaultEvents.BACKUP_JOB_FAILED,
        backup.BackupVaultEvents.BACKUP_JOB_EXPIRED,
        backup.BackupVaultEvents.COPY_JOB_FAILED,
        backup.BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
      ],
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });

    const backupNode = new backup.BackupPlan(this, "Backup", {
      backupPlanName: `${name}-backup`,
      backupVault: backupNodeVault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: "daily",
          scheduleExpression: events.Schedule.expression("cron(0 6 * * ? *)"),
          startWindow: cdk.Duration.hours(1),
          completionWindow: cdk.Duration.hours(4),
          // Point-in-time recovery stays with each service: AWS Backup would take over its window.
          enableContinuousBackup: false,
          deleteAfter: cdk.Duration.days(35),
          copyActions: [
            {
              destinationBackupVault: backup.BackupVault.fromBackupVaultArn(
                this,
                "BackupCopyVault",
                this.formatArn({
                  service: "backup",
                  region: "us-west-2",
                  resource: "backup-vault",
                  resourceName: `${name}-backup`,
                  arnFormat: cdk.ArnFormat.COLON_RESOURCE_NAME,
                }),
              ),
              deleteAfter: cdk.Duration.days(35),
            },
          ],
        }),
      ],
    });

    const backupNodeRole = new iam.Role(this, "BackupRole", {
      assumedBy: new iam.ServicePrincipal("backup.amazonaws.com"),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "service-role/AWSBackupServiceRolePolicyForBackup",
        ),
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "service-role/AWSBackupServiceRolePolicyForRestores",
        ),
      ],
    });
    acknowledge(
      backupNodeRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]",
      "The policy that AWS publishes for AWS Backup: what it backs up and restores is said by the selection.",
    );
    acknowledge(
      backupNodeRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores]",
      "The policy that AWS publishes for AWS Backup: what it backs up and restores is said by the selection.",
    );

    backupNode.addSelection("Selection", {
      resources: [backup.BackupResource.fromArn(props.data.db.instanceArn)],
      role: backupNodeRole,
      disableDefaultBackupPolicy: true,
    });

    // No construct of a higher level exists for restore tests.
    const backupNodeRestoreTest = new backup.CfnRestoreTestingPlan(
      this,
      "BackupRestoreTest",
      {
        // Letters, digits and _ only, unlike every other name.
        restoreTestingPlanName: `${name.replaceAll("-", "_")}_backup`,
        scheduleExpression: "cron(0 9 ? * SUN *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindowHours: 4,
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [backupNodeVault.backupVaultArn],
          recoveryPointTypes: ["SNAPSHOT"],
          selectionWindowDays: 7,
        },
      },
    );

    new backup.CfnRestoreTestingSelection(backupNodeRestoreTest, "RdsVpc", {
      // No construct of a higher level exists for these either.
      restoreTestingSelectionName: "rds_vpc",
      restoreTestingPlanName: backupNodeRestoreTest.ref,
      protectedResourceType: "RDS",
      protectedResourceArns: [props.data.db.instanceArn],
      iamRoleArn: backupNodeRole.roleArn,
      validationWindowHours: 4,
      // Without them the restore goes to the default VPC, or fails without one.
      restoreMetadataOverrides: {
        dbSubnetGroupName: props.data.dataTierDatabaseSubnets.subnetGroupName,
      },
    });

    new cdk.CfnOutput(this, "BackupVaultArn", {
      description: "Vault that holds the backups.",
      value: backupNodeVault.backupVaultArn,
    });
  }
}
