import type * as ec2 from "aws-cdk-lib/aws-ec2";

/** The ranges that were planned. Those that a Vpc works out by itself move when a zone or a tier is added. */
export class PlannedAddresses implements ec2.IIpAddresses {
  /** `ranges`: per subnet group one for each zone, in the order of the zones. */
  constructor(
    private readonly vpcRange: string,
    private readonly ranges: Readonly<Record<string, readonly string[]>>,
  ) {}

  allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: this.vpcRange };
  }

  allocateSubnetsCidr({
    requestedSubnets,
  }: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const taken = new Map<string, number>();
    return {
      allocatedSubnets: requestedSubnets.map(({ configuration: { name } }) => {
        const index = taken.get(name) ?? 0;
        taken.set(name, index + 1);
        const cidr = this.ranges[name]?.[index];
        if (cidr === undefined) {
          throw new Error(`No range is planned for subnet ${index} of ${name}`);
        }
        return { cidr };
      }),
    };
  }
}
