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
            new cloudwatch.Alarm(albAlarms, "ToServiceAUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToServiceATargets.targetGroupFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToServiceBUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToServiceBTargets.targetGroupFullName,
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
            new cloudwatch.Alarm(albAlarms, "ToServiceCUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToServiceCTargets.targetGroupFullName,
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

    // --- Service A: ECS service ----------------------------------------------
    const serviceAAlarms = new Construct(this, "ServiceA");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(serviceAAlarms, "Cpu", {
          alarmDescription:
            "The tasks are busy although there should be more of them by now.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceA.serviceName,
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
        new cloudwatch.Alarm(serviceAAlarms, "Memory", {
          alarmDescription: "The tasks have nearly used up their memory.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "MemoryUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceA.serviceName,
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
        new cloudwatch.Alarm(serviceAAlarms, "Running", {
          alarmDescription: "Fewer tasks run than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "ECS/ContainerInsights",
            metricName: "RunningTaskCount",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceA.serviceName,
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
    new events.Rule(serviceAAlarms, "Deployments", {
      description: "Deployments that failed and were rolled back",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Deployment State Change"],
        resources: [props.application.serviceA.serviceArn],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Service B: ECS service ----------------------------------------------
    const serviceBAlarms = new Construct(this, "ServiceB");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(serviceBAlarms, "Cpu", {
          alarmDescription:
            "The tasks are busy although there should be more of them by now.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceB.serviceName,
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
        new cloudwatch.Alarm(serviceBAlarms, "Memory", {
          alarmDescription: "The tasks have nearly used up their memory.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "MemoryUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceB.serviceName,
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
        new cloudwatch.Alarm(serviceBAlarms, "Running", {
          alarmDescription: "Fewer tasks run than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "ECS/ContainerInsights",
            metricName: "RunningTaskCount",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceB.serviceName,
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
    new events.Rule(serviceBAlarms, "Deployments", {
      description: "Deployments that failed and were rolled back",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Deployment State Change"],
        resources: [props.application.serviceB.serviceArn],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Service C: ECS service ----------------------------------------------
    const serviceCAlarms = new Construct(this, "ServiceC");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(serviceCAlarms, "Cpu", {
          alarmDescription:
            "The tasks are busy although there should be more of them by now.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceC.serviceName,
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
        new cloudwatch.Alarm(serviceCAlarms, "Memory", {
          alarmDescription: "The tasks have nearly used up their memory.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "MemoryUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceC.serviceName,
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
        new cloudwatch.Alarm(serviceCAlarms, "Running", {
          alarmDescription: "Fewer tasks run than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "ECS/ContainerInsights",
            metricName: "RunningTaskCount",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.serviceC.serviceName,
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
    new events.Rule(serviceCAlarms, "Deployments", {
      description: "Deployments that failed and were rolled back",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Deployment State Change"],
        resources: [props.application.serviceC.serviceArn],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Shared database: RDS database ---------------------------------------
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

    // --- Shared cache: ElastiCache -------------------------------------------
    const cacheAlarms = new Construct(this, "Cache");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(cacheAlarms, "001Cpu", {
          alarmDescription:
            "The engine runs on one core, and that one is busy.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "EngineCPUUtilization",
            dimensionsMap: { CacheClusterId: `${name}-cache-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 90,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "001Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "DatabaseMemoryUsagePercentage",
            dimensionsMap: { CacheClusterId: `${name}-cache-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 80,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "001Evictions", {
          alarmDescription: "Keys are thrown out before their time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "Evictions",
            dimensionsMap: { CacheClusterId: `${name}-cache-001` },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "001Swap", {
          alarmDescription: "The node swaps, which makes it slow.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "SwapUsage",
            dimensionsMap: { CacheClusterId: `${name}-cache-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 52428800,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "001Lag", {
          alarmDescription: "The replica is more than a second behind.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "ReplicationLag",
            dimensionsMap: { CacheClusterId: `${name}-cache-001` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "002Cpu", {
          alarmDescription:
            "The engine runs on one core, and that one is busy.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "EngineCPUUtilization",
            dimensionsMap: { CacheClusterId: `${name}-cache-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 90,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "002Memory", {
          alarmDescription: "Memory is nearly used up.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "DatabaseMemoryUsagePercentage",
            dimensionsMap: { CacheClusterId: `${name}-cache-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 80,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "002Evictions", {
          alarmDescription: "Keys are thrown out before their time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "Evictions",
            dimensionsMap: { CacheClusterId: `${name}-cache-002` },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 1000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "002Swap", {
          alarmDescription: "The node swaps, which makes it slow.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "SwapUsage",
            dimensionsMap: { CacheClusterId: `${name}-cache-002` },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 52428800,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.MISSING,
        }),
        new cloudwatch.Alarm(cacheAlarms, "002Lag", {
          alarmDescription: "The replica is more than a second behind.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ElastiCache",
            metricName: "ReplicationLag",
            dimensionsMap: { CacheClusterId: `${name}-cache-002` },
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

    // --- Alarms: Monitoring --------------------------------------------------
    new cloudwatch.Dashboard(this, "Alarms", {
      dashboardName: `${name}-alarms`,
      widgets: graphs([
        { label: "Production", alarms: vpcAlarms },
        { label: "Public ALB", alarms: albAlarms },
        { label: "Service A", alarms: serviceAAlarms },
        { label: "Service B", alarms: serviceBAlarms },
        { label: "Service C", alarms: serviceCAlarms },
        { label: "Connection pool", alarms: proxyAlarms },
        { label: "Shared database", alarms: dbAlarms },
        { label: "Shared cache", alarms: cacheAlarms },
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
