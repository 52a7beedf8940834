import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import type { opensearchDomain } from './spec';

export const READ = ['es:ESHttpGet', 'es:ESHttpHead'];
export const WRITE = ['es:ESHttpDelete', 'es:ESHttpPatch', 'es:ESHttpPost', 'es:ESHttpPut'];

/** Why it is left out where its VPC cannot spread it as far as it wants; null where it can. */
export function whyTooFewZones(
  node: ModelNode<ParamsOf<typeof opensearchDomain.fields>>,
  model: Model,
): string | null {
  const zones = model.networkOf(node.id)?.zones.length ?? 0;
  return Number(node.params.zoneCount) > zones
    ? `it wants ${node.params.zoneCount} zones, and its VPC has ${zones}.`
    : null;
}
