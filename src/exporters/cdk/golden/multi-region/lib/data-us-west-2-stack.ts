import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as elasticache from "aws-cdk-lib/aws-elasticache";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as rds from "aws-cdk-lib/aws-rds";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { name } from "./config.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";

export interface DataUsWest2StackProps extends cdk.StackProps {
  readonly network: NetworkUsWest2Stack;
}

/** What holds data, and what guards it. */
export class DataUsWest2Stack extends cdk.Stack {
  readonly cacheDr: elasticache.CfnReplicationGroup;
  readonly cacheDrSecret: secretsmanager.Secret;
  readonly cacheDrSecurityGroup: ec2.ISecurityGroup;
  readonly dataKey: kms.IKey;
  readonly dataTierDrDatabaseSubnets: rds.SubnetGroup;

  constructor(scope: Construct, id: string, props: DataUsWest2StackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-data-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const dataTierDrDatabaseSubnets = new rds.SubnetGroup(
      this,
      "DataTierDrDatabaseSubnets",
      {
        description: "The data tier of the VPC vpc-dr",
        vpc: props.network.vpcDr,
        vpcSubnets: { subnetGroupName: "data" },
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      },
    );

    const logsKey = new kms.Key(this, "LogsKey", {
      description: `${name}: CloudWatch Logs`,
      alias: `${name}-data-logs`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
    logsKey.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [
          new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`),
        ],
        actions: [
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*",
        ],
        resources: ["*"],
        conditions: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": this.formatArn({
              service: "logs",
              resource: "*",
            }),
          },
        },
      }),
    );

    // --- Standby cache: ElastiCache ------------------------------------------
    const cacheDrSecurityGroup = new ec2.SecurityGroup(
      this,
      "CacheDrSecurityGroup",
      {
        vpc: props.network.vpcDr,
        description: "ElastiCache cache-dr",
        allowAllOutbound: false,
      },
    );

    const cacheDrSecret = new secretsmanager.Secret(this, "CacheDrSecret", {
      description: "AUTH token of Standby cache",
      encryptionKey: dataKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      cacheDrSecret,
      "AwsSolutions-SMG4",
      "ElastiCache rotates nothing by itself: the new value is set in two steps, by hand, while clients know both.",
    );

    // The library has no construct of a higher level for ElastiCache.
    const cacheDrSubnets = new elasticache.CfnSubnetGroup(
      this,
      "CacheDrSubnets",
      {
        description: "Subnets of the cache cache-dr",
        subnetIds: props.network.vpcDr.selectSubnets({
          subnetGroupName: "data",
        }).subnetIds,
      },
    );

    const cacheDrSlowLog = new logs.LogGroup(this, "CacheDrSlowLog", {
      logGroupName: `/aws/elasticache/${name}-cache-dr/slow-log`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const cacheDrEngineLog = new logs.LogGroup(this, "CacheDrEngineLog", {
      logGroupName: `/aws/elasticache/${name}-cache-dr/engine-log`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    // The library has no construct of a higher level for ElastiCache.
    const cacheDr = new elasticache.CfnReplicationGroup(this, "CacheDr", {
      replicationGroupId: `${name}-cache-dr`,
      replicationGroupDescription: "Standby cache",
      engine: "redis",
      engineVersion: "7.1",
      cacheParameterGroupName: "default.redis7",
      cacheNodeType: "cache.t4g.medium",
      numCacheClusters: 2,
      port: 6379,
      autoMinorVersionUpgrade: true,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      cacheSubnetGroupName: cacheDrSubnets.ref,
      securityGroupIds: [cacheDrSecurityGroup.securityGroupId],
      atRestEncryptionEnabled: true,
      kmsKeyId: dataKey.keyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      // A reference that CloudFormation resolves: the value is in no template.
      authToken: cacheDrSecret.secretValue.unsafeUnwrap(),
      snapshotRetentionLimit: 7,
      snapshotWindow: "04:00-05:00",
      preferredMaintenanceWindow: "mon:06:00-mon:07:00",
      logDeliveryConfigurations: [
        {
          logType: "slow-log",
          logFormat: "json",
          destinationType: "cloudwatch-logs",
          destinationDetails: {
            cloudWatchLogsDetails: { logGroup: cacheDrSlowLog.logGroupName },
          },
        },
        {
          logType: "engine-log",
          logFormat: "json",
          destinationType: "cloudwatch-logs",
          destinationDetails: {
            cloudWatchLogsDetails: { logGroup: cacheDrEngineLog.logGroupName },
          },
        },
      ],
    });
    cacheDr.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);
    acknowledge(
      cacheDr,
      "AwsSolutions-AEC5",
      "Its security group lets in who is drawn, and nobody else, whatever the port.",
    );

    new cdk.CfnOutput(this, "CacheDrEndpoint", {
      description: "Host name of Standby cache, for reads and writes.",
      value: cacheDr.attrPrimaryEndPointAddress,
    });

    new cdk.CfnOutput(this, "CacheDrReadEndpoint", {
      description: "Host name of the replicas of Standby cache, for reads.",
      value: cacheDr.attrReaderEndPointAddress,
    });

    new cdk.CfnOutput(this, "CacheDrSecretArn", {
      description: "Secret with the AUTH token of Standby cache.",
      value: cacheDrSecret.secretArn,
    });

    // What later stacks use.
    this.cacheDr = cacheDr;
    this.cacheDrSecret = cacheDrSecret;
    this.cacheDrSecurityGroup = cacheDrSecurityGroup;
    this.dataKey = dataKey;
    this.dataTierDrDatabaseSubnets = dataTierDrDatabaseSubnets;
  }
}
