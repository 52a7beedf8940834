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
import * as sqs from "aws-cdk-lib/aws-sqs";
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
  readonly albToWebTargets: elbv2.ApplicationTargetGroup;
  readonly jobs: sqs.Queue;
  readonly jobsDeadLetters: sqs.Queue;
  readonly web: autoscaling.AutoScalingGroup;
  readonly workers: autoscaling.AutoScalingGroup;

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

    const messagesKey = new kms.Key(this, "MessagesKey", {
      description: `${name}: queues and topics`,
      alias: `${name}-application-messages`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
    messagesKey.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal("sns.amazonaws.com")],
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    );

    const proxySecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      "ProxySecurityGroup",
      props.data.proxySecurityGroup.securityGroupId,
    );

    // --- Jobs: SQS queue -----------------------------------------------------
    // What failed too often waits here for somebody to look at it.
    const jobsDeadLetters = new sqs.Queue(this, "JobsDeadLetters", {
      queueName: `${name}-jobs-dead-letters`,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: messagesKey,
      dataKeyReuse: cdk.Duration.minutes(5),
      enforceSSL: true,
      retentionPeriod: cdk.Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: sqs.RedrivePermission.BY_QUEUE,
        sourceQueues: [
          sqs.Queue.fromQueueArn(
            this,
            "JobsRedriveSource",
            this.formatArn({ service: "sqs", resource: `${name}-jobs` }),
          ),
        ],
      },
    });

    const jobs = new sqs.Queue(this, "Jobs", {
      queueName: `${name}-jobs`,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: messagesKey,
      dataKeyReuse: cdk.Duration.minutes(5),
      enforceSSL: true,
      visibilityTimeout: cdk.Duration.minutes(1),
      retentionPeriod: cdk.Duration.days(4),
      deadLetterQueue: { queue: jobsDeadLetters, maxReceiveCount: 5 },
    });

    new cdk.CfnOutput(this, "JobsUrl", {
      description: "URL of the queue Jobs.",
      value: jobs.queueUrl,
    });

    // --- Web servers: Auto Scaling group -------------------------------------
    const webSecurityGroup = new ec2.SecurityGroup(this, "WebSecurityGroup", {
      vpc: props.network.vpc,
      description: "Auto Scaling group web",
      allowAllOutbound: false,
    });

    webSecurityGroup.connections.allowTo(
      proxySecurityGroup,
      ec2.Port.tcp(5432),
      "Connections from Web servers",
    );

    webSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and package repositories",
    );

    const webRole = new iam.Role(this, "WebRole", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      // Session Manager instead of SSH.
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "AmazonSSMManagedInstanceCore",
        ),
      ],
    });
    acknowledge(
      webRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]",
      "The policy of AWS for the agent of Session Manager, by which people get in without an open port.",
    );

    webRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [props.data.dbSecret.secretArn],
      }),
    );
    webRole.addToPrincipalPolicy(
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
    jobs.grantSendMessages(webRole);
    acknowledge(
      webRole,
      "AwsSolutions-IAM5[Action::kms:GenerateDataKey*]",
      "A family of KMS actions that writing needs, on the keys alone that encrypt what is written to.",
    );
    acknowledge(
      webRole,
      "AwsSolutions-IAM5[Action::kms:ReEncrypt*]",
      "A family of KMS actions that writing needs, on the keys alone that encrypt what is written to.",
    );

    // Becomes /etc/app.env on the instances. Secrets are named here and read at run time.
    const webUserData = startScript("web.sh", {
      AWS_REGION: this.region,
      PORT: "3000",
      JOBS_URL: jobs.queueUrl,
      DB_HOST: props.data.proxy.endpoint,
      DB_PORT: "5432",
      DB_NAME: "app",
      DB_SECRET_ARN: props.data.dbSecret.secretArn,
    });

    const webLaunchTemplate = new ec2.LaunchTemplate(
      this,
      "WebLaunchTemplate",
      {
        // Looked up by EC2 at launch: no diff when Amazon publishes a new one.
        machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch(
          "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        ),
        instanceType: new ec2.InstanceType("t4g.small"),
        securityGroup: webSecurityGroup,
        role: webRole,
        userData: webUserData,
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
    cdk.Tags.of(webLaunchTemplate).add("Name", `${name}-web`);
    cdk.Tags.of(webLaunchTemplate).add("Role", "web");

    const web = new autoscaling.AutoScalingGroup(this, "Web", {
      vpc: props.network.vpc,
      vpcSubnets: { subnetGroupName: "app" },
      launchTemplate: webLaunchTemplate,
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
    web.node.addDependency(webRole);
    cdk.Tags.of(web).add("Name", `${name}-web`);
    cdk.Tags.of(web).add("Role", "web");
    acknowledge(
      web,
      "AwsSolutions-AS3",
      "A notification of the group would need Auto Scaling's service-linked role in the policy of the topic's key; EventBridge has the same events.",
    );

    web.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 70 });
    web.scaleOnSchedule("Morning", {
      schedule: autoscaling.Schedule.expression("0 7 * * 1-5"),
      timeZone: "America/New_York",
      minCapacity: 6,
      desiredCapacity: 6,
      maxCapacity: 10,
    });
    web.scaleOnSchedule("Evening", {
      schedule: autoscaling.Schedule.expression("0 19 * * 1-5"),
      timeZone: "America/New_York",
      minCapacity: 3,
      desiredCapacity: 3,
      maxCapacity: 10,
    });

    new cdk.CfnOutput(this, "WebGroupName", {
      description: "Name of the Auto Scaling group Web servers.",
      value: web.autoScalingGroupName,
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
      webSecurityGroup,
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

    const albToWebTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbToWebTargets",
      {
        vpc: props.network.vpc,
        targetType: elbv2.TargetType.INSTANCE,
        targets: [web],
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
      defaultTargetGroups: [albToWebTargets],
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

    const albToWebRequestScaling = new autoscaling.TargetTrackingScalingPolicy(
      this,
      "AlbToWebRequestScaling",
      {
        autoScalingGroup: web,
        predefinedMetric:
          autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
        resourceLabel: `${albToWebTargets.firstLoadBalancerFullName}/${albToWebTargets.targetGroupFullName}`,
        targetValue: 1000,
      },
    );
    // AWS refuses the label of a target group that no listener uses.
    albToWebRequestScaling.node.addDependency(
      albToWebTargets.loadBalancerAttached,
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

    // --- Workers: Auto Scaling group -----------------------------------------
    const workersSecurityGroup = new ec2.SecurityGroup(
      this,
      "WorkersSecurityGroup",
      {
        vpc: props.network.vpc,
        description: "Auto Scaling group workers",
        allowAllOutbound: false,
      },
    );

    workersSecurityGroup.connections.allowTo(
      proxySecurityGroup,
      ec2.Port.tcp(5432),
      "Connections from Workers",
    );

    workersSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and package repositories",
    );

    const workersRole = new iam.Role(this, "WorkersRole", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      // Session Manager instead of SSH.
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "AmazonSSMManagedInstanceCore",
        ),
      ],
    });
    acknowledge(
      workersRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]",
      "The policy of AWS for the agent of Session Manager, by which people get in without an open port.",
    );

    workersRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [props.data.dbSecret.secretArn],
      }),
    );
    workersRole.addToPrincipalPolicy(
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
    jobs.grantConsumeMessages(workersRole);

    // Becomes /etc/app.env on the instances. Secrets are named here and read at run time.
    const workersUserData = startScript("workers.sh", {
      AWS_REGION: this.region,
      JOBS_URL: jobs.queueUrl,
      DB_HOST: props.data.proxy.endpoint,
      DB_PORT: "5432",
      DB_NAME: "app",
      DB_SECRET_ARN: props.data.dbSecret.secretArn,
    });

    const workersLaunchTemplate = new ec2.LaunchTemplate(
      this,
      "WorkersLaunchTemplate",
      {
        // Looked up by EC2 at launch: no diff when Amazon publishes a new one.
        machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch(
          "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        ),
        instanceType: new ec2.InstanceType("c7g.large"),
        securityGroup: workersSecurityGroup,
        role: workersRole,
        userData: workersUserData,
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
    cdk.Tags.of(workersLaunchTemplate).add("Name", `${name}-workers`);
    cdk.Tags.of(workersLaunchTemplate).add("Role", "worker");

    const workers = new autoscaling.AutoScalingGroup(this, "Workers", {
      vpc: props.network.vpc,
      vpcSubnets: { subnetGroupName: "app" },
      mixedInstancesPolicy: {
        launchTemplate: workersLaunchTemplate,
        launchTemplateOverrides: [
          { instanceType: new ec2.InstanceType("c7g.large") },
          { instanceType: new ec2.InstanceType("m7g.large") },
          { instanceType: new ec2.InstanceType("r7g.large") },
        ],
        instancesDistribution: {
          // The first of the types above that the zone has.
          onDemandAllocationStrategy:
            autoscaling.OnDemandAllocationStrategy.PRIORITIZED,
          onDemandBaseCapacity: 3,
          onDemandPercentageAboveBaseCapacity: 0,
          spotAllocationStrategy:
            autoscaling.SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED,
        },
      },
      // A new server starts when AWS says that it will take a Spot one.
      capacityRebalance: true,
      minCapacity: 3,
      maxCapacity: 20,
      healthChecks: autoscaling.HealthChecks.ec2({
        gracePeriod: cdk.Duration.seconds(300),
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
    workers.node.addDependency(workersRole);
    cdk.Tags.of(workers).add("Name", `${name}-workers`);
    cdk.Tags.of(workers).add("Role", "worker");
    acknowledge(
      workers,
      "AwsSolutions-AS3",
      "A notification of the group would need Auto Scaling's service-linked role in the policy of the topic's key; EventBridge has the same events.",
    );
    acknowledge(
      workers,
      "AwsSolutions-EC26",
      "The volumes of the launch template are encrypted; the rule cannot see through a policy of mixed instances.",
    );

    workers.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 70 });
    // The L2 policies take one metric each; what waits for each worker is a quotient of two.
    new autoscaling.CfnScalingPolicy(this, "JobsToWorkersBacklog", {
      autoScalingGroupName: workers.autoScalingGroupName,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: 50,
        customizedMetricSpecification: {
          metrics: [
            {
              id: "waiting",
              returnData: false,
              metricStat: {
                stat: "Sum",
                metric: {
                  namespace: "AWS/SQS",
                  metricName: "ApproximateNumberOfMessagesVisible",
                  dimensions: [{ name: "QueueName", value: jobs.queueName }],
                },
              },
            },
            {
              id: "working",
              returnData: false,
              metricStat: {
                stat: "Average",
                metric: {
                  namespace: "AWS/AutoScaling",
                  metricName: "GroupInServiceInstances",
                  dimensions: [
                    {
                      name: "AutoScalingGroupName",
                      value: workers.autoScalingGroupName,
                    },
                  ],
                },
              },
            },
            {
              id: "backlog",
              label: "Messages per worker",
              // Without a worker all that waits counts, so that the first one comes.
              expression: "IF(working > 0, waiting / working, waiting)",
              returnData: true,
            },
          ],
        },
      },
    });

    new cdk.CfnOutput(this, "WorkersGroupName", {
      description: "Name of the Auto Scaling group Workers.",
      value: workers.autoScalingGroupName,
    });

    // What later stacks use.
    this.alb = alb;
    this.albCertificate = albCertificate;
    this.albToWebTargets = albToWebTargets;
    this.jobs = jobs;
    this.jobsDeadLetters = jobsDeadLetters;
    this.web = web;
    this.workers = workers;
  }
}
