import { overlapsCidr } from '../kit/cidr';
import { beginTransaction, idsAfter } from '../design';
import type { Model, Network, Subnet } from '../spec/model';
import type { Fix } from '../validation';
import { ensureTier, withoutRanges, type Edit } from './fixes';

/** ELB guide, "Subnets for your load balancer": a /27 at least, with eight free addresses. */
export const LONGEST_ALB_PREFIX = 27;

export const NO_ROOM = 'The public subnets are too small for a load balancer.';

const isTooSmall = ({ cidr }: Subnet): boolean => cidr !== null && cidr.prefix > LONGEST_ALB_PREFIX;

const publicOf = ({ subnets }: Network): readonly Subnet[] =>
  subnets.filter(({ tier }) => tier === 'public');

/** Makes the public subnets as large as a load balancer needs; false where they are not and the VPC has no room for it. */
export function widenPublic({ model, tx }: Edit, { vpc }: Network): boolean {
  const now = model.with(tx.design).networkOf(vpc);
  const own = now?.tiers.find(({ role }) => role === 'public');
  const record = own && tx.design.nodes[own.node];
  if (!now || !record) return true;
  const small = publicOf(now).filter(isTooSmall);
  if (small.length === 0) return true;
  // What exists has the size it has.
  if (now.isExisting) return false;
  const given = small.filter((subnet) => subnet.given !== null);
  tx.changeNode(record.id, {
    params: {
      ...record.params,
      // A given range gives way to the computed one.
      ...(given.length > 0 ? { ranges: withoutRanges(record.params.ranges, given) } : {}),
      ...(Number(record.params.prefix) > LONGEST_ALB_PREFIX ? { prefix: LONGEST_ALB_PREFIX } : {}),
    },
  });
  const then = model.with(tx.design).networkOf(vpc);
  return then !== null && publicOf(then).every((subnet) => fits(subnet, then));
}

const fits = (subnet: Subnet, { subnets }: Network): boolean =>
  subnet.cidr !== null &&
  !isTooSmall(subnet) &&
  !subnets.some(
    (other) => other !== subnet && other.cidr && overlapsCidr(other.cidr, subnet.cidr!),
  );

/** A fix that puts a load balancer into the public tier, and says so where it widens it; none where there is no room for one. */
export function inPublicTier(
  model: Model,
  network: Network | null,
  title: string,
  fix: (title: string) => Fix,
): readonly Fix[] {
  if (!network) return [fix(title)];
  const tx = beginTransaction(model.design);
  const edit = { model, tx, ids: idsAfter(model.design) };
  ensureTier(edit, network, 'public');
  const before = tx.design;
  if (!widenPublic(edit, network)) return [];
  return [fix(tx.design === before ? title : `${title} and widen the public subnets`)];
}
