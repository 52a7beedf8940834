import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { internet } from '../../catalog/internet/spec';
import { calls } from '../../catalog/verbs/calls';
import { requests } from '../../catalog/verbs/requests';
import { resolvesTo } from '../../catalog/verbs/resolves-to';
import type { NodeId } from '../../design/records';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { example } from '../example-designs';
import { fixWith, ensureTier, land } from '../fixes';
import { inPublicTier, NO_ROOM, widenPublic } from '../public-room';
import { nameOf } from '../subjects';

/** Whether users go there, by themselves or by a DNS name. */
const servesUsers = (model: Model, id: NodeId): boolean =>
  [id, ...model.edgesTo(id, resolvesTo).map((edge) => edge.from)].some((at) =>
    model.edgesTo(at, requests).some((edge) => model.get(edge.from).kind === internet.id),
  );

/** Opens a door to the internet, which nobody should get without asking for it. */
const openUp = (model: Model, alb: ModelNode): readonly Fix[] =>
  inPublicTier(model, model.networkOf(alb.id), 'Make it face the internet', (title) =>
    fixWith(title, false, (edit) => {
      const record = edit.tx.design.nodes[alb.id];
      const network = record && edit.model.networkOf(alb.id);
      if (!network) return 'The load balancer is in no VPC.';
      const parent = ensureTier(edit, network, 'public');
      const params = { ...record.params, scheme: 'internet-facing' };
      edit.tx.changeNode(alb.id, { parent, params });
      if (record.parent !== parent) land(edit, alb.id, parent);
      if (!widenPublic(edit, network)) return NO_ROOM;
    }),
  );

export const lb17 = defineRule('load-balancing/lb-17', {
  title: 'Users can reach the load balancer',
  why: 'An internal load balancer has private addresses only: the name resolves, and nobody gets an answer.',
  lacking: 'No users are connected to a load balancer or to its DNS name.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of model.ofKind(applicationLoadBalancer)) {
      if (!servesUsers(model, alb.id)) continue;
      const subject = { nodes: [alb.id] };
      if (alb.params.scheme !== 'internal') {
        yield pass(subject, `${nameOf(alb)}: faces the internet, where its users are.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(alb)}: is internal, and users on the internet are sent to it.`,
        {
          field: { node: alb.id, name: 'scheme' },
          // Servers may call an internal load balancer only.
          fixes: model.edgesTo(alb.id, calls).length > 0 ? [] : openUp(model, alb),
        },
      );
    }
  },
  examples: {
    good: [example(), example({ with: { alb: { scheme: 'internal' } }, without: ['users'] })],
    bad: [
      example({ with: { alb: { scheme: 'internal' } } }),
      example({ with: { alb: { scheme: 'internal' } }, move: { alb: 'app' } }),
      example({
        with: { alb: { scheme: 'internal' }, public: { prefix: 28 } },
        move: { alb: 'app' },
      }),
    ],
  },
});
