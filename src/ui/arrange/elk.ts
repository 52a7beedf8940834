import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Graph, LayOut } from '../../spec/arranging';

/** Far more than any design takes: who waits longer has lost the worker. */
const MOST_MILLISECONDS = 20_000;

/** A worker that starts takes as much of a small machine as the page itself. */
const SETTLING_MILLISECONDS = 5000;

interface Answer {
  readonly id: number;
  readonly data?: Graph;
  readonly error?: unknown;
}

interface Waiting {
  readonly resolve: (graph: Graph) => void;
  readonly reject: (reason: Error) => void;
}

/** Rows of cards, each joined to three of the next row. */
function warmingUp(): Graph {
  const numbers = Array.from({ length: 24 }, (_, number) => number);
  return {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN' },
    children: numbers.map((number) => ({ id: `n${number}`, width: 208, height: 56 })),
    edges: numbers.flatMap((number) =>
      [4, 5, 6]
        .filter((step) => number + step < numbers.length)
        .map((step) => ({
          id: `e${number}-${step}`,
          sources: [`n${number}`] as const,
          targets: [`n${number + step}`] as const,
        })),
    ),
  };
}

/** ELK in a worker, as its own file of our origin: what the policy of the page lets run. */
function startElk(): { readonly layOut: LayOut; readonly isLost: () => boolean } {
  const worker = new Worker(workerUrl);
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let isLost = false;
  const lose = (reason: string) => {
    isLost = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    lose('The worker failed.');
  });
  worker.addEventListener('message', ({ data: { id, data, error } }: MessageEvent<Answer>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (data) asked?.resolve(data);
    else asked?.reject(new Error(`ELK refused the graph: ${JSON.stringify(error)}`));
  });
  worker.postMessage({ id: count, cmd: 'register', algorithms: ['layered'] }, []);
  return {
    isLost: () => isLost,
    layOut: (graph) =>
      new Promise((resolve, reject) => {
        count += 1;
        const timer = setTimeout(() => lose('The worker does not answer.'), MOST_MILLISECONDS);
        waiting.set(count, {
          resolve: (answer) => {
            clearTimeout(timer);
            resolve(answer);
          },
          reject: (reason) => {
            clearTimeout(timer);
            reject(reason);
          },
        });
        worker.postMessage({ id: count, cmd: 'layout', graph, layoutOptions: {}, options: {} }, []);
      }),
  };
}

let elk: ReturnType<typeof startElk> | null = null;

function elkThatWorks(): ReturnType<typeof startElk> {
  if (elk === null || elk.isLost()) elk = startElk();
  return elk;
}

export const layOut: LayOut = (graph) => elkThatWorks().layOut(graph);

/**
 * Before somebody asks, so that it is there when the server has gone away; but not while the page settles. An engine is fast at
 * what it has done before: the first graph costs ten times what the same one costs later.
 */
setTimeout(() => {
  // Whoever was faster has warmed it, and shall be told of what fails.
  if (elk === null) layOut(warmingUp()).catch(() => undefined);
}, SETTLING_MILLISECONDS);
