import * as cdk from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as ecs from "aws-cdk-lib/aws-ecs";
import * as elbv2 from "aws-cdk-lib/aws-elasticloadbalancingv2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as route53Targets from "aws-cdk-lib/aws-route53-targets";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as cloudmap from "aws-cdk-lib/aws-servicediscovery";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { NetworkStack } from "./network-stack.js";
import { WebAcl } from "./web-acl.js";

export interface ApplicationStackProps extends cdk.StackProps {
  readonly network: NetworkStack;
}

/** Load balancers, servers, services, functions, queues and topics. */
export class ApplicationStack extends cdk.Stack {
  readonly alb: elbv2.ApplicationLoadBalancer;
  readonly albCertificate: acm.ICertificate;
  readonly albToShopTargets: elbv2.ApplicationTargetGroup;
  readonly payments: ecs.FargateService;
  readonly shop: ecs.FargateService;
  readonly vpcEcsCluster: ecs.Cluster;

  constructor(scope: Construct, id: string, props: ApplicationStackProps) {
    super(scope, id, props);

    const dnsZone = route53.HostedZone.fromHostedZoneAttributes(
      this,
      "DnsZone",
      {
        hostedZoneId: config.dnsHostedZoneId,
        zoneName: config.dnsHostedZoneName,
      },
    );

    const logsKey = new kms.Key(this, "LogsKey", {
      description: `${name}: CloudWatch Logs`,
      alias: `${name}-application-logs`,
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

    const vpcEcsCluster = new ecs.Cluster(this, "VpcEcsCluster", {
      vpc: props.network.vpc,
      containerInsightsV2: ecs.ContainerInsights.ENHANCED,
      enableFargateCapacityProviders: true,
      // Names under which the services call each other.
      defaultCloudMapNamespace: {
        name: `${name}-vpc.internal`,
        type: cloudmap.NamespaceType.HTTP,
        useForServiceConnect: true,
      },
    });
    vpcEcsCluster.addDefaultCapacityProviderStrategy([
      { capacityProvider: "FARGATE", weight: 1 },
    ]);

    // --- Payments: ECS service -----------------------------------------------
    const paymentsSecurityGroup = new ec2.SecurityGroup(
      this,
      "PaymentsSecurityGroup",
      {
        vpc: props.network.vpc,
        description: "ECS service payments",
        allowAllOutbound: false,
      },
    );

    paymentsSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and image registries",
    );

    // What ECS may do to start a task.
    const paymentsExecutionRole = new iam.Role(this, "PaymentsExecutionRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    // What the application itself may do: what is drawn, and nothing else.
    const paymentsTaskRole = new iam.Role(this, "PaymentsTaskRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    const paymentsLogs = new logs.LogGroup(this, "PaymentsLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const paymentsTask = new ecs.FargateTaskDefinition(this, "PaymentsTask", {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: paymentsExecutionRole,
      taskRole: paymentsTaskRole,
    });
    paymentsTask.addContainer("app", {
      image: ecs.ContainerImage.fromRegistry(
        "public.ecr.aws/docker/library/node:24-alpine",
      ),
      command: [
        "node",
        "-e",
        "require('http').createServer((request, response) => response.end('ok')).listen(process.env.PORT)",
      ],
      readonlyRootFilesystem: true,
      user: "1000:1000",
      portMappings: [
        {
          name: "http",
          containerPort: 3000,
          appProtocol: ecs.AppProtocol.http,
        },
      ],
      environment: { AWS_REGION: this.region, PORT: "3000" },
      healthCheck: {
        command: [
          "CMD-SHELL",
          "wget -q -O /dev/null http://localhost:3000/health || exit 1",
        ],
        interval: cdk.Duration.seconds(30),
        timeout: cdk.Duration.seconds(5),
        retries: 3,
        startPeriod: cdk.Duration.seconds(30),
      },
      logging: ecs.LogDrivers.awsLogs({
        logGroup: paymentsLogs,
        streamPrefix: "app",
        // A log that cannot be written must not stop the application.
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: cdk.Size.mebibytes(25),
      }),
    });
    acknowledge(
      paymentsTask,
      "AwsSolutions-ECS2",
      "The variables are names, ports and ARNs; the application reads secrets when it runs.",
    );

    const payments = new ecs.FargateService(this, "Payments", {
      cluster: vpcEcsCluster,
      taskDefinition: paymentsTask,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      vpcSubnets: { subnetGroupName: "app" },
      securityGroups: [paymentsSecurityGroup],
      assignPublicIp: false,
      platformVersion: ecs.FargatePlatformVersion.LATEST,
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      enableECSManagedTags: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      enableExecuteCommand: false,
      serviceConnectConfiguration: {
        services: [
          {
            portMappingName: "http",
            discoveryName: "payments",
            dnsName: "payments",
            port: 3000,
            idleTimeout: cdk.Duration.seconds(300),
            perRequestTimeout: cdk.Duration.seconds(15),
          },
        ],
      },
    });

    // The capacity providers of the cluster and the rights to start tasks come first, and go last.
    payments.node.addDependency(vpcEcsCluster, paymentsExecutionRole);

    const paymentsScaling = payments.autoScaleTaskCount({
      minCapacity: 3,
      maxCapacity: 10,
    });
    paymentsScaling.scaleOnCpuUtilization("Cpu", {
      targetUtilizationPercent: 60,
    });

    new cdk.CfnOutput(this, "PaymentsServiceName", {
      description: "Name of the ECS service Payments.",
      value: payments.serviceName,
    });

    // --- Shop: ECS service ---------------------------------------------------
    const shopSecurityGroup = new ec2.SecurityGroup(this, "ShopSecurityGroup", {
      vpc: props.network.vpc,
      description: "ECS service shop",
      allowAllOutbound: false,
    });

    shopSecurityGroup.connections.allowTo(
      paymentsSecurityGroup,
      ec2.Port.tcp(3000),
      "Calls from Shop",
    );

    shopSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and image registries",
    );

    // What ECS may do to start a task.
    const shopExecutionRole = new iam.Role(this, "ShopExecutionRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    // What the application itself may do: what is drawn, and nothing else.
    const shopTaskRole = new iam.Role(this, "ShopTaskRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    const shopLogs = new logs.LogGroup(this, "ShopLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const shopTask = new ecs.FargateTaskDefinition(this, "ShopTask", {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: shopExecutionRole,
      taskRole: shopTaskRole,
    });
    shopTask.addContainer("app", {
      image: ecs.ContainerImage.fromRegistry(
        "public.ecr.aws/docker/library/node:24-alpine",
      ),
      command: [
        "node",
        "-e",
        "require('http').createServer((request, response) => response.end('ok')).listen(process.env.PORT)",
      ],
      readonlyRootFilesystem: true,
      user: "1000:1000",
      portMappings: [
        {
          name: "http",
          containerPort: 3000,
          appProtocol: ecs.AppProtocol.http,
        },
      ],
      environment: {
        AWS_REGION: this.region,
        PORT: "3000",
        PAYMENTS_URL: "http://payments:3000",
      },
      healthCheck: {
        command: [
          "CMD-SHELL",
          "wget -q -O /dev/null http://localhost:3000/health || exit 1",
        ],
        interval: cdk.Duration.seconds(30),
        timeout: cdk.Duration.seconds(5),
        retries: 3,
        startPeriod: cdk.Duration.seconds(30),
      },
      logging: ecs.LogDrivers.awsLogs({
        logGroup: shopLogs,
        streamPrefix: "app",
        // A log that cannot be written must not stop the application.
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: cdk.Size.mebibytes(25),
      }),
    });
    acknowledge(
      shopTask,
      "AwsSolutions-ECS2",
      "The variables are names, ports and ARNs; the application reads secrets when it runs.",
    );

    const shop = new ecs.FargateService(this, "Shop", {
      cluster: vpcEcsCluster,
      taskDefinition: shopTask,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      vpcSubnets: { subnetGroupName: "app" },
      securityGroups: [shopSecurityGroup],
      assignPublicIp: false,
      platformVersion: ecs.FargatePlatformVersion.LATEST,
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      healthCheckGracePeriod: cdk.Duration.seconds(60),
      enableECSManagedTags: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      enableExecuteCommand: false,
      serviceConnectConfiguration: {
        services: [
          {
            portMappingName: "http",
            discoveryName: "shop",
            dnsName: "shop",
            port: 3000,
          },
        ],
      },
    });

    // The capacity providers of the cluster and the rights to start tasks come first, and go last.
    shop.node.addDependency(vpcEcsCluster, shopExecutionRole);

    // A task sees only the names that were there when it started.
    shop.node.addDependency(payments);

    const shopScaling = shop.autoScaleTaskCount({
      minCapacity: 3,
      maxCapacity: 10,
    });
    shopScaling.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 60 });

    new cdk.CfnOutput(this, "ShopServiceName", {
      description: "Name of the ECS service Shop.",
      value: shop.serviceName,
    });

    // --- Public ALB: Application Load Balancer -------------------------------
    const albSecurityGroup = new ec2.SecurityGroup(this, "AlbSecurityGroup", {
      vpc: props.network.vpc,
      description: "Application Load Balancer alb",
      allowAllOutbound: false,
    });

    albSecurityGroup.addIngressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS from the internet",
    );

    albSecurityGroup.addIngressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(80),
      "HTTP from the internet",
    );

    acknowledge(
      albSecurityGroup,
      "AwsSolutions-EC23",
      "It answers requests from the internet: the ports that the drawing opens to everybody are meant to be open.",
    );

    albSecurityGroup.connections.allowTo(
      shopSecurityGroup,
      ec2.Port.tcp(3000),
      "Requests and health checks from Public ALB",
    );

    const alb = new elbv2.ApplicationLoadBalancer(this, "Alb", {
      vpc: props.network.vpc,
      vpcSubnets: { subnetGroupName: "public" },
      securityGroup: albSecurityGroup,
      internetFacing: true,
      deletionProtection: config.deletionProtection,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
      idleTimeout: cdk.Duration.seconds(60),
    });

    const albAccessLogs = new s3.Bucket(this, "AlbAccessLogs", {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          expiration: cdk.Duration.days(90),
          noncurrentVersionExpiration: cdk.Duration.days(30),
          abortIncompleteMultipartUploadAfter: cdk.Duration.days(7),
        },
      ],
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      albAccessLogs,
      "AwsSolutions-S1",
      "It holds access logs itself.",
    );
    alb.logAccessLogs(albAccessLogs, "alb");

