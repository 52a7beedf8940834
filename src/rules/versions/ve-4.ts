import { callsService, type Call } from '../../catalog/verbs/calls-service';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { services } from '../service-example';
import { nameOf } from '../subjects';

const END = '2026-09-30';

export const ve4 = defineRule('versions/ve-4', {
  title: 'No service that AWS ends',
  why: `AWS App Mesh has taken no new customers since 2024-09-24, and nothing of it runs after ${END}. AWS names Service Connect for what runs on ECS.`,
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS', 'REL'] },
  *check(model, { today }) {
    const fate =
      today > END ? `which ended on ${END}` : `which takes no new customers and ends on ${END}`;
    for (const edge of model.ofVerb(callsService) as readonly Call[]) {
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      const names = `${nameOf(model.get(edge.from))} calls ${nameOf(model.get(edge.to))}`;
      yield edge.params.mesh === 'app-mesh'
        ? fail(subject, `${names} through AWS App Mesh, ${fate}.`, {
            field: { edge: edge.id, name: 'mesh' },
            fixes: [
              setEdgeParams(edge, { mesh: 'service-connect' }, 'Call through ECS Service Connect'),
            ],
          })
        : pass(subject, `${names} through ECS Service Connect.`);
    }
  },
  examples: {
    good: [services()],
    bad: [services({ call: { mesh: 'app-mesh' } })],
  },
});
