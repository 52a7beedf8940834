import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";
import { name } from "./config.js";

/** Buckets, and the vaults to which other regions copy their backups. */
export class StorageStack extends cdk.Stack {
  readonly dataKey: kms.IKey;
  readonly files: s3.Bucket;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const dataKey = new kms.Key(this, "DataKey", {
      description: `${name}: data and secrets`,
      alias: `${name}-storage-data`,
      enableKeyRotation: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const filesDrElsewhere = s3.Bucket.fromBucketName(
      this,
      "FilesDrElsewhere",
      `${name}-files-dr-${this.account}`,
    );

    // --- Files: S3 bucket ----------------------------------------------------
    const filesReplicationRole = new iam.Role(this, "FilesReplicationRole", {
      assumedBy: new iam.ServicePrincipal("s3.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": this.account },
        },
      }),
    });

    const files = new s3.Bucket(this, "Files", {
      bucketName: `${name}-files-${this.account}`,
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
      replicationRole: filesReplicationRole,
      replicationRules: [
        {
          id: "filesDr",
          destination: filesDrElsewhere,
          priority: 1,
          deleteMarkerReplication: true,
          sseKmsEncryptedObjects: true,
          kmsKey: kms.Key.fromKeyArn(
            this,
            "FilesDrKeyAlias",
            this.formatArn({
              region: "us-west-2",
              service: "kms",
              resource: `alias/${name}-storage-data`,
            }),
          ),
          replicationTimeControl: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
          metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
        },
      ],
      removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      files,
      "AwsSolutions-S1",
      "No access logs are kept of it: who reads and writes is in CloudTrail where the account records data events.",
    );

    filesReplicationRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
        resources: [
          this.formatArn({
            service: "s3",
            region: "",
            account: "",
            resource: `${name}-files-${this.account}`,
          }),
        ],
      }),
    );
    filesReplicationRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ],
        resources: [
          this.formatArn({
            service: "s3",
            region: "",
            account: "",
            resource: `${name}-files-${this.account}/*`,
          }),
        ],
      }),
    );
    filesReplicationRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: [
          "s3:ReplicateObject",
          "s3:ReplicateDelete",
          "s3:ReplicateTags",
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
      filesReplicationRole,
      `AwsSolutions-IAM5[Resource::arn:${this.partition}:s3:::${name}-files-${this.account}/*]`,
      "Every object of one bucket: which of them is asked for is known when it is.",
    );
    acknowledge(
      filesReplicationRole,
      `AwsSolutions-IAM5[Resource::arn:${this.partition}:s3:::${name}-files-dr-${this.account}/*]`,
      "Every object of one bucket: which of them is asked for is known when it is.",
    );
    filesReplicationRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ["kms:Decrypt"],
        resources: [dataKey.keyArn],
        conditions: {
          StringEquals: { "kms:ViaService": `s3.${this.region}.amazonaws.com` },
        },
      }),
    );
    filesReplicationRole.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ["kms:Encrypt", "kms:GenerateDataKey"],
        resources: [
          this.formatArn({
            region: "us-west-2",
            service: "kms",
            resource: "key",
            resourceName: "*",
          }),
        ],
        conditions: {
          StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
          "ForAnyValue:StringEquals": {
            "kms:ResourceAliases": `alias/${name}-storage-data`,
          },
        },
      }),
    );
    acknowledge(
      filesReplicationRole,
      `AwsSolutions-IAM5[Resource::arn:${this.partition}:kms:us-west-2:${this.account}:key/*]`,
      "The key lies in another region and is known by its alias alone, which a condition names.",
    );

    new cdk.CfnOutput(this, "FilesBucketName", {
      description: "Name of the bucket Files.",
      value: `${name}-files-${this.account}`,
    });

    // What later stacks use.
    this.dataKey = dataKey;
    this.files = files;
  }
}
