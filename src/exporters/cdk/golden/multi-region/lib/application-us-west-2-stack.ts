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
import { DataUsWest2Stack } from "./data-us-west-2-stack.js";
import { ignoreTargetHealth } from "./ignore-target-health.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";
import { ReplicasUsWest2Stack } from "./replicas-us-west-2-stack.js";
import { StorageUsWest2Stack } from "./storage-us-west-2-stack.js";
import { startScript } from "./user-data.js";
import { WebAcl } from "./web-acl.js";

export interface ApplicationUsWest2StackProps extends cdk.StackProps {
  readonly network: NetworkUsWest2Stack;
  readonly storage: StorageUsWest2Stack;
  readonly data: DataUsWest2Stack;
  readonly replicas: ReplicasUsWest2Stack;
}

/** Load balancers, servers, services, functions, queues and topics. */
export class ApplicationUsWest2Stack extends cdk.Stack {
  readonly albDr: elbv2.ApplicationLoadBalancer;
  readonly albDrCertificate: acm.ICertificate;
  readonly albDrToWebDrTargets: elbv2.ApplicationTargetGroup;
  readonly webDr: autoscaling.AutoScalingGroup;

  constructor(
    scope: Construct,
    id: string,
    props: ApplicationUsWest2StackProps,
  ) {
    super(scope, id, props);

    const cacheDrSecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      "CacheDrSecurityGroup",
      props.data.cacheDrSecurityGroup.securityGroupId,
    );

    const dbDrSecurityGroup = ec2.SecurityGroup.fromSecurityGroupId(
      this,
      "DbDrSecurityGroup",
      props.replicas.dbDrSecurityGroup.securityGroupId,
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

    // --- Standby servers: Auto Scaling group ---------------------------------
    const webDrSecurityGroup = new ec2.SecurityGroup(
      this,
      "WebDrSecurityGroup",
      {
        vpc: props.network.vpcDr,
        description: "Auto Scaling group web-dr",
        allowAllOutbound: false,
      },
    );

    webDrSecurityGroup.connections.allowTo(
      cacheDrSecurityGroup,
      ec2.Port.tcp(6379),
      "Connections from Standby servers",
    );

    webDrSecurityGroup.connections.allowTo(
      dbDrSecurityGroup,
      ec2.Port.tcp(5432),
      "Reads from Standby servers",
    );

    webDrSecurityGroup.addEgressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS to AWS APIs and package repositories",
    );

