import type { Origin } from '../codegen/code';
import type { NodeId } from '../design/records';
import type { Model, ModelNode } from '../spec/model';
import type { ExportedFile } from './exporter';
import type { ExportKind, Names, Plan, Remark } from './plan';

/** An emitter threw on a node: its own, or one that lends something to another. */
class NodeFault extends Error {
  constructor(
    readonly node: NodeId,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Nodes whose emitters threw, and why they are left out. */
export type Faults = Map<NodeId, string>;

/** Whoever asks a node for something is not to blame for what the node's kind does. */
function blame<V>(node: ModelNode, ask: () => V): V {
  try {
    return ask();
  } catch (error) {
    throw error instanceof NodeFault ? error : new NodeFault(node.id, error);
  }
}

/** A file beside the configuration: a script that it reads, or a document. */
export interface Template {
  readonly path: string;
  readonly text: string;
  readonly language: ExportedFile['language'];
  readonly origin: Origin;
}

interface LendingKind<A, F extends object> extends ExportKind<A> {
  readonly facets?: F;
}

/**
 * What a group's emitters have in common, whatever they write: what nodes lend to each other, and what is said of it all. `A`
 * is what a facet is handed beside its node, `F` the facets by name.
 */
export class Emission<
  A,
  F extends object,
  K extends LendingKind<A, F> = LendingKind<A, F>,
  N extends Names = Names,
> {
  readonly model: Model;
  readonly templates: Template[] = [];
  readonly remarks: Remark[] = [];
  readonly #missing = new Map<NodeId, string | null>();

  /** `faults`: nodes on which an emitter failed, and why. */
  constructor(
    readonly plan: Plan<K, N>,
    private readonly faults: ReadonlyMap<NodeId, string>,
  ) {
    this.model = plan.model;
  }

  /** Why a node is left out, as a sentence; null when it is exported. */
  whyMissing(node: ModelNode, asker: A): string | null {
    const known = this.faults.get(node.id) ?? this.#missing.get(node.id);
    if (known !== undefined) return known;
    // Two nodes that wait for each other would ask for ever; neither is missing because of the other.
    this.#missing.set(node.id, null);
    const ask = this.plan.kinds.get(node.kind)?.missing;
    const why = (ask && blame(node, () => ask(node, asker))) ?? null;
    this.#missing.set(node.id, why);
    return why;
  }

  /** What a node lends; null when its kind has no such facet, or the node is left out. */
  lend<P extends keyof F>(id: NodeId, name: P, asker: A): Lent<F, P> | null {
    const node = this.model.find(id);
    const facets: F | undefined = node && this.plan.kinds.get(node.kind)?.facets;
    const facet = facets?.[name] as ((node: ModelNode, asker: A) => Lent<F, P>) | undefined;
    if (!node || !facet || this.whyMissing(node, asker) !== null) return null;
    return blame(node, () => facet(node, asker));
  }

  regionOf(node: ModelNode): string {
    return this.model.regionName(node.id) ?? this.plan.primaryRegion;
  }

  /** A choice that the code makes, with its reason. */
  decide(key: string, text: string): void {
    this.remarks.push({ kind: 'decision', key, text });
  }
  /** What must be there, or be done, before the code is applied for the first time. */
  before(key: string, text: string): void {
    this.remarks.push({ kind: 'before', key, text });
  }
  after(key: string, text: string): void {
    this.remarks.push({ kind: 'after', key, text });
  }
}

export type Lent<F, P extends keyof F> =
  NonNullable<F[P]> extends (...args: never[]) => infer V ? V : never;

/** Emits node by node. Who throws is added to the faults. What others had of it by then is wrong, and all has to be emitted again. */
export function emitEach(
  nodes: readonly ModelNode[],
  faults: Faults,
  emit: (node: ModelNode) => void,
): void {
  for (const node of nodes) {
    try {
      emit(node);
    } catch (error) {
      const fault = error instanceof NodeFault ? error : new NodeFault(node.id, error);
      faults.set(fault.node, `Lintel failed on it, which is a bug of its own (${fault.message}).`);
    }
  }
}
