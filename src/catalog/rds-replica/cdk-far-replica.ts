/** A module of the exported app. */
export const FAR_REPLICA = {
  module: 'far-replica',
  exports: ['FarReplica'],
  text: `import * as cdk from "aws-cdk-lib";
import * as rds from "aws-cdk-lib/aws-rds";
import type { Construct } from "constructs";

export interface FarReplicaProps extends Omit<
  rds.DatabaseInstanceReadReplicaProps,
  "sourceDatabaseInstance"
> {
  /** Known by its fixed identifier alone: nothing of its stack is read, so this one deploys while that region is down. */
  readonly source: {
    readonly identifier: string;
    readonly region: string;
    readonly engine: rds.IInstanceEngine;
  };
}

/** A replica of a database in another region, which the library takes to be in the region of the replica. */
export class FarReplica extends rds.DatabaseInstanceReadReplica {
  constructor(scope: Construct, id: string, props: FarReplicaProps) {
    const { source, ...rest } = props;
    super(scope, id, {
      ...rest,
      sourceDatabaseInstance:
        rds.DatabaseInstance.fromDatabaseInstanceAttributes(
          scope,
          \`\${id}-Source\`,
          {
            instanceIdentifier: source.identifier,
            // Asked for by the library, and used nowhere.
            instanceEndpointAddress: source.identifier,
            port: 1,
            securityGroups: [],
            engine: source.engine,
          },
        ),
    });
    // The L2 has no property for the region of the source, nor for one that is known by its ARN: hence the L1.
    const instance = this.node.defaultChild as rds.CfnDBInstance;
    instance.sourceRegion = source.region;
    instance.sourceDbInstanceIdentifier = cdk.Stack.of(this).formatArn({
      service: "rds",
      region: source.region,
      resource: "db",
      arnFormat: cdk.ArnFormat.COLON_RESOURCE_NAME,
      resourceName: source.identifier,
    });
    // CloudFormation refuses it beside a source: the key says it.
    instance.addPropertyDeletionOverride("StorageEncrypted");
  }
}
`,
};
