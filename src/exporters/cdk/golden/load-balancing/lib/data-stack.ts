import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as rds from "aws-cdk-lib/aws-rds";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { NetworkStack } from "./network-stack.js";
import { secretOf } from "./secret-of.js";

export interface DataStackProps extends cdk.StackProps {
  readonly network: NetworkStack;
}

/** What holds data, and what guards it. */
export class DataStack extends cdk.Stack {
  readonly dataKey: kms.IKey;
  readonly dataTierDatabaseSubnets: rds.SubnetGroup;
  readonly db: rds.DatabaseInstance;
  readonly dbSecret: secretsmanager.ISecret;
  readonly proxy: rds.DatabaseProxy;
  readonly proxySecurityGroup: ec2.ISecurityGroup;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-data-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const dataTierDatabaseSubnets = new rds.SubnetGroup(
      this,
      "DataTierDatabaseSubnets",
      {
        description: "The data tier of the VPC vpc",
        vpc: props.network.vpc,
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

    // --- App database: RDS database ------------------------------------------
    const dbSecurityGroup = new ec2.SecurityGroup(this, "DbSecurityGroup", {
      vpc: props.network.vpc,
      description: "RDS database db",
      allowAllOutbound: false,
    });

    const dbParameters = new rds.ParameterGroup(this, "DbParameters", {
      engine: rds.DatabaseInstanceEngine.postgres({
        version: rds.PostgresEngineVersion.VER_17,
      }),
      parameters: { "rds.force_ssl": "1", log_min_duration_statement: "1000" },
    });

    const dbMonitoringRole = new iam.Role(this, "DbMonitoringRole", {
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
      dbMonitoringRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]",
      "RDS asks for exactly this policy, which lets it write metrics of the operating system and nothing else.",
    );

    const db = new rds.DatabaseInstance(this, "Db", {
      // Fixed: its log groups and its replicas go by it.
      instanceIdentifier: `${name}-db`,
      engine: rds.DatabaseInstanceEngine.postgres({
        version: rds.PostgresEngineVersion.VER_17,
      }),
      // RDS refuses another major without it. It does nothing while the version stays.
      allowMajorVersionUpgrade: true,
      // Extended support would start, and cost, by itself once the major leaves standard support.
      engineLifecycleSupport:
        rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
      instanceType: new ec2.InstanceType("t4g.medium"),
      autoMinorVersionUpgrade: true,
      caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
      vpc: props.network.vpc,
      subnetGroup: dataTierDatabaseSubnets,
      securityGroups: [dbSecurityGroup],
      publiclyAccessible: false,
      multiAz: true,
      port: 5432,
      databaseName: "app",
      credentials: rds.Credentials.fromUsername("appadmin", {
        encryptionKey: dataKey,
      }),
      // RDS generates the password and rotates it every seven days.
      manageMasterUserPassword: true,
      iamAuthentication: true,
      parameterGroup: dbParameters,
      storageType: rds.StorageType.GP3,
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageEncryptionKey: dataKey,
      backupRetention: cdk.Duration.days(7),
      preferredBackupWindow: "03:00-04:00",
      preferredMaintenanceWindow: "Mon:04:30-Mon:05:30",
      copyTagsToSnapshot: true,
      // Backups outlive a deleted database for as long as they are kept.
      deleteAutomatedBackups: false,
      deletionProtection: config.deletionProtection,
      removalPolicy: cdk.RemovalPolicy.SNAPSHOT,
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: dataKey,
      performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
      monitoringInterval: cdk.Duration.seconds(60),
      monitoringRole: dbMonitoringRole,
      cloudwatchLogsExports: ["postgresql", "upgrade"],
    });
    // RDS would make its log groups without retention and without encryption.
    db.node.addDependency(
      new logs.LogGroup(this, "DbLogs-postgresql", {
        logGroupName: `/aws/rds/instance/${name}-db/postgresql`,
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: logsKey,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
      new logs.LogGroup(this, "DbLogs-upgrade", {
        logGroupName: `/aws/rds/instance/${name}-db/upgrade`,
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: logsKey,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
    );
    acknowledge(
      db,
      "AwsSolutions-RDS11",
      "Its security group says who reaches it, whatever the port.",
    );

    new cdk.CfnOutput(this, "DbEndpoint", {
      description: "Host name of App database.",
      value: db.dbInstanceEndpointAddress,
    });
    const dbSecret = secretOf(db);

    new cdk.CfnOutput(this, "DbSecretArn", {
      description: "Secret with the master user of App database.",
      value: dbSecret.secretArn,
    });

    const dbPooled = rds.DatabaseInstance.fromDatabaseInstanceAttributes(
      this,
      "DbPooled",
      {
        instanceIdentifier: db.instanceIdentifier,
        instanceEndpointAddress: db.dbInstanceEndpointAddress,
        port: 5432,
        // The drawing says who reaches it: the proxy would open the same once more.
        securityGroups: [],
        engine: rds.DatabaseInstanceEngine.postgres({
          version: rds.PostgresEngineVersion.VER_17,
        }),
      },
    );

    // --- Connection pool: RDS Proxy ------------------------------------------
    const proxySecurityGroup = new ec2.SecurityGroup(
      this,
      "ProxySecurityGroup",
      {
        vpc: props.network.vpc,
        description: "RDS Proxy proxy",
        allowAllOutbound: false,
      },
    );

    proxySecurityGroup.connections.allowTo(
      dbSecurityGroup,
      ec2.Port.tcp(5432),
      "Pooled connections from Connection pool",
    );

    const proxyRole = new iam.Role(this, "ProxyRole", {
      assumedBy: new iam.ServicePrincipal("rds.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    const proxy = new rds.DatabaseProxy(this, "Proxy", {
      // Fixed: the dimension of its metrics.
      dbProxyName: `${name}-proxy`,
      role: proxyRole,
      proxyTarget: rds.ProxyTarget.fromInstance(dbPooled),
      secrets: [dbSecret],
      clientPasswordAuthType: rds.ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256,
      requireTLS: true,
      idleClientTimeout: cdk.Duration.seconds(1800),
      maxConnectionsPercent: 90,
      borrowTimeout: cdk.Duration.seconds(30),
      vpc: props.network.vpc,
      vpcSubnets: { subnetGroupName: "data" },
      securityGroups: [proxySecurityGroup],
    });
    // The proxy tries the secret at once; without the right to read it its targets stay at AUTH_FAILURE.
    proxy.node.addDependency(proxyRole);

    new cdk.CfnOutput(this, "ProxyEndpoint", {
      description:
        "Host name of Connection pool, for the clients of the database.",
      value: proxy.endpoint,
    });

    // What later stacks use.
    this.dataKey = dataKey;
    this.dataTierDatabaseSubnets = dataTierDatabaseSubnets;
    this.db = db;
    this.dbSecret = dbSecret;
    this.proxy = proxy;
    this.proxySecurityGroup = proxySecurityGroup;
  }
}
