import { containsCidr, formatCidr, parseCidr, type Cidr } from '../kit/cidr';
import type { NodeId } from '../design/records';
import type { NetworkFacts, TierFacts } from '../spec/facts';
import { TIER_ROLES, type TierRole } from '../spec/kind-spec';
import type { DefaultRoute, Network, Subnet, Zone } from '../spec/model';

export interface NetworkInput extends NetworkFacts {
  readonly vpc: NodeId;
  readonly region: string;
  readonly tiers: readonly (TierFacts & { readonly node: NodeId })[];
}

/**
 * Where each tier's blocks begin, in sixteenths of the VPC's range: public first, then application up to the half, data from
 * the half on. Fixed shares keep every block where it is when a zone or a tier comes or goes.
 */
const SHARE: Record<TierRole, { readonly from: number; readonly to: number }> = {
  public: { from: 0, to: 1 },
  app: { from: 1, to: 8 },
  data: { from: 8, to: 16 },
};

/** The block of a zone, or null when it does not fit into its tier's share. */
function blockOf(vpc: Cidr, tier: TierRole, prefix: number, zoneIndex: number): Cidr | null {
  // A person may type 24.5, which is no prefix.
  if (!Number.isInteger(prefix) || prefix < vpc.prefix || prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  const share = SHARE[tier];
  const from = vpc.start + Math.ceil((vpc.size * share.from) / 16 / size) * size;
  const start = from + zoneIndex * size;
  if (start + size > vpc.start + (vpc.size * share.to) / 16) return null;
  return { text: formatCidr(start, prefix), start, prefix, size };
}

/** A range that a person has given is taken as it is; null where it cannot lie in the VPC. */
function givenBlock(vpc: Cidr | null, text: string): Cidr | null {
  const given = parseCidr(text);
  return given && vpc && containsCidr(vpc, given) ? given : null;
}

export function toNetwork(input: NetworkInput): Network {
  const cidr = parseCidr(input.cidr);
  const zones: readonly Zone[] = [...new Set(input.letters)]
    .filter((letter) => /^[a-f]$/.test(letter))
    .map((letter) => ({
      name: `${input.region}${letter}`,
      letter,
      index: letter.charCodeAt(0) - 97,
    }));
  const tiers = TIER_ROLES.flatMap((role) => input.tiers.find((tier) => tier.role === role) ?? []);
  const subnets: Subnet[] = tiers.flatMap((tier) =>
    zones.map((zone) => {
      const given = Object.hasOwn(tier.ranges, zone.letter)
        ? (tier.ranges[zone.letter] ?? null)
        : null;
      const computed = () =>
        cidr && !input.isExisting ? blockOf(cidr, tier.role, tier.prefix, zone.index) : null;
      return {
        tier: tier.role,
        zone,
        cidr: given === null ? computed() : givenBlock(cidr, given),
        given,
      };
    }),
  );
  const hasPublic = tiers.some((tier) => tier.role === 'public');
  const nat = hasPublic && !input.isExisting ? input.nat : 'none';
  const natZones = nat === 'perAz' ? zones : nat === 'single' ? zones.slice(0, 1) : [];
  const hasGateway = subnets.some((subnet) => subnet.tier === 'public' && subnet.cidr !== null);
  const routeOf = ({ role, internetRoute }: TierFacts): DefaultRoute => {
    if (input.isExisting) return 'unknown';
    if (role === 'public') return 'internet-gateway';
    if (role === 'data' && !internetRoute) return 'none';
    if (natZones.length > 0) return 'nat';
    // The application tier stays shut in without NAT; data is let out as it was asked for.
    return role === 'data' && hasGateway ? 'internet-gateway' : 'none';
  };
  return {
    vpc: input.vpc,
    region: input.region,
    cidr,
    zones,
    tiers: tiers.map((tier) => ({
      role: tier.role,
      node: tier.node,
      defaultRoute: routeOf(tier),
    })),
    subnets,
    natZones,
    isExisting: input.isExisting,
  };
}
