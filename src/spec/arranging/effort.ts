import type { Graph, GraphNode, LayOut } from './graph';

/** Half as much again as two hundred nodes in VPCs take. */
const MOST = 80_000;

/** Both ELK and the drawing of connections take more than twice as long for twice as much. */
const GROWTH = 1.5;

/**
 * What an arrangement may cost, after which the best so far has to do: a tangle would take minutes and still be one. Counted and not
 * timed, so that the same design is always arranged alike; `mayGoOn` is the word of who waits for it, and is asked time and again.
 */
export class Effort {
  #left = MOST;
  #kept = 0;
  readonly #known = new Map<string, Promise<Graph>>();
  readonly #layOut: LayOut;
  readonly #mayGoOn: () => Promise<boolean>;

  constructor(layOut: LayOut, mayGoOn: () => Promise<boolean>) {
    this.#layOut = layOut;
    this.#mayGoOn = mayGoOn;
  }

  /**
   * ELK gives the same answer to the same question, and is asked it again when nothing in a container has changed, and of containers
   * that are alike, such as two regions that mirror each other.
   */
  readonly layOut: LayOut = async (graph) => {
    const question = numbered(graph);
    const key = JSON.stringify(question);
    let answer = this.#known.get(key);
    if (!answer) {
      this.spend(graph.children.length + graph.edges.length);
      answer = this.#layOut(question);
      this.#known.set(key, answer);
    }
    const places = new Map((await answer).children.map(({ id, x, y }) => [id, { x, y }]));
    return {
      ...graph,
      children: graph.children.map((node, at) => placed(node, places.get(String(at)))),
    };
  };

  spend(size: number): void {
    this.#left -= size ** GROWTH;
  }

  /** Keeps the rest for later: what is within must not use up what is around it. */
  allow(share: number): void {
    this.#kept = Math.max(0, this.#left * (1 - share));
  }

  readonly isLeft = async (): Promise<boolean> => this.#left > this.#kept && this.#mayGoOn();
}

/** Its names are the places of its records in their lists. */
function numbered(graph: Graph): Graph {
  const names = new Map<string, string>();
  const rename = (id: string, name: string): string => {
    names.set(id, name);
    return name;
  };
  const children = graph.children.map((node, at) => ({
    ...node,
    id: rename(node.id, String(at)),
    ...(node.ports
      ? { ports: node.ports.map((port, of) => ({ ...port, id: rename(port.id, `${at}.${of}`) })) }
      : {}),
  }));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const edges = graph.edges.map(({ sources: [from], targets: [to] }, at) => ({
    id: `e${at}`,
    sources: [nameOf(from)] as const,
    targets: [nameOf(to)] as const,
  }));
  return { ...graph, children, edges };
}

const placed = (
  node: GraphNode,
  at?: { x: number | undefined; y: number | undefined },
): GraphNode => (at?.x === undefined || at.y === undefined ? node : { ...node, x: at.x, y: at.y });
