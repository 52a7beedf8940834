import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { PlannedAddresses } from "./planned-addresses.js";

/** VPCs, and the ways out of them. */
export class NetworkStack extends cdk.Stack {
  readonly vpc: ec2.Vpc;
  readonly vpcNat: ec2.NatProvider;

  /** The zones of the design: a look-up would ask AWS at every synthesis. */
  override get availabilityZones(): string[] {
    return [...config.vpcAvailabilityZones];
  }

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const logsKey = new kms.Key(this, "LogsKey", {
      description: `${name}: CloudWatch Logs`,
      alias: `${name}-network-logs`,
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

    // --- Production: VPC -----------------------------------------------------
    const vpcNat = ec2.NatProvider.gateway();

    const vpc = new ec2.Vpc(this, "Vpc", {
      vpcName: `${name}-vpc`,
      ipAddresses: new PlannedAddresses("10.0.0.0/16", {
        public: ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"],
        app: ["10.0.16.0/22", "10.0.20.0/22", "10.0.24.0/22"],
        data: ["10.0.128.0/24", "10.0.129.0/24", "10.0.130.0/24"],
      }),
      availabilityZones: config.vpcAvailabilityZones,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      natGateways: 3,
      natGatewayProvider: vpcNat,
      natGatewaySubnets: { subnetGroupName: "public" },
      // Without rules: nothing may use the default group by accident.
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: "public",
          subnetType: ec2.SubnetType.PUBLIC,
          mapPublicIpOnLaunch: false,
        },
        { name: "app", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: "data", subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });
    acknowledge(
      vpc,
      "CloudFormation-Validate::W3010",
      "The zones are named in lib/config.ts: what stands in them is planned zone by zone, and a look-up would ask AWS.",
    );

    const vpcFlowLogs = new logs.LogGroup(this, "VpcFlowLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    vpc.addFlowLog("FlowLog", {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(vpcFlowLogs),
      trafficType: ec2.FlowLogTrafficType.ALL,
      maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
    });

    vpc.addGatewayEndpoint("S3", {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [{ subnetGroupName: "app" }, { subnetGroupName: "data" }],
    });
    vpc.addGatewayEndpoint("DynamoDb", {
      service: ec2.GatewayVpcEndpointAwsService.DYNAMODB,
      subnets: [{ subnetGroupName: "app" }, { subnetGroupName: "data" }],
    });

    const vpcEndpoints = new ec2.SecurityGroup(this, "VpcEndpoints", {
      vpc,
      description: "Interface endpoints of the VPC vpc",
      allowAllOutbound: false,
    });
    vpcEndpoints.addIngressRule(
      ec2.Peer.ipv4("10.0.0.0/16"),
      ec2.Port.tcp(443),
      "HTTPS from the VPC",
    );

    vpc.addInterfaceEndpoint("Ssm", {
      service: ec2.InterfaceVpcEndpointAwsService.SSM,
      securityGroups: [vpcEndpoints],
      open: false,
      privateDnsEnabled: true,
      subnets: { subnetGroupName: "app" },
    });
    vpc.addInterfaceEndpoint("Ssmmessages", {
      service: ec2.InterfaceVpcEndpointAwsService.SSM_MESSAGES,
      securityGroups: [vpcEndpoints],
      open: false,
      privateDnsEnabled: true,
      subnets: { subnetGroupName: "app" },
    });
    vpc.addInterfaceEndpoint("Ec2messages", {
      service: ec2.InterfaceVpcEndpointAwsService.EC2_MESSAGES,
      securityGroups: [vpcEndpoints],
      open: false,
      privateDnsEnabled: true,
      subnets: { subnetGroupName: "app" },
    });
    vpc.addInterfaceEndpoint("Secretsmanager", {
      service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      securityGroups: [vpcEndpoints],
      open: false,
      privateDnsEnabled: true,
      subnets: { subnetGroupName: "app" },
    });
    vpc.addInterfaceEndpoint("Logs", {
      service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
      securityGroups: [vpcEndpoints],
      open: false,
      privateDnsEnabled: true,
      subnets: { subnetGroupName: "app" },
    });

    // What later stacks use.
    this.vpc = vpc;
    this.vpcNat = vpcNat;
  }
}
