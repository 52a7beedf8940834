import { familyOf } from './instance-families';

/** Who sells machines by families of their own. */
export type Seller = 'ec2' | 'rds';

/** When the lists were taken that `lacks` comes from. */
export const OFFERS_OF = 'May 2026';

interface Offers {
  /**
   * Families of those in `instances.ts` that were not offered there in May 2026. EC2: what DescribeInstanceTypeOfferings answered
   * in each region, as moto 5.2.1 records it. RDS: MySQL, MariaDB and PostgreSQL alike in the AWS price list, as cfn-lint 1.51.0
   * records it; the RDS guide, "Determining DB instance class support in AWS Regions", names the prices as one way to know. In
   * the same price list Aurora and ElastiCache lacked none. Of OpenSearch no such list is known, so nothing is said.
   */
  readonly lacks?: { readonly [S in Seller]?: readonly string[] };
  /**
   * A zone, by the id that is the same in every account, that has no RDS Proxy (RDS guide, "Limitations for RDS Proxy") and none
   * of the families in `instances.ts` (the same answers of EC2, by zone).
   */
  readonly bareZone?: string;
}

/**
 * Of the regions in `regions.ts`, those of which there is something to say: nothing of this is needed to draw. Services need no
 * table: all that are exported have endpoints in each of the regions (endpoints.json of botocore 1.43.11, May 2026).
 */
export const OFFERS: Readonly<Record<string, Offers>> = {
  'us-east-1': { bareZone: 'use1-az3' },
  'eu-west-3': { lacks: { ec2: ['c8g'], rds: ['r7g'] } },
  'eu-central-2': { lacks: { ec2: ['c6i', 'r7i'], rds: ['m6i', 'r6i'] } },
  'eu-south-1': { lacks: { ec2: ['m7g', 'r8g', 'c7i'], rds: ['m7g'] } },
  'af-south-1': { lacks: { ec2: ['c8g', 'r8g', 'r7i'], rds: ['m7g', 'r7g'] } },
};

export const offersIn = (region: string | null): Offers =>
  region !== null && Object.hasOwn(OFFERS, region) ? OFFERS[region]! : {};

/** Whether the list does not say that the region lacks the family of a type or class. */
export const isOffered = (seller: Seller, type: string, region: string | null): boolean =>
  !(offersIn(region).lacks?.[seller] ?? []).includes(familyOf(type));
