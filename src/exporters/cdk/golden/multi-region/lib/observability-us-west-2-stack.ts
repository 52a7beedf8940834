import * as cdk from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as events from "aws-cdk-lib/aws-events";
import * as eventTargets from "aws-cdk-lib/aws-events-targets";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { AlertingUsWest2Stack } from "./alerting-us-west-2-stack.js";
import { ApplicationUsWest2Stack } from "./application-us-west-2-stack.js";
import { name } from "./config.js";
import { graphs } from "./graphs.js";
import { NetworkUsWest2Stack } from "./network-us-west-2-stack.js";
import { notify } from "./notify.js";
import { ReplicasUsWest2Stack } from "./replicas-us-west-2-stack.js";

export interface ObservabilityUsWest2StackProps extends cdk.StackProps {
  readonly alerting: AlertingUsWest2Stack;
  readonly network: NetworkUsWest2Stack;
  readonly replicas: ReplicasUsWest2Stack;
  readonly application: ApplicationUsWest2Stack;
}

/** Alarms, and the dashboard. */
export class ObservabilityUsWest2Stack extends cdk.Stack {
  constructor(
    scope: Construct,
    id: string,
    props: ObservabilityUsWest2StackProps,
  ) {
    super(scope, id, props);

    const alarmTopic = sns.Topic.fromTopicArn(
      this,
      "AlarmTopic",
      props.alerting.alarmsDr.topicArn,
    );
    acknowledge(
      this,
      "Annotation::@aws-cdk/aws-events:ruleUnresolvedEnvironment",
      "The topic lies in the same account and region as the rules that publish to it.",
    );

    // --- Production: VPC -----------------------------------------------------
    const vpcDrAlarms = new Construct(this, "VpcDr");
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.Alarm(vpcDrAlarms, "NatAPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[0].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(vpcDrAlarms, "NatADrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[0].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 100,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(vpcDrAlarms, "NatBPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[1].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(vpcDrAlarms, "NatBDrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[1].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 100,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(vpcDrAlarms, "NatCPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[2].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(vpcDrAlarms, "NatCDrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcDrNat.configuredGateways[2].gatewayId,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 100,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );

    // --- Standby ALB: Application Load Balancer ------------------------------
    const albDrAlarms = new Construct(this, "AlbDr");
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.Alarm(albDrAlarms, "Target5xx", {
          alarmDescription: "The application answers with errors.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "HTTPCode_Target_5XX_Count",
            dimensionsMap: {
              LoadBalancer: props.application.albDr.loadBalancerFullName,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          threshold: 10,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(albDrAlarms, "Latency", {
          alarmDescription: "One in twenty answers takes over a second.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "TargetResponseTime",
            dimensionsMap: {
              LoadBalancer: props.application.albDr.loadBalancerFullName,
            },
            statistic: "p95",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(albDrAlarms, "Rejected", {
          alarmDescription: "The load balancer turns connections away.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "RejectedConnectionCount",
            dimensionsMap: {
              LoadBalancer: props.application.albDr.loadBalancerFullName,
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(albDrAlarms, "Certificate", {
          alarmDescription:
            "The certificate ends within thirty days, and ACM has not renewed it: look at its validation records.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/CertificateManager",
            metricName: "DaysToExpiry",
            dimensionsMap: {
              CertificateArn: props.application.albDrCertificate.certificateArn,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(86400),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 30,
          evaluationPeriods: 1,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(albDrAlarms, "Blocked", {
          alarmDescription:
            "The firewall blocks many requests: an attack, or a rule that takes users for one.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/WAFV2",
            metricName: "BlockedRequests",
            dimensionsMap: {
              WebACL: `${name}-alb-dr`,
              Region: "us-west-2",
              Rule: "ALL",
            },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.CompositeAlarm(albDrAlarms, "Outage", {
          compositeAlarmName: `${name}-alb-dr-outage`,
          alarmDescription:
            "Users notice: at least one of its alarms is raised.",
          alarmRule: cloudwatch.AlarmRule.anyOf(
            new cloudwatch.Alarm(albDrAlarms, "Elb5xx", {
              alarmDescription:
                "The load balancer itself answers with errors: no target takes the requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "HTTPCode_ELB_5XX_Count",
                dimensionsMap: {
                  LoadBalancer: props.application.albDr.loadBalancerFullName,
                },
                statistic: "Sum",
                period: cdk.Duration.seconds(60),
              }),
              comparisonOperator:
                cloudwatch.ComparisonOperator
                  .GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
              threshold: 10,
              evaluationPeriods: 3,
              treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
            }),
            new cloudwatch.Alarm(albDrAlarms, "ToWebDrUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.albDr.loadBalancerFullName,
                  TargetGroup:
                    props.application.albDrToWebDrTargets.targetGroupFullName,
                },
                statistic: "Maximum",
                period: cdk.Duration.seconds(60),
              }),
              comparisonOperator:
                cloudwatch.ComparisonOperator
                  .GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
              threshold: 1,
              evaluationPeriods: 3,
              treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
            }),
          ),
        }),
      ],
      { recovery: true },
    );

    // --- Standby servers: Auto Scaling group ---------------------------------
    const webDrAlarms = new Construct(this, "WebDr");
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.Alarm(webDrAlarms, "Cpu", {
          alarmDescription:
            "The servers are busy although the group should have grown: look at its maximum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.webDr.autoScalingGroupName,
            },
            statistic: "Average",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 85,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(webDrAlarms, "InService", {
          alarmDescription: "Fewer servers are in service than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.webDr.autoScalingGroupName,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 3,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.BREACHING,
        }),
      ],
      { recovery: true },
    );
    new events.Rule(webDrAlarms, "Launches", {
      description: "Servers that could not be started or stopped",
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
        ],
        detail: {
          AutoScalingGroupName: [props.application.webDr.autoScalingGroupName],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Database replica: Read replica --------------------------------------
    const dbDrAlarms = new Construct(this, "DbDr");
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.Alarm(dbDrAlarms, "Cpu", {
          alarmDescription: "The processor has been busy for minutes.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Average",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 80,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Storage", {
          alarmDescription:
            "The volume is nearly full; a full one stops the database.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "FreeStorageSpace",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 10737418240,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.BREACHING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "FreeableMemory",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 268435456,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Connections", {
          alarmDescription:
            "Four fifths of the connections that it takes are in use.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DatabaseConnections",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 331,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Queue", {
          alarmDescription: "Reads and writes wait for the volume.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DiskQueueDepth",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Average",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 64,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Credits", {
          alarmDescription:
            "The credits of the burstable class run out; then it is slow, or costs more.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "CPUCreditBalance",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 50,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbDrAlarms, "Lag", {
          alarmDescription:
            "The replica is ten minutes behind: reads are old, and so much would be lost with the source.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "ReplicaLag",
            dimensionsMap: {
              DBInstanceIdentifier: props.replicas.dbDr.instanceIdentifier,
            },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 600,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
      ],
      { recovery: true },
    );
    new events.Rule(dbDrAlarms, "Failures", {
      description: "Failover, failure or low storage of a database",
      eventPattern: {
        source: ["aws.rds"],
        detailType: ["RDS DB Instance Event"],
        detail: {
          SourceIdentifier: [props.replicas.dbDr.instanceIdentifier],
          EventCategories: ["failover", "failure", "low storage"],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Standby cache: ElastiCache ------------------------------------------
    const cacheDrAlarms = new Construct(this, "CacheDr");
    notify(
      props.alerting.alarmsDr,
      [
        new cloudwatch.Alarm(cacheDrAlarms, "001Cpu", {
          alarmDescription:
            "The engine runs on one core, and that one is busy.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "EngineCPUUtilization",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 90,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "001Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "DatabaseMemoryUsagePercentage",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 80,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "001Evictions", {
          alarmDescription: "Keys are thrown out before their time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "Evictions",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-001` },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "001Swap", {
          alarmDescription: "The node swaps, which makes it slow.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "SwapUsage",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 52428800,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "001Lag", {
          alarmDescription: "The replica is more than a second behind.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "ReplicationLag",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "002Cpu", {
          alarmDescription:
            "The engine runs on one core, and that one is busy.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "EngineCPUUtilization",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 90,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "002Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "DatabaseMemoryUsagePercentage",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 80,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "002Evictions", {
          alarmDescription: "Keys are thrown out before their time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "Evictions",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-002` },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "002Swap", {
          alarmDescription: "The node swaps, which makes it slow.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "SwapUsage",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 52428800,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheDrAlarms, "002Lag", {
          alarmDescription: "The replica is more than a second behind.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "ReplicationLag",
            dimensionsMap: { CacheClusterId: `${name}-cache-dr-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
      ],
      { recovery: true },
    );

    // --- Standby alarms: Monitoring ------------------------------------------
    new cloudwatch.Dashboard(this, "AlarmsDr", {
      dashboardName: `${name}-alarms-dr`,
      widgets: graphs([
        { label: "Production", alarms: vpcDrAlarms },
        { label: "Standby ALB", alarms: albDrAlarms },
        { label: "Standby servers", alarms: webDrAlarms },
        { label: "Standby cache", alarms: cacheDrAlarms },
        { label: "Database replica", alarms: dbDrAlarms },
      ]),
    });
  }
}