    const albToShopTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToShopTargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.IP,
        targets: [
          shop.loadBalancerTarget({
            containerName: "app",
            containerPort: 3000,
          }),
        ],
        port: 3000,
        protocol: elbv2.ApplicationProtocol.HTTP,
        deregistrationDelay: cdk.Duration.seconds(30),
        healthCheck: {
          path: "/health",
          protocol: elbv2.Protocol.HTTP,
          healthyHttpCodes: "200",
          interval: cdk.Duration.seconds(30),
          timeout: cdk.Duration.seconds(5),
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 3,
        },
      },
    );

    const albCertificate = new acm.Certificate(this, "AlbCertificate", {
      domainName: config.dnsDomainName,
      validation: acm.CertificateValidation.fromDns(dnsZone),
    });

    alb.addListener("Https", {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      certificates: [albCertificate],
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      open: false,
      defaultTargetGroups: [albToShopTargets],
    });
    // From HTTP on 80 to HTTPS on 443.
    alb.addRedirect({ open: false });

    // --- Shop: ECS service ---------------------------------------------------
    shopScaling.scaleOnRequestCount("AlbToShopRequestScaling", {
      targetGroup: albToShopTargets,
      requestsPerTarget: 1000,
    });

    // --- Public ALB: Application Load Balancer -------------------------------
    const albWafLogs = new logs.LogGroup(this, "AlbWafLogs", {
      logGroupName: `aws-waf-logs-${name}-alb`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    new WebAcl(this, "AlbWebAcl", {
      webAclName: `${name}-alb`,
      protects: alb.loadBalancerArn,
      rateLimit: 2000,
      logGroup: albWafLogs,
    });

    new cdk.CfnOutput(this, "AlbDnsName", {
      description: "DNS name of Public ALB.",
      value: alb.loadBalancerDnsName,
    });

    // --- app.example.com: Route 53 record ------------------------------------
    new route53.ARecord(this, "Dns", {
      zone: dnsZone,
      recordName: config.dnsDomainName,
      target: route53.RecordTarget.fromAlias(
        new route53Targets.LoadBalancerTarget(alb, {
          evaluateTargetHealth: true,
        }),
      ),
    });

    new cdk.CfnOutput(this, "DnsUrl", {
      description: "Address of the application.",
      value: `https://${config.dnsDomainName}`,
    });

    // What later stacks use.
    this.alb = alb;
    this.albCertificate = albCertificate;
    this.albToShopTargets = albToShopTargets;
    this.payments = payments;
    this.shop = shop;
    this.vpcEcsCluster = vpcEcsCluster;
  }
}
