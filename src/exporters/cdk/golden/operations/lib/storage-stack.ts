import * as cdk from "aws-cdk-lib";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { name } from "./config.js";

/** Buckets, and the vaults to which other regions copy their backups. */
export class StorageStack extends cdk.Stack {
  readonly dataKey: kms.IKey;
  readonly uploads: s3.Bucket;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-storage-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    // --- Uploads: S3 bucket --------------------------------------------------
    const uploads = new s3.Bucket(this, "Uploads", {
      bucketName: `${name}-uploads-${this.account}`,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: dataKey,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          transitions: [
            {
              storageClass: s3.StorageClass.INFREQUENT_ACCESS,
              transitionAfter: cdk.Duration.days(90),
            },
          ],
          noncurrentVersionExpiration: cdk.Duration.days(90),
          abortIncompleteMultipartUploadAfter: cdk.Duration.days(7),
        },
      ],
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      uploads,
      "AwsSolutions-S1",
      "No access logs are kept of it: who reads and writes is in CloudTrail where the account records data events.",
    );

    new cdk.CfnOutput(this, "UploadsBucketName", {
      description: "Name of the bucket Uploads.",
      value: `${name}-uploads-${this.account}`,
    });

    // What later stacks use.
    this.dataKey = dataKey;
    this.uploads = uploads;
  }
}
