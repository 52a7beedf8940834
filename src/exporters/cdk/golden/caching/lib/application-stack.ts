import * as cdk from "aws-cdk-lib";
import * as autoscaling from "aws-cdk-lib/aws-autoscaling";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as elbv2 from "aws-cdk-lib/aws-elasticloadbalancingv2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as route53Targets from "aws-cdk-lib/aws-route53-targets";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { config, name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { NetworkStack } from "./network-stack.js";
import { startScript } from "./user-data.js";
import { WebAcl } from "./web-acl.js";

export interface ApplicationStackProps extends cdk.StackProps {
  readonly network: NetworkStack;
  readonly data: DataStack;
}

/** Load balancers, servers, services, functions, queues and topics. */
export class ApplicationStack extends cdk.Stack {
  readonly alb: elbv2.ApplicationLoadBalancer;
  readonly albCertificate: acm.ICertificate;
  readonly albToApiTargets: elbv2.ApplicationTargetGroup;
  readonly api: autoscaling.AutoScalingGroup;

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

    // --- API servers: Auto Scaling group -------------------------------------
    const apiSecurityGroup = new ec2.SecurityGroup(this, "ApiSecurityGroup", {
      vpc: props.network.vpc,
      description: "Auto Scaling group api",
      allowAllOutbound: false,
    });

    apiSecurityGroup.connections.allowTo(
      cacheSecurityGroup,
      ec2.Port.tcp(6379),
      "Connections from API servers",
    );

    apiSecurityGroup.connections.allowTo(
      proxySecurityGroup,
      ec2.Port.tcp(5432),
      "Connections from API servers",
    );

    apiSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and package repositories",
    );

    const apiRole = new iam.Role(this, "ApiRole", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      // Session Manager instead of SSH.
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "AmazonSSMManagedInstanceCore",
        ),
      ],
    });
    acknowledge(
      apiRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]",
      "The policy of AWS for the agent of Session Manager, by which people get in without an open port.",
    );

    apiRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [
          props.data.cacheSecret.secretArn,
          props.data.dbSecret.secretArn,
        ],
      }),
    );
    apiRole.addToPrincipalPolicy(
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

    // Becomes /etc/app.env on the instances. Secrets are named here and read at run time.
    const apiUserData = startScript("api.sh", {
      AWS_REGION: this.region,
      PORT: "3000",
      CACHE_HOST: props.data.cache.attrPrimaryEndPointAddress,
      CACHE_PORT: "6379",
      CACHE_TLS: "true",
      CACHE_SECRET_ARN: props.data.cacheSecret.secretArn,
      DB_HOST: props.data.proxy.endpoint,
      DB_PORT: "5432",
      DB_NAME: "app",
      DB_SECRET_ARN: props.data.dbSecret.secretArn,
    });

    const apiLaunchTemplate = new ec2.LaunchTemplate(
      this,
      "ApiLaunchTemplate",
      {
        // Looked up by EC2 at launch: no diff when Amazon publishes a new one.
        machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch(
          "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        ),
        instanceType: new ec2.InstanceType("t4g.small"),
        securityGroup: apiSecurityGroup,
        role: apiRole,
        userData: apiUserData,
        ebsOptimized: true,
        httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
        // Containers on the instance would need 2.
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: true,
        detailedMonitoring: true,
        blockDevices: [
          {
            deviceName: "/dev/xvda",
            volume: ec2.BlockDeviceVolume.ebs(30, {
              // With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.
              encrypted: true,
              volumeType: ec2.EbsDeviceVolumeType.GP3,
            }),
          },
        ],
      },
    );
    cdk.Tags.of(apiLaunchTemplate).add("Name", `${name}-api`);
    cdk.Tags.of(apiLaunchTemplate).add("Role", "api");

    const api = new autoscaling.AutoScalingGroup(this, "Api", {
      vpc: props.network.vpc,
      vpcSubnets: { subnetGroupName: "app" },
      launchTemplate: apiLaunchTemplate,
      minCapacity: 3,
      maxCapacity: 10,
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        gracePeriod: cdk.Duration.seconds(300),
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
      }),
      defaultInstanceWarmup: cdk.Duration.seconds(180),
      cooldown: cdk.Duration.minutes(5),
      groupMetrics: [autoscaling.GroupMetrics.all()],
      updatePolicy: autoscaling.UpdatePolicy.instanceRefresh({
        strategy: autoscaling.InstanceRefreshStrategy.ROLLING,
        minHealthyPercentage: 75,
        maxHealthyPercentage: 125,
        instanceWarmup: cdk.Duration.seconds(180),
      }),
    });
    // The rights must be there when the first instance starts.
    api.node.addDependency(apiRole);
    cdk.Tags.of(api).add("Name", `${name}-api`);
    cdk.Tags.of(api).add("Role", "api");
    acknowledge(
      api,
      "AwsSolutions-AS3",
      "A notification of the group would need Auto Scaling's service-linked role in the policy of the topic's key; EventBridge has the same events.",
    );
    api.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 70 });

    new cdk.CfnOutput(this, "ApiGroupName", {
      description: "Name of the Auto Scaling group API servers.",
      value: api.autoScalingGroupName,
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
      apiSecurityGroup,
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

    const albToApiTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToApiTargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.INSTANCE,
        targets: [api],
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
      defaultTargetGroups: [albToApiTargets],
    });
    // From HTTP on 80 to HTTPS on 443.
    alb.addRedirect({ open: false });

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

    const albToApiRequestScaling = new autoscaling.TargetTrackingScalingPolicy(
      this,
      "AlbToApiRequestScaling",
      {
        autoScalingGroup: api,
        predefinedMetric:
          autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
        resourceLabel: `${albToApiTargets.firstLoadBalancerFullName}/${albToApiTargets.targetGroupFullName}`,
        targetValue: 1000,
      },
    );
    // AWS refuses the label of a target group that no listener uses.
    albToApiRequestScaling.node.addDependency(
      albToApiTargets.loadBalancerAttached,
    );

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
    this.albToApiTargets = albToApiTargets;
    this.api = api;
  }
}