    const webDrRole = new iam.Role(this, "WebDrRole", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      // Session Manager instead of SSH.
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "AmazonSSMManagedInstanceCore",
        ),
      ],
    });
    acknowledge(
      webDrRole,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]",
      "The policy of AWS for the agent of Session Manager, by which people get in without an open port.",
    );

    webDrRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: "ReadSecrets",
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
        ],
        resources: [
          props.data.cacheDrSecret.secretArn,
          this.formatArn({
            service: "secretsmanager",
            resource: "secret",
            arnFormat: cdk.ArnFormat.COLON_RESOURCE_NAME,
            resourceName: `${name}/db-??????`,
          }),
        ],
      }),
    );
    webDrRole.addToPrincipalPolicy(
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
    webDrRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ["s3:ListBucket"],
        resources: [
          this.formatArn({
            service: "s3",
            region: "",
            account: "",
            resource: `${name}-files-dr-${this.account}`,
          }),
        ],
      }),
    );
    webDrRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: [
          "s3:GetObject",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:AbortMultipartUpload",
        ],
        resources: [
          this.formatArn({
            service: "s3",
            region: "",
            account: "",
            resource: `${name}-files-dr-${this.account}/*`,
          }),
        ],
      }),
    );
    acknowledge(
      webDrRole,
      `AwsSolutions-IAM5[Resource::arn:${this.partition}:s3:::${name}-files-dr-${this.account}/*]`,
      "Every object of one bucket: which of them is asked for is known when it is.",
    );
    webDrRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [props.storage.dataKey.keyArn],
        conditions: {
          StringEquals: { "kms:ViaService": `s3.${this.region}.amazonaws.com` },
        },
      }),
    );

    // Becomes /etc/app.env on the instances. Secrets are named here and read at run time.
    const webDrUserData = startScript("web-dr.sh", {
      AWS_REGION: this.region,
      PORT: "3000",
      CACHE_DR_HOST: props.data.cacheDr.attrPrimaryEndPointAddress,
      CACHE_DR_PORT: "6379",
      CACHE_DR_TLS: "true",
      CACHE_DR_SECRET_ARN: props.data.cacheDrSecret.secretArn,
      FILES_DR_BUCKET: `${name}-files-dr-${this.account}`,
      DB_DR_HOST: props.replicas.dbDr.dbInstanceEndpointAddress,
      DB_DR_PORT: "5432",
      DB_DR_NAME: "app",
      DB_DR_SECRET_ARN: this.formatArn({
        service: "secretsmanager",
        resource: "secret",
        arnFormat: cdk.ArnFormat.COLON_RESOURCE_NAME,
        resourceName: `${name}/db`,
      }),
    });

    const webDrLaunchTemplate = new ec2.LaunchTemplate(
      this,
      "WebDrLaunchTemplate",
      {
        // Looked up by EC2 at launch: no diff when Amazon publishes a new one.
        machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch(
          "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        ),
        instanceType: new ec2.InstanceType("t4g.small"),
        securityGroup: webDrSecurityGroup,
        role: webDrRole,
        userData: webDrUserData,
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
    cdk.Tags.of(webDrLaunchTemplate).add("Name", `${name}-web-dr`);
    cdk.Tags.of(webDrLaunchTemplate).add("Role", "web");

    const webDr = new autoscaling.AutoScalingGroup(this, "WebDr", {
      vpc: props.network.vpcDr,
      vpcSubnets: { subnetGroupName: "app" },
      launchTemplate: webDrLaunchTemplate,
      minCapacity: 3,
      maxCapacity: 12,
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
    webDr.node.addDependency(webDrRole);
    cdk.Tags.of(webDr).add("Name", `${name}-web-dr`);
    cdk.Tags.of(webDr).add("Role", "web");
    acknowledge(
      webDr,
      "AwsSolutions-AS3",
      "A notification of the group would need Auto Scaling's service-linked role in the policy of the topic's key; EventBridge has the same events.",
    );
    webDr.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 70 });

    new cdk.CfnOutput(this, "WebDrGroupName", {
      description: "Name of the Auto Scaling group Standby servers.",
      value: webDr.autoScalingGroupName,
    });

    // --- Standby ALB: Application Load Balancer ------------------------------
    const albDrSecurityGroup = new ec2.SecurityGroup(
      this,
      "AlbDrSecurityGroup",
      {
        vpc: props.network.vpcDr,
        description: "Application Load Balancer alb-dr",
        allowAllOutbound: false,
      },
    );

    albDrSecurityGroup.addIngressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(443),
      "HTTPS from the internet",
    );

    albDrSecurityGroup.addIngressRule(
      ec2.Peer.anyIpv4(),
      ec2.Port.tcp(80),
      "HTTP from the internet",
    );

    acknowledge(
      albDrSecurityGroup,
      "AwsSolutions-EC23",
      "It answers requests from the internet: the ports that the drawing opens to everybody are meant to be open.",
    );

    albDrSecurityGroup.connections.allowTo(
      webDrSecurityGroup,
      ec2.Port.tcp(3000),
      "Requests and health checks from Standby ALB",
    );

    const albDr = new elbv2.ApplicationLoadBalancer(this, "AlbDr", {
      vpc: props.network.vpcDr,
      vpcSubnets: { subnetGroupName: "public" },
      securityGroup: albDrSecurityGroup,
      internetFacing: true,
      deletionProtection: config.deletionProtection,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
      idleTimeout: cdk.Duration.seconds(60),
    });

    const albDrAccessLogs = new s3.Bucket(this, "AlbDrAccessLogs", {
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
      albDrAccessLogs,
      "AwsSolutions-S1",
      "It holds access logs itself.",
    );
    albDr.logAccessLogs(albDrAccessLogs, "alb");

    const albDrToWebDrTargets = new elbv2.ApplicationTargetGroup(
      this,
      "AlbDrToWebDrTargets",
      {
        vpc: props.network.vpcDr,
        targetType: elbv2.TargetType.INSTANCE,
        targets: [webDr],
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

    const albDrCertificate = new acm.Certificate(this, "AlbDrCertificate", {
      domainName: config.dnsDomainName,
      subjectAlternativeNames: [`secondary.${config.dnsDomainName}`],
      validation: acm.CertificateValidation.fromDns(dnsZone),
    });

    albDr.addListener("Https", {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      certificates: [albDrCertificate],
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      open: false,
      defaultTargetGroups: [albDrToWebDrTargets],
    });
    // From HTTP on 80 to HTTPS on 443.
    albDr.addRedirect({ open: false });

    const albDrWafLogs = new logs.LogGroup(this, "AlbDrWafLogs", {
      logGroupName: `aws-waf-logs-${name}-alb-dr`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    new WebAcl(this, "AlbDrWebAcl", {
      webAclName: `${name}-alb-dr`,
      protects: albDr.loadBalancerArn,
      rateLimit: 2000,
      logGroup: albDrWafLogs,
    });

    new cdk.CfnOutput(this, "AlbDrDnsName", {
      description: "DNS name of Standby ALB.",
      value: albDr.loadBalancerDnsName,
    });

    const albDrToWebDrRequestScaling =
      new autoscaling.TargetTrackingScalingPolicy(
        this,
        "AlbDrToWebDrRequestScaling",
        {
          autoScalingGroup: webDr,
          predefinedMetric:
            autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
          resourceLabel: `${albDrToWebDrTargets.firstLoadBalancerFullName}/${albDrToWebDrTargets.targetGroupFullName}`,
          targetValue: 1000,
        },
      );
    // AWS refuses the label of a target group that no listener uses.
    albDrToWebDrRequestScaling.node.addDependency(
      albDrToWebDrTargets.loadBalancerAttached,
    );

    // --- app.example.com: Route 53 record ------------------------------------
    new route53.ARecord(this, "DnsSecondaryDirect", {
      zone: dnsZone,
      recordName: `secondary.${config.dnsDomainName}`,
      target: route53.RecordTarget.fromAlias(
        new route53Targets.LoadBalancerTarget(albDr, {
          evaluateTargetHealth: true,
        }),
      ),
    });

    // The last resort: an unhealthy standby is still better than no answer.
    const dnsSecondary = new route53.ARecord(this, "DnsSecondary", {
      zone: dnsZone,
      recordName: config.dnsDomainName,
      target: route53.RecordTarget.fromAlias(
        new route53Targets.LoadBalancerTarget(albDr, {
          evaluateTargetHealth: true,
        }),
      ),
      setIdentifier: "secondary",
      failover: route53.Failover.SECONDARY,
    });
    ignoreTargetHealth(dnsSecondary);

    // What later stacks use.
    this.albDr = albDr;
    this.albDrCertificate = albDrCertificate;
    this.albDrToWebDrTargets = albDrToWebDrTargets;
    this.webDr = webDr;
  }
}
