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
import { notify } from "./notify.js";

export interface ObservabilityStackProps extends cdk.StackProps {
  readonly alerting: AlertingStack;
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

    // --- Orders API: API Gateway ---------------------------------------------
    const apiAlarms = new Construct(this, "Api");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(apiAlarms, "Latency", {
          alarmDescription: "One in twenty answers takes over three seconds.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/ApiGateway",
            metricName: "Latency",
            dimensionsMap: { ApiId: props.application.api.apiId },
            statistic: "p95",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 3000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.CompositeAlarm(apiAlarms, "Outage", {
          compositeAlarmName: `${name}-api-outage`,
          alarmDescription:
            "Users notice: at least one of its alarms is raised.",
          alarmRule: cloudwatch.AlarmRule.anyOf(
            new cloudwatch.Alarm(apiAlarms, "5xx", {
              alarmDescription:
                "More than one answer in a hundred is an error of the API or of its functions.",
              metric: new cloudwatch.Metric({
                namespace: "AWS/ApiGateway",
                metricName: "5xx",
                dimensionsMap: { ApiId: props.application.api.apiId },
                statistic: "Average",
                period: cdk.Duration.seconds(60),
              }),
              comparisonOperator:
                cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
              threshold: 0.01,
              evaluationPeriods: 3,
              treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
            }),
          ),
        }),
      ],
      { recovery: true },
    );

    // --- Intake: Lambda function ---------------------------------------------
    const intakeAlarms = new Construct(this, "Intake");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(intakeAlarms, "Errors", {
          alarmDescription: "The function fails: its log group says why.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensionsMap: {
              FunctionName: props.application.intake.functionName,
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
        new cloudwatch.Alarm(intakeAlarms, "Throttles", {
          alarmDescription:
            "Calls are turned away, because as many run as may at a time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensionsMap: {
              FunctionName: props.application.intake.functionName,
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
        new cloudwatch.Alarm(intakeAlarms, "Duration", {
          alarmDescription:
            "One in twenty calls takes four fifths of the time that it may.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensionsMap: {
              FunctionName: props.application.intake.functionName,
            },
            statistic: "p95",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 8000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );

    // --- Worker: Lambda function ---------------------------------------------
    const workerAlarms = new Construct(this, "Worker");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(workerAlarms, "Errors", {
          alarmDescription: "The function fails: its log group says why.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensionsMap: {
              FunctionName: props.application.worker.functionName,
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
        new cloudwatch.Alarm(workerAlarms, "Throttles", {
          alarmDescription:
            "Calls are turned away, because as many run as may at a time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensionsMap: {
              FunctionName: props.application.worker.functionName,
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
        new cloudwatch.Alarm(workerAlarms, "Duration", {
          alarmDescription:
            "One in twenty calls takes four fifths of the time that it may.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensionsMap: {
              FunctionName: props.application.worker.functionName,
            },
            statistic: "p95",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 8000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );

    // --- Fan-out: Lambda function --------------------------------------------
    const fanOutAlarms = new Construct(this, "FanOut");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(fanOutAlarms, "Errors", {
          alarmDescription: "The function fails: its log group says why.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensionsMap: {
              FunctionName: props.application.fanOut.functionName,
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
        new cloudwatch.Alarm(fanOutAlarms, "Throttles", {
          alarmDescription:
            "Calls are turned away, because as many run as may at a time.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensionsMap: {
              FunctionName: props.application.fanOut.functionName,
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
        new cloudwatch.Alarm(fanOutAlarms, "Duration", {
          alarmDescription:
            "One in twenty calls takes four fifths of the time that it may.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/Lambda",
            metricName: "Duration",
            dimensionsMap: {
              FunctionName: props.application.fanOut.functionName,
            },
            statistic: "p95",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 8000,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
      ],
      { recovery: true },
    );

    // --- Orders: SQS queue ---------------------------------------------------
    const ordersAlarms = new Construct(this, "Orders");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(ordersAlarms, "Age", {
          alarmDescription:
            "The oldest message has waited for ten minutes: nobody takes them, or too slowly.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/SQS",
            metricName: "ApproximateAgeOfOldestMessage",
            dimensionsMap: { QueueName: props.application.orders.queueName },
            statistic: "Maximum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 600,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(ordersAlarms, "DeadLetters", {
          alarmDescription:
            "Messages failed for good, and wait for somebody to look at them.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            dimensionsMap: {
              QueueName: props.application.ordersDeadLetters.queueName,
            },
            statistic: "Maximum",
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

    // --- Order events: SNS topic ---------------------------------------------
    const eventsNodeAlarms = new Construct(this, "Events");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(eventsNodeAlarms, "Failed", {
          alarmDescription: "Subscribers do not get what is published.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/SNS",
            metricName: "NumberOfNotificationsFailed",
            dimensionsMap: {
              TopicName: props.application.eventsNode.topicName,
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
      ],
      { recovery: true },
    );

    // --- Order records: DynamoDB table ---------------------------------------
    const recordsAlarms = new Construct(this, "Records");
    notify(
      props.alerting.alarms,
      [
        new cloudwatch.Alarm(recordsAlarms, "ReadThrottles", {
          alarmDescription:
            "Reads are turned away: more than the table may do.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/DynamoDB",
            metricName: "ReadThrottleEvents",
            dimensionsMap: { TableName: props.data.records.tableName },
            statistic: "Sum",
            period: cdk.Duration.seconds(60),
          }),
          comparisonOperator:
            cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          threshold: 0,
          evaluationPeriods: 3,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
        new cloudwatch.Alarm(recordsAlarms, "WriteThrottles", {
          alarmDescription:
            "Writes are turned away: more than the table may do, or too many to one key.",
          metric: new cloudwatch.Metric({
            namespace: "AWS/DynamoDB",
            metricName: "WriteThrottleEvents",
            dimensionsMap: { TableName: props.data.records.tableName },
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
        { label: "Orders API", alarms: apiAlarms },
        { label: "Intake", alarms: intakeAlarms },
        { label: "Orders", alarms: ordersAlarms },
        { label: "Order events", alarms: eventsNodeAlarms },
        { label: "Order records", alarms: recordsAlarms },
        { label: "Worker", alarms: workerAlarms },
        { label: "Fan-out", alarms: fanOutAlarms },
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
