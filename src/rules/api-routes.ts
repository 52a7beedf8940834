import type { ModelEdge } from '../spec/model';
import type { ParamsOf } from '../spec/fields';
import type { invokes } from '../catalog/verbs/invokes';

/** What rules say of the routes of an API. */
export type ApiRoute = ModelEdge<ParamsOf<typeof invokes.fields>>;

export const keyOf = (method: string, path: string): string => `${method} ${path}`;

/** The routes' methods and paths, of which an API has each once. */
export const keysOf = (routes: readonly ApiRoute[]): ReadonlySet<string> =>
  new Set(routes.map(({ params }) => keyOf(params.method, params.path)));

/** The first of /slug, /slug-2 … that the API does not have. */
export function freePath(slug: string, method: string, taken: ReadonlySet<string>): string {
  for (let turn = 1; ; turn += 1) {
    const path = `/${slug}${turn === 1 ? '' : `-${turn}`}`;
    if (!taken.has(keyOf(method, path))) return path;
  }
}
