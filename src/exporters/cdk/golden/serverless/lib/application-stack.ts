import * as cdk from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as apigatewayv2 from "aws-cdk-lib/aws-apigatewayv2";
import * as authorizers from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import * as integrations from "aws-cdk-lib/aws-apigatewayv2-integrations";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as eventSources from "aws-cdk-lib/aws-lambda-event-sources";
import * as logs from "aws-cdk-lib/aws-logs";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import * as sqs from "aws-cdk-lib/aws-sqs";
import * as path from "node:path";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { name } from "./config.js";
import { DataStack } from "./data-stack.js";

export interface ApplicationStackProps extends cdk.StackProps {
  readonly data: DataStack;
}

/** Load balancers, servers, services, functions, queues and topics. */
export class ApplicationStack extends cdk.Stack {
  readonly api: apigatewayv2.HttpApi;
  readonly eventsNode: sns.Topic;
  readonly fanOut: lambda.Function;
  readonly intake: lambda.Function;
  readonly orders: sqs.Queue;
  readonly ordersDeadLetters: sqs.Queue;
  readonly worker: lambda.Function;

  constructor(scope: Construct, id: string, props: ApplicationStackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-application-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

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

    // --- Orders: SQS queue ---------------------------------------------------
    // What failed too often waits here for somebody to look at it.
    const ordersDeadLetters = new sqs.Queue(this, "OrdersDeadLetters", {
      queueName: `${name}-orders-dead-letters`,
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
            "OrdersRedriveSource",
            this.formatArn({ service: "sqs", resource: `${name}-orders` }),
          ),
        ],
      },
    });

    const orders = new sqs.Queue(this, "Orders", {
      queueName: `${name}-orders`,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: messagesKey,
      dataKeyReuse: cdk.Duration.minutes(5),
      enforceSSL: true,
      visibilityTimeout: cdk.Duration.minutes(1),
      retentionPeriod: cdk.Duration.days(4),
      deadLetterQueue: { queue: ordersDeadLetters, maxReceiveCount: 5 },
    });

    new cdk.CfnOutput(this, "OrdersUrl", {
      description: "URL of the queue Orders.",
      value: orders.queueUrl,
    });

    // --- Fan-out: Lambda function --------------------------------------------
    const fanOutLogs = new logs.LogGroup(this, "FanOutLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const fanOutRole = new iam.Role(this, "FanOutRole", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    });
    fanOutLogs.grantWrite(fanOutRole);
    acknowledge(
      fanOutRole,
      "AwsSolutions-IAM5[Resource::*]",
      "Actions on traces of X-Ray know no narrower resource.",
    );

    const fanOut = new lambda.Function(this, "FanOut", {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: "index.handler",
      code: lambda.Code.fromAsset(
        path.join(import.meta.dirname, "../lambda/fan-out"),
      ),
      role: fanOutRole,
      memorySize: 256,
      timeout: cdk.Duration.seconds(10),
      tracing: lambda.Tracing.ACTIVE,
      logGroup: fanOutLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
    });

    new cdk.CfnOutput(this, "FanOutFunctionName", {
      description: "Name of the function Fan-out.",
      value: fanOut.functionName,
    });

    // --- Order events: SNS topic ---------------------------------------------
    const eventsNode = new sns.Topic(this, "Events", {
      topicName: `${name}-events`,
      masterKey: messagesKey,
      enforceSSL: true,
    });

    // What a subscriber would not take in all tries.
    const eventsNodeDeadLetters = new sqs.Queue(this, "EventsDeadLetters", {
      queueName: `${name}-events-dead-letters`,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: messagesKey,
      dataKeyReuse: cdk.Duration.minutes(5),
      enforceSSL: true,
      retentionPeriod: cdk.Duration.days(14),
    });
    acknowledge(
      eventsNodeDeadLetters,
      "AwsSolutions-SQS3",
      "It holds the dead letters of subscriptions itself.",
    );

    eventsNode.addSubscription(
      new subscriptions.LambdaSubscription(fanOut, {
        deadLetterQueue: eventsNodeDeadLetters,
      }),
    );

    new cdk.CfnOutput(this, "EventsTopicArn", {
      description: "ARN of the topic Order events.",
      value: eventsNode.topicArn,
    });

    // --- Intake: Lambda function ---------------------------------------------
    const intakeLogs = new logs.LogGroup(this, "IntakeLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const intakeRole = new iam.Role(this, "IntakeRole", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    });
    intakeLogs.grantWrite(intakeRole);
    acknowledge(
      intakeRole,
      "AwsSolutions-IAM5[Resource::*]",
      "Actions on traces of X-Ray know no narrower resource.",
    );

    orders.grantSendMessages(intakeRole);
    acknowledge(
      intakeRole,
      "AwsSolutions-IAM5[Action::kms:GenerateDataKey*]",
      "A family of KMS actions that writing needs, on the keys alone that encrypt what is written to.",
    );
    acknowledge(
      intakeRole,
      "AwsSolutions-IAM5[Action::kms:ReEncrypt*]",
      "A family of KMS actions that writing needs, on the keys alone that encrypt what is written to.",
    );
    eventsNode.grantPublish(intakeRole);
    props.data.records.grantReadWriteData(intakeRole);

    const intake = new lambda.Function(this, "Intake", {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: "index.handler",
      code: lambda.Code.fromAsset(
        path.join(import.meta.dirname, "../lambda/intake"),
      ),
      role: intakeRole,
      memorySize: 256,
      timeout: cdk.Duration.seconds(10),
      tracing: lambda.Tracing.ACTIVE,
      environment: {
        ORDERS_URL: orders.queueUrl,
        EVENTS_ARN: eventsNode.topicArn,
        RECORDS_TABLE: props.data.records.tableName,
      },
      environmentEncryption: dataKey,
      logGroup: intakeLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
    });

    new cdk.CfnOutput(this, "IntakeFunctionName", {
      description: "Name of the function Intake.",
      value: intake.functionName,
    });

    // --- Orders API: API Gateway ---------------------------------------------
    const api = new apigatewayv2.HttpApi(this, "Api", {
      apiName: `${name}-api`,
      // A stage of its own takes the access log and the limits.
      createDefaultStage: false,
      defaultAuthorizer: new authorizers.HttpIamAuthorizer(),
    });

    const apiAccessLogs = new logs.LogGroup(this, "ApiAccessLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const apiStage = new apigatewayv2.HttpStage(this, "ApiStage", {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new apigatewayv2.LogGroupLogDestination(apiAccessLogs),
        format: apigateway.AccessLogFormat.custom(
          JSON.stringify({
            requestId: "$context.requestId",
            time: "$context.requestTime",
            method: "$context.httpMethod",
            route: "$context.routeKey",
            status: "$context.status",
            address: "$context.identity.sourceIp",
            error: "$context.integrationErrorMessage",
          }),
        ),
      },
    });

    api.addRoutes({
      path: "/orders",
      methods: [apigatewayv2.HttpMethod.POST],
      integration: new integrations.HttpLambdaIntegration(
        "ApiToIntakeIntegration",
        intake,
      ),
    });

    new cdk.CfnOutput(this, "ApiUrl", {
      description: "Address of the API Orders API.",
      value: apiStage.url,
    });

    // --- Worker: Lambda function ---------------------------------------------
    const workerLogs = new logs.LogGroup(this, "WorkerLogs", {
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: logsKey,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const workerRole = new iam.Role(this, "WorkerRole", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    });
    workerLogs.grantWrite(workerRole);
    acknowledge(
      workerRole,
      "AwsSolutions-IAM5[Resource::*]",
      "Actions on traces of X-Ray know no narrower resource.",
    );

    const worker = new lambda.Function(this, "Worker", {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: "index.handler",
      code: lambda.Code.fromAsset(
        path.join(import.meta.dirname, "../lambda/worker"),
      ),
      role: workerRole,
      memorySize: 256,
      timeout: cdk.Duration.seconds(10),
      tracing: lambda.Tracing.ACTIVE,
      logGroup: workerLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
    });

    worker.addEventSource(
      new eventSources.SqsEventSource(orders, {
        batchSize: 10,
        // Otherwise one bad message brings its whole batch back.
        reportBatchItemFailures: true,
        maxConcurrency: 10,
      }),
    );

    new cdk.CfnOutput(this, "WorkerFunctionName", {
      description: "Name of the function Worker.",
      value: worker.functionName,
    });

    // What later stacks use.
    this.api = api;
    this.eventsNode = eventsNode;
    this.fanOut = fanOut;
    this.intake = intake;
    this.orders = orders;
    this.ordersDeadLetters = ordersDeadLetters;
    this.worker = worker;
  }
}
