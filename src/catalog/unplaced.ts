import type { Model, ModelNode, Network } from '../spec/model';

/** Why a node of a tier cannot be exported: it has no subnet to stand in. `isThere`: whether its VPC is exported. */
export function whyUnplaced(
  node: ModelNode,
  model: Model,
  isThere: (network: Network) => boolean,
): string | null {
  const network = model.networkOf(node.id);
  if (!network || !isThere(network)) return 'it lies in no VPC.';
  const role = model.tierOf(node.id);
  if (role === null) return 'it lies in no tier of the VPC.';
  return network.isExisting ||
    network.subnets.some((subnet) => subnet.tier === role && subnet.cidr !== null)
    ? null
    : `the ${role} tier has no subnet that fits into the VPC.`;
}
