import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as rds from "aws-cdk-lib/aws-rds";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { DataUsWest2Stack } from "./data-us-west-2-stack.js";
import { FarReplica } from "./far-replica.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";

export interface ReplicasUsWest2StackProps extends cdk.StackProps {
  readonly network: NetworkUsWest2Stack;
  readonly data: DataUsWest2Stack;
}

/** What follows databases and caches of other regions. */
export class ReplicasUsWest2Stack extends cdk.Stack {
  readonly dbDr: rds.DatabaseInstanceReadReplica;
  readonly dbDrSecurityGroup: ec2.ISecurityGroup;

  constructor(scope: Construct, id: string, props: ReplicasUsWest2StackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-replicas-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const logsKey = new kms.Key(this, "LogsKey", {
      description: `${name}: CloudWatch Logs`,
      alias: `${name}-replicas-logs`,
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
      subnetGroup: props.data.dataTierDrDatabaseSubnets,
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
      "It keeps a copy for the loss of the other region, where its source has a standby: promoted, it gets one of its own.",
    );
    acknowledge(
      dbDr,
      "AwsSolutions-RDS11",
      "Its security group says who reaches it, whatever the port.",
    );
    acknowledge(
      dbDr,
      "CloudFormation-Validate::W3010",
      "Its zone is chosen: the design says what stands in which, and AWS would take any.",
    );

    new cdk.CfnOutput(this, "DbDrEndpoint", {
      description: "Host name of Database replica, for reads that may lag.",
      value: dbDr.dbInstanceEndpointAddress,
    });

    // What later stacks use.
    this.dbDr = dbDr;
    this.dbDrSecurityGroup = dbDrSecurityGroup;
  }
}
