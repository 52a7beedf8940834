import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { config, name } from "./config.js";

/** The topic to which alarms go. */
export class AlertingStack extends cdk.Stack {
  readonly alarms: sns.Topic;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const alarmsKey = new kms.Key(this, "AlarmsKey", {
      description: `${name}: topics for alarms`,
      alias: `${name}-alerting-alarms`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
    alarmsKey.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [
          new iam.ServicePrincipal("cloudwatch.amazonaws.com"),
          new iam.ServicePrincipal("events.amazonaws.com"),
          new iam.ServicePrincipal("backup.amazonaws.com"),
        ],
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    );

    // --- Alarms: Monitoring --------------------------------------------------
    const alarms = new sns.Topic(this, "Alarms", {
      masterKey: alarmsKey,
      enforceSSL: true,
    });
    alarms.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: "Publishers",
        principals: [
          new iam.ServicePrincipal("cloudwatch.amazonaws.com"),
          new iam.ServicePrincipal("events.amazonaws.com"),
          new iam.ServicePrincipal("backup.amazonaws.com"),
        ],
        actions: ["sns:Publish"],
        resources: [alarms.topicArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    );
    // Nothing arrives before the address has confirmed, which only its owner can do.
    config.alarmsEmails.forEach((address) =>
      alarms.addSubscription(new subscriptions.EmailSubscription(address)),
    );

    new cdk.CfnOutput(this, "AlarmsTopicArn", {
      description: "Topic to which the alarms of Alarms go.",
      value: alarms.topicArn,
    });

    // What later stacks use.
    this.alarms = alarms;
  }
}
