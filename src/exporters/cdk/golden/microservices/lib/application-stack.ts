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
import { DataStack } from "./data-stack.js";
import { NetworkStack } from "./network-stack.js";
import { WebAcl } from "./web-acl.js";

export interface ApplicationStackProps extends cdk.StackProps {
  readonly network: NetworkStack;
  readonly data: DataStack;
}

/** Load balancers, servers, services, functions, queues and topics. */
export class ApplicationStack extends cdk.Stack {
  readonly alb: elbv2.ApplicationLoadBalancer;
  readonly albCertificate: acm.ICertificate;
  readonly albToServiceATargets: elbv2.ApplicationTargetGroup;
  readonly albToServiceBTargets: elbv2.ApplicationTargetGroup;
  readonly albToServiceCTargets: elbv2.ApplicationTargetGroup;
  readonly serviceA: ecs.FargateService;
  readonly serviceB: ecs.FargateService;
  readonly serviceC: ecs.FargateService;
  readonly vpcEcsCluster: ecs.Cluster;

  constructor(scope: Construct, id: string, props: ApplicationStackProps) {
    super(scope, id, props);

    const cacheSecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      "CacheSecurityGroup",
      props.data.cacheSecurityGroup.securityGroupId,
    );

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

    const proxySecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      "ProxySecurityGroup",
      props.data.proxySecurityGroup.securityGroupId,
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

    // --- Service A: ECS service ----------------------------------------------
    const serviceASecurityGroup = new ec2.SecurityGroup(
      this,
      "ServiceASecurityGroup",
      {
        vpc: props.network.vpc,
        description: "ECS service service-a",
        allowAllOutbound: false,
      },
    );

    serviceASecurityGroup.connections.allowTo(
      proxySecurityGroup,
      ec2.Port.tcp(5432),
      "Connections from Service A",
    );

    serviceASecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and image registries",
    );

    // What ECS may do to start a task.
    const serviceAExecutionRole = new iam.Role(this, "ServiceAExecutionRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    // What the application itself may do: what is drawn, and nothing else.
    const serviceATaskRole = new iam.Role(this, "ServiceATaskRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    serviceATaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [props.data.dbSecret.secretArn],
      }),
    );
    serviceATaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "DecryptSecrets",
        actions: ["kms:Decrypt"],
        resources: [props.data.dataKey.keyArn],
        conditions: {
          StringEquals: {
            "kms:ViaService": `secretsmanager.${this.region}.amazonaws.com`,
          },
        },
      }),
    );

    const serviceALogs = new logs.LogGroup(this, "ServiceALogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const serviceATask = new ecs.FargateTaskDefinition(this, "ServiceATask", {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: serviceAExecutionRole,
      taskRole: serviceATaskRole,
    });
    serviceATask.addContainer("app", {
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
        DB_HOST: props.data.proxy.endpoint,
        DB_PORT: "5432",
        DB_NAME: "app",
        DB_SECRET_ARN: props.data.dbSecret.secretArn,
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
        logGroup: serviceALogs,
        streamPrefix: "app",
        // A log that cannot be written must not stop the application.
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: cdk.Size.mebibytes(25),
      }),
    });
    acknowledge(
      serviceATask,
      "AwsSolutions-ECS2",
      "The variables are names, ports and ARNs; the application reads secrets when it runs.",
    );

    const serviceA = new ecs.FargateService(this, "ServiceA", {
      cluster: vpcEcsCluster,
      taskDefinition: serviceATask,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      vpcSubnets: { subnetGroupName: "app" },
      securityGroups: [serviceASecurityGroup],
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
            discoveryName: "service-a",
            dnsName: "service-a",
            port: 3000,
          },
        ],
      },
    });

    // The capacity providers of the cluster and the rights to start tasks come first, and go last.
    serviceA.node.addDependency(vpcEcsCluster, serviceAExecutionRole);

    const serviceAScaling = serviceA.autoScaleTaskCount({
      minCapacity: 3,
      maxCapacity: 10,
    });
    serviceAScaling.scaleOnCpuUtilization("Cpu", {
      targetUtilizationPercent: 60,
    });

    new cdk.CfnOutput(this, "ServiceAServiceName", {
      description: "Name of the ECS service Service A.",
      value: serviceA.serviceName,
    });

    // --- Service B: ECS service ----------------------------------------------
    const serviceBSecurityGroup = new ec2.SecurityGroup(
      this,
      "ServiceBSecurityGroup",
      {
        vpc: props.network.vpc,
        description: "ECS service service-b",
        allowAllOutbound: false,
      },
    );

    serviceBSecurityGroup.connections.allowTo(
      proxySecurityGroup,
      ec2.Port.tcp(5432),
      "Connections from Service B",
    );

    serviceBSecurityGroup.connections.allowTo(
      cacheSecurityGroup,
      ec2.Port.tcp(6379),
      "Connections from Service B",
    );

    serviceBSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and image registries",
    );

    // What ECS may do to start a task.
    const serviceBExecutionRole = new iam.Role(this, "ServiceBExecutionRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    // What the application itself may do: what is drawn, and nothing else.
    const serviceBTaskRole = new iam.Role(this, "ServiceBTaskRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    serviceBTaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [
          props.data.dbSecret.secretArn,
          props.data.cacheSecret.secretArn,
        ],
      }),
    );
    serviceBTaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "DecryptSecrets",
        actions: ["kms:Decrypt"],
        resources: [props.data.dataKey.keyArn],
        conditions: {
          StringEquals: {
            "kms:ViaService": `secretsmanager.${this.region}.amazonaws.com`,
          },
        },
      }),
    );

    const serviceBLogs = new logs.LogGroup(this, "ServiceBLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const serviceBTask = new ecs.FargateTaskDefinition(this, "ServiceBTask", {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: serviceBExecutionRole,
      taskRole: serviceBTaskRole,
    });
    serviceBTask.addContainer("app", {
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
        DB_HOST: props.data.proxy.endpoint,
        DB_PORT: "5432",
        DB_NAME: "app",
        DB_SECRET_ARN: props.data.dbSecret.secretArn,
        CACHE_HOST: props.data.cache.attrPrimaryEndPointAddress,
        CACHE_PORT: "6379",
        CACHE_TLS: "true",
        CACHE_SECRET_ARN: props.data.cacheSecret.secretArn,
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
        logGroup: serviceBLogs,
        streamPrefix: "app",
        // A log that cannot be written must not stop the application.
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: cdk.Size.mebibytes(25),
      }),
    });
    acknowledge(
      serviceBTask,
      "AwsSolutions-ECS2",
      "The variables are names, ports and ARNs; the application reads secrets when it runs.",
    );

    const serviceB = new ecs.FargateService(this, "ServiceB", {
      cluster: vpcEcsCluster,
      taskDefinition: serviceBTask,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      vpcSubnets: { subnetGroupName: "app" },
      securityGroups: [serviceBSecurityGroup],
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
            discoveryName: "service-b",
            dnsName: "service-b",
            port: 3000,
          },
        ],
      },
    });

    // The capacity providers of the cluster and the rights to start tasks come first, and go last.
    serviceB.node.addDependency(vpcEcsCluster, serviceBExecutionRole);

    const serviceBScaling = serviceB.autoScaleTaskCount({
      minCapacity: 3,
      maxCapacity: 10,
    });
    serviceBScaling.scaleOnCpuUtilization("Cpu", {
      targetUtilizationPercent: 60,
    });

    new cdk.CfnOutput(this, "ServiceBServiceName", {
      description: "Name of the ECS service Service B.",
      value: serviceB.serviceName,
    });

    // --- Service C: ECS service ----------------------------------------------
    const serviceCSecurityGroup = new ec2.SecurityGroup(
      this,
      "ServiceCSecurityGroup",
      {
        vpc: props.network.vpc,
        description: "ECS service service-c",
        allowAllOutbound: false,
      },
    );

    serviceCSecurityGroup.connections.allowTo(
      cacheSecurityGroup,
      ec2.Port.tcp(6379),
      "Connections from Service C",
    );

    serviceCSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and image registries",
    );

    // What ECS may do to start a task.
    const serviceCExecutionRole = new iam.Role(this, "ServiceCExecutionRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    // What the application itself may do: what is drawn, and nothing else.
    const serviceCTaskRole = new iam.Role(this, "ServiceCTaskRole", {
      assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    serviceCTaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [props.data.cacheSecret.secretArn],
      }),
    );
    serviceCTaskRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "DecryptSecrets",
        actions: ["kms:Decrypt"],
        resources: [props.data.dataKey.keyArn],
        conditions: {
          StringEquals: {
            "kms:ViaService": `secretsmanager.${this.region}.amazonaws.com`,
          },
        },
      }),
    );

    const serviceCLogs = new logs.LogGroup(this, "ServiceCLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const serviceCTask = new ecs.FargateTaskDefinition(this, "ServiceCTask", {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: serviceCExecutionRole,
      taskRole: serviceCTaskRole,
    });
    serviceCTask.addContainer("app", {
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
        CACHE_HOST: props.data.cache.attrPrimaryEndPointAddress,
        CACHE_PORT: "6379",
        CACHE_TLS: "true",
        CACHE_SECRET_ARN: props.data.cacheSecret.secretArn,
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
        logGroup: serviceCLogs,
        streamPrefix: "app",
        // A log that cannot be written must not stop the application.
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: cdk.Size.mebibytes(25),
      }),
    });
    acknowledge(
      serviceCTask,
      "AwsSolutions-ECS2",
      "The variables are names, ports and ARNs; the application reads secrets when it runs.",
    );

    const serviceC = new ecs.FargateService(this, "ServiceC", {
      cluster: vpcEcsCluster,
      taskDefinition: serviceCTask,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      vpcSubnets: { subnetGroupName: "app" },
      securityGroups: [serviceCSecurityGroup],
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
            discoveryName: "service-c",
            dnsName: "service-c",
            port: 3000,
          },
        ],
      },
    });

    // The capacity providers of the cluster and the rights to start tasks come first, and go last.
    serviceC.node.addDependency(vpcEcsCluster, serviceCExecutionRole);

    const serviceCScaling = serviceC.autoScaleTaskCount({
      minCapacity: 3,
      maxCapacity: 10,
    });
    serviceCScaling.scaleOnCpuUtilization("Cpu", {
      targetUtilizationPercent: 60,
    });

    new cdk.CfnOutput(this, "ServiceCServiceName", {
      description: "Name of the ECS service Service C.",
      value: serviceC.serviceName,
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
      serviceASecurityGroup,
      ec2.Port.tcp(3000),
      "Requests and health checks from Public ALB",
    );

    albSecurityGroup.connections.allowTo(
      serviceBSecurityGroup,
      ec2.Port.tcp(3000),
      "Requests and health checks from Public ALB",
    );

    albSecurityGroup.connections.allowTo(
      serviceCSecurityGroup,
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

    const albToServiceATargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToServiceATargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.IP,
        targets: [
          serviceA.loadBalancerTarget({
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

    const albToServiceBTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToServiceBTargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.IP,
        targets: [
          serviceB.loadBalancerTarget({
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

    const albToServiceCTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToServiceCTargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.IP,
        targets: [
          serviceC.loadBalancerTarget({
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

    const albHttps = alb.addListener("Https", {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      certificates: [albCertificate],
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(404, {
        contentType: "text/plain",
        messageBody: "Not found",
      }),
    });
    // From HTTP on 80 to HTTPS on 443.
    alb.addRedirect({ open: false });

    albHttps.addTargetGroups("AlbToServiceATargets", {
      priority: 100,
      conditions: [elbv2.ListenerCondition.pathPatterns(["/a/*"])],
      targetGroups: [albToServiceATargets],
    });

    // --- Service A: ECS service ----------------------------------------------
    serviceAScaling.scaleOnRequestCount("AlbToServiceARequestScaling", {
      targetGroup: albToServiceATargets,
      requestsPerTarget: 1000,
    });

    // --- Public ALB: Application Load Balancer -------------------------------
    albHttps.addTargetGroups("AlbToServiceBTargets", {
      priority: 110,
      conditions: [elbv2.ListenerCondition.pathPatterns(["/b/*"])],
      targetGroups: [albToServiceBTargets],
    });

    // --- Service B: ECS service ----------------------------------------------
    serviceBScaling.scaleOnRequestCount("AlbToServiceBRequestScaling", {
      targetGroup: albToServiceBTargets,
      requestsPerTarget: 1000,
    });

    // --- Public ALB: Application Load Balancer -------------------------------
    albHttps.addTargetGroups("AlbToServiceCTargets", {
      priority: 120,
      conditions: [elbv2.ListenerCondition.pathPatterns(["/c/*"])],
      targetGroups: [albToServiceCTargets],
    });

    // --- Service C: ECS service ----------------------------------------------
    serviceCScaling.scaleOnRequestCount("AlbToServiceCRequestScaling", {
      targetGroup: albToServiceCTargets,
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
    this.albToServiceATargets = albToServiceATargets;
    this.albToServiceBTargets = albToServiceBTargets;
    this.albToServiceCTargets = albToServiceCTargets;
    this.serviceA = serviceA;
    this.serviceB = serviceB;
    this.serviceC = serviceC;
    this.vpcEcsCluster = vpcEcsCluster;
  }
}
