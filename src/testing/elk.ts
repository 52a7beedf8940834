import ELK from 'elkjs/lib/elk.bundled.js';
import type { Graph, LayOut } from '../spec/arranging';

/** ELK without a worker, as tests and measurements have it. */
export function elkHere(): LayOut {
  const elk = new ELK({ algorithms: ['layered'] });
  return async (graph) => {
    const answer: unknown = await elk.layout(JSON.parse(JSON.stringify(graph)));
    return answer as Graph;
  };
}
