import { textsOf, type Route } from './routes';

/** What a REST API keeps of a path: each part is a resource of its own, which all paths share that begin with it. */
export interface PathPart {
  /** Of its Terraform resource. */
  readonly name: string;
  /** `orders`, `{id}`, `{proxy+}` */
  readonly text: string;
  /** Null right under the root, which comes with the API. */
  readonly parent: PathPart | null;
}

/** The words of a path that a name can hold. */
const LONGEST_NAME = 60;

const wordsOf = (path: string): string =>
  path
    .replaceAll(/\W+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, LONGEST_NAME) || 'part';

/** Of each route its last part; null for the root. Where two names would meet, the older route keeps the plain one. */
export class Paths {
  readonly #parts = new Map<string, PathPart>();
  readonly #taken = new Set<string>();

  constructor(
    private readonly api: string,
    routes: readonly Route[],
  ) {
    for (const { params } of routes) this.#add(params.path);
  }

  get parts(): readonly PathPart[] {
    return [...this.#parts.values()];
  }

  of(route: Route): PathPart | null {
    return this.#parts.get(textsOf(route.params.path).join('/')) ?? null;
  }

  #add(path: string): void {
    let parent: PathPart | null = null;
    let key = '';
    for (const text of textsOf(path)) {
      key = key === '' ? text : `${key}/${text}`;
      let part = this.#parts.get(key);
      if (!part) this.#parts.set(key, (part = { name: this.#free(key), text, parent }));
      parent = part;
    }
  }

  /** Node names hold two underscores only before one of the exporter's endings, and "path" is none. */
  #free(key: string): string {
    const plain = `${this.api}__path_${wordsOf(key)}`;
    let name = plain;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${plain}_${number}`;
    this.#taken.add(name);
    return name;
  }
}
