import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as elasticache from "aws-cdk-lib/aws-elasticache";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as rds from "aws-cdk-lib/aws-rds";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { FarReplica } from "./far-replica.js";
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
  readonly dbDr: rds.DatabaseInstanceReadReplica;
  readonly dbDrSecurityGroup: ec2.ISecurityGroup;

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

    // --- Database replica: Read replica --------------------------------------
    const dbDrSecurityGroup = new ec2.SecurityGroup(this, "DbDrSecurityGroup", {
      vpc: props.network.vpcDr,
      description: "Read replica db-dr",
      allowAllOutbound: false,
    });

    const dbDrParameters = new rds.ParameterGroup(this, "DbDrParameters", {
      engine: rds.DatabaseInstanceEngine.postgres({
        version: rds.PostgresEngineVersion.VER_17,
      }),
      parameters: { "rds.force_ssl": "1", log_min_duration_statement: "1000" },
    });

    const dbDrMonitoringRole = new iam.Role(this, "DbDrMonitoringRole", {
      assumedBy: new iam.ServicePrincipal("monitoring.rds.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "service-role/AmazonRDSEnhancedMonitoringRole",
        ),
      ],
    });
    acknowledge(
      dbDrMonitoringRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]",
      "RDS asks for exactly this policy, which lets it write metrics of the operating system and nothing else.",
    );

    const dbDr = new FarReplica(this, "DbDr", {
      // Fixed: its log groups go by it.
      instanceIdentifier: `${name}-db-dr`,
      source: {
        identifier: `${name}-db`,
        region: "us-east-1",
        engine: rds.DatabaseInstanceEngine.postgres({
          version: rds.PostgresEngineVersion.VER_17,
        }),
      },
      storageEncryptionKey: dataKey,
      instanceType: new ec2.InstanceType("t4g.medium"),
      // Without it the library says gp2, whatever the source has.
      storageType: rds.StorageType.GP3,
      autoMinorVersionUpgrade: true,
      caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
      vpc: props.network.vpcDr,
      subnetGroup: dataTierDrDatabaseSubnets,
      securityGroups: [dbDrSecurityGroup],
      publiclyAccessible: false,
      multiAz: false,
      availabilityZone: config.vpcDrAvailabilityZones[2],
      port: 5432,
      iamAuthentication: true,
      parameterGroup: dbDrParameters,
      preferredMaintenanceWindow: "Mon:05:30-Mon:06:30",
      copyTagsToSnapshot: true,
      deletionProtection: config.deletionProtection,
      // The source is what is backed up; a replica cannot have a final snapshot.
      removalPolicy: cdk.RemovalPolicy.DESTROY,
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: dataKey,
      performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
      monitoringInterval: cdk.Duration.seconds(60),
      monitoringRole: dbDrMonitoringRole,
      cloudwatchLogsExports: ["postgresql", "upgrade"],
    });
    // RDS would make its log groups without retention and without encryption.
    dbDr.node.addDependency(
      new logs.LogGroup(this, "DbDrLogs-postgresql", {
        logGroupName: `/aws/rds/instance/${name}-db-dr/postgresql`,
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: logsKey,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
      new logs.LogGroup(this, "DbDrLogs-upgrade", {
        logGroupName: `/aws/rds/instance/${name}-db-dr/upgrade`,
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: logsKey,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
    );
    acknowledge(
      dbDr,
      "AwsSolutions-RDS3",
      "It answers reads beside the source, which has a standby of its own.",
    );
    acknowledge(
      dbDr,
      "AwsSolutions-RDS11",
      "Its security group says who reaches it; another port would hide nothing.",
    );

    new cdk.CfnOutput(this, "DbDrEndpoint", {
      description: "Host name of Database replica, for reads that may lag.",
      value: dbDr.dbInstanceEndpointAddress,
    });

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
      "Its security group lets in who is drawn, and nobody else: another port would hide nothing.",
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

    // --- Files, replica: S3 bucket -------------------------------------------
    const filesDr = new s3.Bucket(this, "FilesDr", {
      bucketName: `${name}-files-dr-${this.account}`,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: dataKey,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          transitions: [
            {
              storageClass: s3.StorageClass.INFREQUENT_ACCESS,
              transitionAfter: cdk.Duration.days(90),
            },
          ],
          noncurrentVersionExpiration: cdk.Duration.days(90),
          abortIncompleteMultipartUploadAfter: cdk.Duration.days(7),
        },
      ],
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
    acknowledge(
      filesDr,
      "AwsSolutions-S1",
      "No access logs are kept of it: who reads and writes is in CloudTrail where the account records data events.",
    );

    new cdk.CfnOutput(this, "FilesDrBucketName", {
      description: "Name of the bucket Files, replica.",
      value: `${name}-files-dr-${this.account}`,
    });

    // What later stacks use.
    this.cacheDr = cacheDr;
    this.cacheDrSecret = cacheDrSecret;
    this.cacheDrSecurityGroup = cacheDrSecurityGroup;
    this.dataKey = dataKey;
    this.dbDr = dbDr;
    this.dbDrSecurityGroup = dbDrSecurityGroup;
  }
}
