import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { buildDesign } from '../../catalog/builder';
import { invokes } from '../../catalog/verbs/invokes';
import type { Design } from '../../design';
import { truncate } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { freePath, keyOf, keysOf, type ApiRoute } from '../api-routes';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

/** By the path before it, the parameter that stands there first. */
type Parameters = Map<string, string>;

interface Part {
  readonly before: string;
  readonly text: string;
}

/** `/a/{id}/b` → `{id}` after `/a` */
const parametersOf = (path: string): readonly Part[] =>
  path
    .split('/')
    .map((text, index, all) => ({ before: all.slice(0, index).join('/'), text }))
    .filter(({ text }) => text.startsWith('{'));

function addTo(known: Parameters, path: string): void {
  for (const { before, text } of parametersOf(path)) {
    if (!known.has(before)) known.set(before, text);
  }
}

/** The first parameter that would stand beside another one, and that one. */
function clashOf(path: string, known: Parameters): (Part & { readonly other: string }) | null {
  for (const part of parametersOf(path)) {
    const other = known.get(part.before);
    if (other !== undefined && other !== part.text) return { ...part, other };
  }
  return null;
}

/** The field says what is wrong with a path that is none. */
const isPath = ({ params }: ApiRoute): boolean => invokes.fields.path.problem(params.path) === null;

/** The nearest path that the API takes beside its others. */
function fixedPath(edge: ApiRoute, routes: readonly ApiRoute[], slug: string): string {
  const others = routes.filter((one) => one !== edge && isPath(one));
  const known: Parameters = new Map();
  for (const { params } of others) addTo(known, params.path);
  const taken = keysOf(others);
  const { method } = edge.params;
  let path = edge.params.path.replaceAll('~', '-');
  const clash = clashOf(path, known);
  if (clash && !clash.other.endsWith('+}')) {
    path = `${clash.before}/${clash.other}${path.slice(clash.before.length + 1 + clash.text.length)}`;
  }
  const isFree = clashOf(path, known) === null && !taken.has(keyOf(method, path));
  return isFree ? path : freePath(slug, method, taken);
}

const routesTo =
  (...paths: readonly string[]): (() => Design) =>
  () => {
    const design = buildDesign();
    const region = design.node('region', { label: 'Region' });
    const api = design.node('api-gateway', {
      label: 'API',
      parent: region,
      params: { kind: 'rest' },
    });
    const target = design.node('lambda-function', { label: 'Orders', parent: region });
    for (const path of paths) design.edge('invokes', api, target, { path, method: 'GET' });
    return design.build();
  };

export const sv13 = defineRule('serverless/sv-13', {
  title: 'The paths of a REST API are ones that it takes',
  why: 'A REST API is a tree of paths: under one of them it takes one parameter, of whatever name. It refuses "~".',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const api of model.ofKind(apiGateway)) {
      if (!isRest(api.params)) continue;
      const routes = model.edgesFrom(api.id, invokes) as readonly ApiRoute[];
      const known: Parameters = new Map();
      for (const edge of routes.filter(isPath)) {
        const { path } = edge.params;
        const subject = { nodes: [api.id, edge.to], edges: [edge.id] };
        const clash = clashOf(path, known);
        if (!clash) addTo(known, path);
        if (!clash && !path.includes('~')) {
          yield pass(subject, `${nameOf(api)}: takes ${truncate(path, 60)}.`);
          continue;
        }
        const wanted = fixedPath(edge, routes, model.get(edge.to).slug);
        const why = clash
          ? `${truncate(clash.text, 40)} stands where another route has ${truncate(clash.other, 40)}`
          : 'has a "~"';
        yield fail(
          subject,
          `${nameOf(api)}: ${truncate(path, 60)} ${why}, which a REST API refuses.`,
          {
            field: { edge: edge.id, name: 'path' },
            fixes: [setEdgeParams(edge, { path: wanted }, `Use ${truncate(wanted, 60)}`, false)],
          },
        );
      }
    }
  },
  examples: {
    good: [
      routesTo('/', '/orders', '/orders/{id}', '/orders/{id}/lines', '/files/{proxy+}'),
      // An HTTP API has no tree.
      () => {
        const design = buildDesign();
        const region = design.node('region', { label: 'Region' });
        const api = design.node('api-gateway', { label: 'API', parent: region });
        const target = design.node('lambda-function', { label: 'Orders', parent: region });
        design.edge('invokes', api, target, { path: '/orders/{id}', method: 'GET' });
        design.edge('invokes', api, target, { path: '/orders/{name}/~lines', method: 'GET' });
        return design.build();
      },
    ],
    bad: [
      routesTo('/orders/{id}', '/orders/{name}/lines'),
      routesTo('/orders/{id}', '/orders/{proxy+}'),
      routesTo('/orders/{id}/lines', '/orders/{name}/lines'),
      routesTo('/~me'),
      routesTo('/a~b/{id}', '/a-b/{name}'),
    ],
  },
});
