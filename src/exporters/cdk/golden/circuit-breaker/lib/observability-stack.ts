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
import { graphs } from "./graphs.js";
import { NetworkStack } from "./network-stack.js";
import { notify } from "./notify.js";

export interface ObservabilityStackProps extends cdk.StackProps {
  readonly alerting: AlertingStack;
  readonly network: NetworkStack;
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
            new cloudwatch.Alarm(albAlarms, "ToShopUnhealthy", {
              alarmDescription:
                "A target fails its health checks and gets no requests.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApplicationELB",
                metricName: "UnHealthyHostCount",
                dimensionsMap: {
                  LoadBalancer: props.application.alb.loadBalancerFullName,
                  TargetGroup:
                    props.application.albToShopTargets.targetGroupFullName,
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

    // --- Shop: ECS service ---------------------------------------------------
    const shopAlarms = new Construct(this, "Shop");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(shopAlarms, "Cpu", {
          alarmDescription:
            "The tasks are busy although there should be more of them by now.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.shop.serviceName,
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
        new cloudwatch.Alarm(shopAlarms, "Memory", {
          alarmDescription: "The tasks have nearly used up their memory.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "MemoryUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.shop.serviceName,
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
        new cloudwatch.Alarm(shopAlarms, "Running", {
          alarmDescription: "Fewer tasks run than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "ECS/ContainerInsights",
            metricName: "RunningTaskCount",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.shop.serviceName,
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
    new events.Rule(shopAlarms, "Deployments", {
      description: "Deployments that failed and were rolled back",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Deployment State Change"],
        resources: [props.application.shop.serviceArn],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Payments: ECS service -----------------------------------------------
    const paymentsAlarms = new Construct(this, "Payments");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(paymentsAlarms, "Cpu", {
          alarmDescription:
            "The tasks are busy although there should be more of them by now.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.payments.serviceName,
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
        new cloudwatch.Alarm(paymentsAlarms, "Memory", {
          alarmDescription: "The tasks have nearly used up their memory.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ECS",
            metricName: "MemoryUtilization",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.payments.serviceName,
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
        new cloudwatch.Alarm(paymentsAlarms, "Running", {
          alarmDescription: "Fewer tasks run than the minimum.",
          metric: new cloudwatch.Metric({
            namespace: "ECS/ContainerInsights",
            metricName: "RunningTaskCount",
            dimensionsMap: {
              ClusterName: props.application.vpcEcsCluster.clusterName,
              ServiceName: props.application.payments.serviceName,
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
    new events.Rule(paymentsAlarms, "Deployments", {
      description: "Deployments that failed and were rolled back",
      eventPattern: {
        source: ["aws.ecs"],
        detailType: ["ECS Deployment State Change"],
        resources: [props.application.payments.serviceArn],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      targets: [new eventTargets.SnsTopic(alarmTopic)],
    });

    // --- Alarms: Monitoring --------------------------------------------------
    new cloudwatch.Dashboard(this, "Alarms", {
      dashboardName: `${name}-alarms`,
      widgets: graphs([
        { label: "Production", alarms: vpcAlarms },
        { label: "Public ALB", alarms: albAlarms },
        { label: "Shop", alarms: shopAlarms },
        { label: "Payments", alarms: paymentsAlarms },
      ]),
    });
  }
}
