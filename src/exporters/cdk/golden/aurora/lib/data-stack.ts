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
  readonly db: rds.DatabaseCluster;
  readonly dbSecret: secretsmanager.ISecret;
  readonly dbSecurityGroup: ec2.ISecurityGroup;
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

    // --- App cluster: Aurora cluster -----------------------------------------
    const dbSecurityGroup = new ec2.SecurityGroup(this, "DbSecurityGroup", {
      vpc: props.network.vpc,
      description: "Aurora cluster db",
      allowAllOutbound: false,
    });

    const dbMemberParameters = new rds.ParameterGroup(
      this,
      "DbMemberParameters",
      {
        engine: rds.DatabaseClusterEngine.auroraPostgres({
          version: rds.AuroraPostgresEngineVersion.of("17", "17"),
        }),
        parameters: { log_min_duration_statement: "1000" },
      },
    );

    // The writer and its readers are alike: they change places at a failover.
    const dbClusterMember = {
      autoMinorVersionUpgrade: true,
      caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
      publiclyAccessible: false,
      parameterGroup: dbMemberParameters,
      preferredMaintenanceWindow: "Mon:04:30-Mon:05:30",
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: dataKey,
      performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
    };

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

    const dbParameters = new rds.ParameterGroup(this, "DbParameters", {
      engine: rds.DatabaseClusterEngine.auroraPostgres({
        version: rds.AuroraPostgresEngineVersion.of("17", "17"),
      }),
      parameters: { "rds.force_ssl": "1" },
    });

    const db = new rds.DatabaseCluster(this, "Db", {
      // Fixed: its log groups go by it.
      clusterIdentifier: `${name}-db`,
      engine: rds.DatabaseClusterEngine.auroraPostgres({
        version: rds.AuroraPostgresEngineVersion.of("17", "17"),
      }),
      // Extended support would start, and cost, by itself once the major leaves standard support.
      engineLifecycleSupport:
        rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
      writer: rds.ClusterInstance.serverlessV2("Instance1", {
        ...dbClusterMember,
        availabilityZone: config.vpcAvailabilityZones[0],
      }),
      readers: [
        rds.ClusterInstance.serverlessV2("Instance2", {
          ...dbClusterMember,
          availabilityZone: config.vpcAvailabilityZones[1],
          scaleWithWriter: true,
        }),
        rds.ClusterInstance.serverlessV2("Instance3", {
          ...dbClusterMember,
          availabilityZone: config.vpcAvailabilityZones[2],
          scaleWithWriter: true,
        }),
      ],
      serverlessV2MinCapacity: 0.5,
      serverlessV2MaxCapacity: 8,
      vpc: props.network.vpc,
      subnetGroup: dataTierDatabaseSubnets,
      securityGroups: [dbSecurityGroup],
      port: 5432,
      defaultDatabaseName: "app",
      credentials: rds.Credentials.fromUsername("appadmin", {
        encryptionKey: dataKey,
      }),
      // RDS generates the password and rotates it every seven days.
      manageMasterUserPassword: true,
      iamAuthentication: true,
      parameterGroup: dbParameters,
      storageType: rds.DBClusterStorageType.AURORA,
      storageEncryptionKey: dataKey,
      backup: {
        retention: cdk.Duration.days(7),
        preferredWindow: "03:00-04:00",
      },
      preferredMaintenanceWindow: "Mon:04:30-Mon:05:30",
      copyTagsToSnapshot: true,
      // Backups outlive a deleted cluster for as long as they are kept.
      deleteAutomatedBackups: false,
      deletionProtection: config.deletionProtection,
      removalPolicy: cdk.RemovalPolicy.SNAPSHOT,
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: dataKey,
      performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
      databaseInsightsMode: rds.DatabaseInsightsMode.STANDARD,
      monitoringInterval: cdk.Duration.seconds(60),
      monitoringRole: dbMonitoringRole,
      cloudwatchLogsExports: ["postgresql"],
    });
    // RDS would make its log groups without retention and without encryption.
    db.node.addDependency(
      new logs.LogGroup(this, "DbLogs-postgresql", {
        logGroupName: `/aws/rds/cluster/${name}-db/postgresql`,
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: logsKey,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
    );
    acknowledge(
      db,
      "CloudFormation-Validate::W3010",
      "Its zone is chosen: the design says what stands in which, and AWS would take any.",
    );
    const dbSecret = secretOf(db);

    new cdk.CfnOutput(this, "DbSecretArn", {
      description: "Secret with the master user of App cluster.",
      value: dbSecret.secretArn,
    });

    new cdk.CfnOutput(this, "DbEndpoint", {
      description: "Host name of the writer of App cluster.",
      value: db.clusterEndpoint.hostname,
    });

    new cdk.CfnOutput(this, "DbReadEndpoint", {
      description:
        "Host name that spreads reads over the readers of App cluster.",
      value: db.clusterReadEndpoint.hostname,
    });

    const dbPooled = rds.DatabaseCluster.fromDatabaseClusterAttributes(
      this,
      "DbPooled",
      {
        clusterIdentifier: db.clusterIdentifier,
        port: 5432,
        // The drawing says who reaches it: the proxy would open the same once more.
        securityGroups: [],
        engine: rds.DatabaseClusterEngine.auroraPostgres({
          version: rds.AuroraPostgresEngineVersion.of("17", "17"),
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
      proxyTarget: rds.ProxyTarget.fromCluster(dbPooled),
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
    // A cluster has no targets before its instances are there.
    proxy.node.addDependency(proxyRole, db);

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
    this.dbSecurityGroup = dbSecurityGroup;
    this.proxy = proxy;
    this.proxySecurityGroup = proxySecurityGroup;
  }
}
