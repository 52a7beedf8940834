import type { Graph, LayOut } from './graph';

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

  /** A graph is asked for again when nothing in its container has changed, and ELK gives the same answer to the same question. */
  readonly layOut: LayOut = (graph) => {
    const key = JSON.stringify(graph);
    const known = this.#known.get(key);
    if (known) return known;
    this.spend(graph.children.length + graph.edges.length);
    const answer = this.#layOut(graph);
    this.#known.set(key, answer);
    return answer;
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
