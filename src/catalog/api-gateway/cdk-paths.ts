/**
 * The library makes ids of the parts of a path. Some are taken: it says them itself, leaves them out of what it calls resources,
 * or makes the same of two. What would meet gets an id with a ":", which no path holds.
 */
import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type Statement,
} from '../../codegen/typescript';
import { fieldsOf } from '../../exporters/cdk';
import { textsOf, type Route } from './routes';

/** Ids of methods and of the constructs of a REST API; `Default`, its root, is left out of the names of resources. */
const TAKEN =
  /^(?:ANY|GET|POST|PUT|PATCH|DELETE|Default|Resource|Deployment|DeploymentStage\..*|Validator|ApiKey|UsagePlan)$/;

/** The resource of a path; it is made where there is none. `api`: the constant of a REST API. */
export function resourceAt(api: string, texts: readonly string[]): Expression {
  const root = `${api}.root`;
  return texts.length === 0
    ? ref(root)
    : call(`${root}.resourceForPath`, texts.map((text) => `/${text}`).join(''));
}

/** The resources of such parts, for right after the API: `resourceForPath` finds them. */
export function takenResources(api: string, routes: readonly Route[]): readonly Statement[] {
  const parts = new Map<string, Part>();
  for (const route of routes) {
    const texts = textsOf(route.params.path);
    texts.forEach((text, index) => {
      const part = { texts: texts.slice(0, index + 1), route };
      const key = part.texts.join('/');
      if (TAKEN.test(text) && !parts.has(key)) parts.set(key, part);
    });
  }
  return [...parts.values()]
    .toSorted((a, b) => a.texts.length - b.texts.length)
    .map((part) => resourceStatement(api, part));
}

interface Part {
  /** Of the path up to it. */
  readonly texts: readonly string[];
  readonly route: Route;
}

function resourceStatement(api: string, { texts, route }: Part): Statement {
  const text = texts.at(-1) ?? '';
  const parent = resourceAt(api, texts.slice(0, -1));
  return run(
    create(
      'apigateway.Resource',
      parent,
      `path:${text}`,
      object([
        ['parent', parent],
        ['pathPart', text],
      ]),
    ),
    {
      origin: fieldsOf(route).from('path'),
      note: `The library calls something else "${text}": the resource has another id.`,
    },
  );
}

/** `/` and `--` are one in ids: null where the path needs no id of its own. */
export const routeId = (method: string, path: string): string | null =>
  path.includes('--') ? `${method}${path.replaceAll('-', ':')}` : null;
