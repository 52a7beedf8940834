import * as cdk from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as kms from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { config, name } from "./config.js";

/** What holds data, and what guards it. */
export class DataStack extends cdk.Stack {
  readonly records: dynamodb.TableV2;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-data-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    // --- Order records: DynamoDB table ---------------------------------------
    const records = new dynamodb.TableV2(this, "Records", {
      tableName: `${name}-records`,
      partitionKey: { name: "id", type: dynamodb.AttributeType.STRING },
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(dataKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.deletionProtection,
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });

    new cdk.CfnOutput(this, "RecordsTableName", {
      description: "Name of the table Order records.",
      value: records.tableName,
    });

    // What later stacks use.
    this.records = records;
  }
}
