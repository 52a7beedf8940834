import { applicationLoadBalancer } from '../catalog/application-load-balancer/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { rdsProxy } from '../catalog/rds-proxy/spec';
import { rdsReplica } from '../catalog/rds-replica/spec';
import { route53Record } from '../catalog/route53-record/spec';
import { pools } from '../catalog/verbs/pools';
import { replicatesTo } from '../catalog/verbs/replicates-to';
import { resolvesTo } from '../catalog/verbs/resolves-to';
import type { Model, ModelNode } from '../spec/model';
import type { Fix } from '../validation';
import { connectFix, fixWith, GONE } from './fixes';
import { replicate } from './replicate';
import { createdOf, nameOf } from './subjects';

/** Kinds that mean nothing without a certain connection. */

const MOST_OFFERED = 3;

export const hasPartner = (model: Model, node: ModelNode): boolean =>
  model.is(node, rdsReplica)
    ? model.edgesTo(node.id, replicatesTo).length > 0
    : model.is(node, rdsProxy)
      ? model.edgesFrom(node.id, pools).length > 0
      : model.edgesFrom(node.id, resolvesTo).length > 0;

export const needsPartner = (node: ModelNode): boolean =>
  [rdsReplica.id, rdsProxy.id, route53Record.id].includes(node.kind);

export const lacksPartner = (model: Model, node: ModelNode): boolean =>
  needsPartner(node) && !hasPartner(model, node);

/** The connections that would give it one, to partners that it can reach. */
export function partnerFixes(model: Model, node: ModelNode): readonly Fix[] {
  if (node.kind === route53Record.id) {
    return model
      .ofKind(applicationLoadBalancer)
      .filter((alb) => alb.params.scheme !== 'internal' && model.networkOf(alb.id) !== null)
      .toSorted(
        (a, b) => model.edgesTo(a.id, resolvesTo).length - model.edgesTo(b.id, resolvesTo).length,
      )
      .slice(0, MOST_OFFERED)
      .map((alb) => connectFix(resolvesTo, node, model.get(alb.id), `Point it at ${nameOf(alb)}`));
  }
  const network = model.networkOf(node.id);
  if (!network) return [];
  const isReplica = node.kind === rdsReplica.id;
  const candidates: readonly ModelNode[] = isReplica
    ? createdOf(model, rdsInstance)
    : model.nodes.filter(({ spec }) => spec.can.includes('sql-database'));
  return candidates
    .filter((db) => model.networkOf(db.id)?.vpc === network.vpc)
    .slice(0, MOST_OFFERED)
    .map((db) => {
      const source = model.get(db.id);
      return isReplica
        ? fixWith(`Replicate ${nameOf(db)}`, false, (edit) => {
            if (!edit.model.find(source.id) || !edit.model.find(node.id)) return GONE;
            replicate(edit, source.id, node.id);
          })
        : connectFix(pools, node, source, `Pool connections to ${nameOf(db)}`);
    });
}
