import * as cdk from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as events from "aws-cdk-lib/aws-events";
import * as eventTargets from "aws-cdk-lib/aws-events-targets";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { AlertingStack } from "./alerting-stack.js";
import { ApplicationStack } from "./application-stack.js";
import { name } from "./config.js";
import { DataStack } from "./data-stack.js";
import { graphs } from "./graphs.js";
import { NetworkStack } from "./network-stack.js";
import { notify } from "./notify.js";

export interface ObservabilityStackProps extends cdk.StackProps {
  readonly alerting: AlertingStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly application: ApplicationStack;
}

/** Alarms, and the dashboard. */
export class ObservabilityStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);

    const alarmTopic = sns.Topic.fromTopicArn(
      this,
      "AlarmTopic",
      props.alerting.alarms.topicArn,
    );
    acknowledge(
      this,
      "Annotation::@aws-cdk/aws-events:ruleUnresolvedEnvironment",
      "The topic lies in the same account and region as the rules that publish to it.",
    );

    // --- Production: VPC -----------------------------------------------------
    const vpcAlarms = new Construct(this, "Vpc");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(vpcAlarms, "NatAPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[0].gatewayId,
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
        new cloudwatch.Alarm(vpcAlarms, "NatADrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[0].gatewayId,
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
        new cloudwatch.Alarm(vpcAlarms, "NatBPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[1].gatewayId,
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
        new cloudwatch.Alarm(vpcAlarms, "NatBDrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[1].gatewayId,
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
        new cloudwatch.Alarm(vpcAlarms, "NatCPorts", {
          alarmDescription:
            "The NAT gateway has no port left for a connection: too many go to one address.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[2].gatewayId,
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
        new cloudwatch.Alarm(vpcAlarms, "NatCDrops", {
          alarmDescription: "The NAT gateway drops packets.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/NATGateway",
            metricName: "PacketsDropCount",
            dimensionsMap: {
              NatGatewayId:
                props.network.vpcNat.configuredGateways[2].gatewayId,
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

    // --- Public ALB: Application Load Balancer -------------------------------
    const albAlarms = new Construct(this, "Alb");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(albAlarms, "Target5xx", {
          alarmDescription: "The application answers with errors.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "HTTPCode_Target_5XX_Count",
            dimensionsMap: {
              LoadBalancer: props.application.alb.loadBalancerFullName,
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
        new cloudwatch.Alarm(albAlarms, "Latency", {
          alarmDescription: "One in twenty answers takes over a second.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "TargetResponseTime",
            dimensionsMap: {
              LoadBalancer: props.application.alb.loadBalancerFullName,
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
        new cloudwatch.Alarm(albAlarms, "Rejected", {
          alarmDescription: "The load balancer turns connections away.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApplicationELB",
            metricName: "RejectedConnectionCount",
            dimensionsMap: {
              LoadBalancer: props.application.alb.loadBalancerFullName,
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
        new cloudwatch.Alarm(albAlarms, "Certificate", {
          alarmDescription:
            "The certificate ends within thirty days, and ACM has not renewed it: look at its validation records.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/CertificateManager",
            metricName: "DaysToExpiry",
            dimensionsMap: {
              CertificateArn: props.application.albCertificate.certificateArn,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(86400),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 30,
          evaluationPeriods: 1,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(albAlarms, "Blocked", {
          alarmDescription:
            "The firewall blocks many requests: an attack, or a rule that takes users for one.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/WAFV2",
            metricName: "BlockedRequests",
            dimensionsMap: {
              WebACL: `${name}-alb`,
              Region: "us-east-1",
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
      props.alerting.alarms,
      [
        new cloudwatch.CompositeAlarm(albAlarms, "Outage", {
          compositeAlarmName: `${name}-alb-outage`,
          alarmDescription:
            "Users notice: at least one of its alarms is raised.",
          alarmRule: cloudwatch.AlarmRule.anyOf(
            new cloudwatch.Alarm(albAlarms, "Elb5xx", {
              alarmDescription:
                "The load balancer itself answers with errors: no target takes the requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "HTTPCode_ELB_5XX_Count",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToWebUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToWebTargets.targetGroupFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToAdminUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToAdminTargets.targetGroupFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToMobileUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToMobileTargets.targetGroupFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToApiUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToApiTargets.targetGroupFullName,
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

    // --- Admin servers: Auto Scaling group -----------------------------------
    const adminAlarms = new Construct(this, "Admin");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(adminAlarms, "Cpu", {
          alarmDescription:
            "The servers are busy although the group should have grown: look at its maximum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.admin.autoScalingGroupName,
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
        new cloudwatch.Alarm(adminAlarms, "InService", {
          alarmDescription: "Fewer servers are in service than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.admin.autoScalingGroupName,
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
    new events.Rule(adminAlarms, "Launches", {
      description: "Servers that could not be started or stopped",
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
        ],
        detail: {
          AutoScalingGroupName: [props.application.admin.autoScalingGroupName],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Web servers: Auto Scaling group -------------------------------------
    const webAlarms = new Construct(this, "Web");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(webAlarms, "Cpu", {
          alarmDescription:
            "The servers are busy although the group should have grown: look at its maximum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensionsMap: {
              AutoScalingGroupName: props.application.web.autoScalingGroupName,
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
        new cloudwatch.Alarm(webAlarms, "InService", {
          alarmDescription: "Fewer servers are in service than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensionsMap: {
              AutoScalingGroupName: props.application.web.autoScalingGroupName,
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
    new events.Rule(webAlarms, "Launches", {
      description: "Servers that could not be started or stopped",
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
        ],
        detail: {
          AutoScalingGroupName: [props.application.web.autoScalingGroupName],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- API servers: Auto Scaling group -------------------------------------
    const apiAlarms = new Construct(this, "Api");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(apiAlarms, "Cpu", {
          alarmDescription:
            "The servers are busy although the group should have grown: look at its maximum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensionsMap: {
              AutoScalingGroupName: props.application.api.autoScalingGroupName,
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
        new cloudwatch.Alarm(apiAlarms, "InService", {
          alarmDescription: "Fewer servers are in service than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensionsMap: {
              AutoScalingGroupName: props.application.api.autoScalingGroupName,
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
    new events.Rule(apiAlarms, "Launches", {
      description: "Servers that could not be started or stopped",
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
        ],
        detail: {
          AutoScalingGroupName: [props.application.api.autoScalingGroupName],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Mobile API: Auto Scaling group --------------------------------------
    const mobileAlarms = new Construct(this, "Mobile");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(mobileAlarms, "Cpu", {
          alarmDescription:
            "The servers are busy although the group should have grown: look at its maximum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.mobile.autoScalingGroupName,
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
        new cloudwatch.Alarm(mobileAlarms, "InService", {
          alarmDescription: "Fewer servers are in service than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensionsMap: {
              AutoScalingGroupName:
                props.application.mobile.autoScalingGroupName,
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
    new events.Rule(mobileAlarms, "Launches", {
      description: "Servers that could not be started or stopped",
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
        ],
        detail: {
          AutoScalingGroupName: [props.application.mobile.autoScalingGroupName],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- App database: RDS database ------------------------------------------
    const dbAlarms = new Construct(this, "Db");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(dbAlarms, "Cpu", {
          alarmDescription: "The processor has been busy for minutes.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
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
        new cloudwatch.Alarm(dbAlarms, "Storage", {
          alarmDescription:
            "The volume is nearly full; a full one stops the database.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "FreeStorageSpace",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 10737418240,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.BREACHING,
        }),
        new cloudwatch.Alarm(dbAlarms, "Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "FreeableMemory",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 268435456,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(dbAlarms, "Connections", {
          alarmDescription:
            "Four fifths of the connections that it takes are in use.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DatabaseConnections",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
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
        new cloudwatch.Alarm(dbAlarms, "Queue", {
          alarmDescription: "Reads and writes wait for the volume.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DiskQueueDepth",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
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
        new cloudwatch.Alarm(dbAlarms, "Credits", {
          alarmDescription:
            "The credits of the burstable class run out; then it is slow, or costs more.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "CPUCreditBalance",
            dimensionsMap: {
              DBInstanceIdentifier: props.data.db.instanceIdentifier,
            },
            statistic: "Minimum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 50,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
      ],
      { recovery: true },
    );
    new events.Rule(dbAlarms, "Failures", {
      description: "Failover, failure or low storage of a database",
      eventPattern: {
        source: ["aws.rds"],
        detailType: ["RDS DB Instance Event"],
        detail: {
          SourceIdentifier: [props.data.db.instanceIdentifier],
          EventCategories: ["failover", "failure", "low storage"],
        },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Connection pool: RDS Proxy ------------------------------------------
    const proxyAlarms = new Construct(this, "Proxy");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(proxyAlarms, "Pinned", {
          alarmDescription:
            "Many sessions hold a connection of their own, so that the pool saves nothing: look for SET and temporary tables.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DatabaseConnectionsCurrentlySessionPinned",
            dimensionsMap: { ProxyName: props.data.proxy.dbProxyName },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 50,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(proxyAlarms, "Refused", {
          alarmDescription:
            "The proxy cannot log in to the database: its secret, or the connections that are left there.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/RDS",
            metricName: "DatabaseConnectionsSetupFailed",
            dimensionsMap: { ProxyName: props.data.proxy.dbProxyName },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );

    // --- Alarms: Monitoring --------------------------------------------------
    new cloudwatch.Dashboard(this, "Alarms", {
      dashboardName: `${name}-alarms`,
      widgets: graphs([
        { label: "Production", alarms: vpcAlarms },
        { label: "Public ALB", alarms: albAlarms },
        { label: "Admin servers", alarms: adminAlarms },
        { label: "Web servers", alarms: webAlarms },
        { label: "API servers", alarms: apiAlarms },
        { label: "Mobile API", alarms: mobileAlarms },
        { label: "Connection pool", alarms: proxyAlarms },
        { label: "App database", alarms: dbAlarms },
      ]),
    });

    // --- Backup plan ---------------------------------------------------------
    const backupNodeAlarms = new Construct(this, "Backup");
    new events.Rule(backupNodeAlarms, "Restores", {
      description: "Restores that failed, those of the weekly test among them",
      eventPattern: {
        source: ["aws.backup"],
        detailType: ["Restore Job State Change"],
        detail: { status: ["FAILED", "ABORTED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });
  }
}
