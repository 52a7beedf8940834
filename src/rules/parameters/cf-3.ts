import { callsService, type Call } from '../../catalog/verbs/calls-service';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { services } from '../service-example';
import { nameOf } from '../subjects';

const MOST = 50;

export const cf3 = defineRule('parameters/cf-3', {
  title: 'A circuit breaker leaves hosts to serve',
  why: 'A breaker that may eject every host turns a slow dependency into one that is gone.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(callsService) as readonly Call[]) {
      if (!edge.params.breaker) continue;
      const { maxEjectionPercent: share } = edge.params;
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      const names = `${nameOf(model.get(edge.from))} calls ${nameOf(model.get(edge.to))}`;
      if (share <= MOST) {
        yield pass(subject, `${names}: at most ${share} % of the hosts are ejected.`);
        continue;
      }
      yield fail(subject, `${names}: up to ${share} % of the hosts may be ejected at a time.`, {
        measure: share,
        field: { edge: edge.id, name: 'maxEjectionPercent' },
        fixes: [setEdgeParams(edge, { maxEjectionPercent: MOST }, `Eject ${MOST} % at most`)],
      });
    }
  },
  examples: {
    good: [services(), services({ call: { breaker: false, maxEjectionPercent: 100 } })],
    bad: [services({ call: { maxEjectionPercent: 100 } })],
  },
});
