import { apiGateway } from '../../catalog/api-gateway/spec';
import { invokes } from '../../catalog/verbs/invokes';
import type { Design } from '../../design';
import { buildDesign } from '../../catalog/builder';
import type { JsonObject } from '../../kit/json';
import { defineRule, fail, pass } from '../../validation';
import { freePath, keyOf, keysOf, type ApiRoute } from '../api-routes';
import { setEdgeParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

const twoRoutes =
  (params: JsonObject = {}): (() => Design) =>
  () => {
    const design = buildDesign();
    const region = design.node('region', { label: 'Region' });
    const api = design.node('api-gateway', { label: 'API', parent: region });
    for (const label of ['Orders', 'Clients']) {
      const target = design.node('lambda-function', { label, parent: region });
      design.edge('invokes', api, target, label === 'Clients' ? params : {});
    }
    return design.build();
  };

export const sv8 = defineRule('serverless/sv-8', {
  title: 'Each route of an API leads to one function',
  why: 'API Gateway refuses a second route with the same method and path.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const api of model.ofKind(apiGateway)) {
      const edges = model
        .ofVerb(invokes)
        .filter(({ from }) => from === api.id) as readonly ApiRoute[];
      const taken = keysOf(edges);
      const seen = new Set<string>();
      for (const edge of edges) {
        const { method, path } = edge.params;
        const key = keyOf(method, path);
        const subject = { nodes: [api.id, edge.to], edges: [edge.id] };
        if (!seen.has(key)) {
          seen.add(key);
          yield pass(subject, `${nameOf(api)}: ${key}.`);
          continue;
        }
        const wanted = freePath(model.get(edge.to).slug, method, taken);
        yield fail(subject, `${nameOf(api)}: ${key} leads to another function already.`, {
          field: { edge: edge.id, name: 'path' },
          fixes: [setEdgeParams(edge, { path: wanted }, `Use ${wanted}`)],
        });
      }
    }
  },
  examples: { good: [eventDriven(), twoRoutes({ path: '/clients' })], bad: [twoRoutes()] },
});
