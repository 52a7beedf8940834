/** What is asked of ELK, and what it answers: of its format only what is used here. */
export interface GraphNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly layoutOptions?: Options;
  readonly ports?: readonly GraphPort[];
}

export interface GraphPort {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: 0;
  readonly height: 0;
  readonly layoutOptions: Options;
}

export interface GraphEdge {
  readonly id: string;
  readonly sources: readonly [string];
  readonly targets: readonly [string];
}

type Options = Readonly<Record<string, string>>;

export interface Graph {
  readonly id: 'root';
  readonly layoutOptions: Options;
  readonly children: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** ELK, wherever it runs: in a worker of the page, or in a test. */
export type LayOut = (graph: Graph) => Promise<Graph>;

/** From card to card as the rest of the canvas steps, so that what ELK places stands where a person would have put it. */
const SPACING = { beside: '72', below: '48' };

const OPTIONS: Options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.randomSeed': '1',
  'elk.separateConnectedComponents': 'false',
  // What requests reach in as many steps stands in one row.
  'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
  // Only where the cards are is read.
  'elk.edgeRouting': 'POLYLINE',
  'elk.spacing.nodeNode': SPACING.beside,
  'elk.layered.spacing.nodeNodeBetweenLayers': SPACING.below,
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

/**
 * `kept`: cards of a row stay in the order in which they are handed over. `free`: only of two orders that cross as little that one is
 * taken which is handed over.
 */
export type Order = 'kept' | 'free';

const ORDERS: Readonly<Record<Order, Options>> = {
  kept: {
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
  },
  free: { 'elk.layered.considerModelOrder.strategy': 'PREFER_NODES' },
};

export function graphOf(
  children: readonly GraphNode[],
  edges: readonly GraphEdge[],
  order: Order,
): Graph {
  const isTangle = edges.length > MANY_EDGES && edges.length > children.length * 1.5;
  const counted = isTangle ? thinned(edges) : edges;
  return {
    id: 'root',
    layoutOptions: {
      ...OPTIONS,
      ...ORDERS[order],
      'elk.layered.thoroughness': thoroughnessFor(children.length + counted.length),
      'elk.partitioning.activate': 'true',
    },
    children,
    edges: counted,
  };
}

/** Three hundred connections among a hundred cards take ELK ten seconds, and a third of them a tenth of that. */
const MANY_EDGES = 120;
const MOST_OF_AN_END = 3;

/** The first few connections of each end: no order of rows does justice to all of them anyway. */
function thinned(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const counts = new Map<string, number>();
  return edges.filter(({ sources: [from], targets: [to] }) => {
    const [ofFrom, ofTo] = [counts.get(from) ?? 0, counts.get(to) ?? 0];
    if (ofFrom >= MOST_OF_AN_END || ofTo >= MOST_OF_AN_END) return false;
    counts.set(from, ofFrom + 1).set(to, ofTo + 1);
    return true;
  });
}

/** How many orders of its rows ELK tries: in a tangle one more finds little, and takes long. */
const thoroughnessFor = (size: number): string => (size > 200 ? '1' : size > 40 ? '2' : '7');

/** A band of the drawing: what has a lower number stands above. */
export const inBand = (band: number): Options => ({ 'elk.partitioning.partition': String(band) });
