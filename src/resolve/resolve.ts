import type { Design, EdgeId, NodeId } from '../design/records';
import type { Catalog } from '../spec/catalog';
import { saidCritical } from '../spec/critical';
import type { Fields, ParamsOf } from '../spec/fields';
import type { KindSpec, TierRole } from '../spec/kind-spec';
import type {
  Access,
  Grant,
  Listener,
  Model,
  ModelEdge,
  ModelNode,
  Network,
  Reach,
  Secret,
  Wire,
  ZoneUse,
} from '../spec/model';
import { readSettings } from '../spec/settings';
import type { VerbSpec } from '../spec/verb-spec';
import { toNetwork } from './network';
import { createTables, type EdgeTable, type NodeTable, type Tables } from './tables';

/** What the models of one catalog share: the same design gives the same model, and an unchanged part of it the same part. */
interface Memory {
  readonly models: WeakMap<Design, Model>;
  readonly tables: Tables;
  /** By VPC, with the facts of its tiers and region from which it was made. */
  readonly networks: WeakMap<ModelNode, { readonly from: string; readonly network: Network }>;
}
const memories = new WeakMap<Catalog, Memory>();

function memoryOf(catalog: Catalog): Memory {
  let memory = memories.get(catalog);
  if (!memory) {
    memory = { models: new WeakMap(), tables: createTables(catalog), networks: new WeakMap() };
    memories.set(catalog, memory);
  }
  return memory;
}

/** Computes a value per key when it is first asked for. */
function onDemand<V>(compute: (id: NodeId) => V): (id: NodeId) => V {
  const known = new Map<NodeId, V>();
  return (id) => {
    if (known.has(id)) return known.get(id) as V;
    const value = compute(id);
    known.set(id, value);
    return value;
  };
}

/** One list for all that is empty, for those who remember by list. */
const NONE: readonly never[] = [];

class ResolvedModel implements Model {
  readonly settings;
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly ModelEdge[];
  readonly containers: readonly ModelNode[];
  readonly #nodes: NodeTable;
  readonly #edges: EdgeTable;

  constructor(
    readonly design: Design,
    readonly catalog: Catalog,
    private readonly memory: Memory,
  ) {
    this.settings = readSettings(design);
    this.#nodes = memory.tables.nodesOf(design.nodes);
    this.#edges = memory.tables.edgesOf(design.edges);
    this.nodes = this.#nodes.all;
    this.edges = this.#edges.all;
    this.containers = this.#nodes.containers;
  }

  with(design: Design): Model {
    return resolve(design, this.catalog);
  }
  get(id: NodeId): ModelNode {
    const node = this.#nodes.byId.get(id);
    if (!node) throw new Error(`The design has no node "${id}".`);
    return node;
  }
  find(id: NodeId): ModelNode | undefined {
    return this.#nodes.byId.get(id);
  }
  edge(id: string): ModelEdge {
    const edge = this.#edges.byId.get(id);
    if (!edge) throw new Error(`The design has no edge "${id}".`);
    return edge;
  }
  findEdge(id: string): ModelEdge | undefined {
    return this.#edges.byId.get(id);
  }
  ofKind<F extends Fields>(spec: KindSpec<F>): readonly ModelNode<ParamsOf<F>>[] {
    return (this.#nodes.byKind.get(spec.id) ?? NONE) as unknown as readonly ModelNode<
      ParamsOf<F>
    >[];
  }
  ofVerb<F extends Fields>(spec: VerbSpec<F>): readonly ModelEdge<ParamsOf<F>>[] {
    return (this.#edges.byVerb.get(spec.id) ?? NONE) as unknown as readonly ModelEdge<
      ParamsOf<F>
    >[];
  }
  is<F extends Fields>(node: ModelNode, spec: KindSpec<F>): node is ModelNode<ParamsOf<F>> {
    return node.kind === spec.id;
  }
  isVerb<F extends Fields>(edge: ModelEdge, spec: VerbSpec<F>): edge is ModelEdge<ParamsOf<F>> {
    return edge.verb === spec.id;
  }
  children(id: NodeId | null): readonly ModelNode[] {
    return this.#nodes.children.get(id) ?? NONE;
  }
  edgesFrom(id: NodeId, verb?: VerbSpec): readonly ModelEdge[] {
    const edges = this.#edges.from.get(id) ?? NONE;
    return verb ? edges.filter((edge) => edge.verb === verb.id) : edges;
  }
  edgesTo(id: NodeId, verb?: VerbSpec): readonly ModelEdge[] {
    const edges = this.#edges.to.get(id) ?? NONE;
    return verb ? edges.filter((edge) => edge.verb === verb.id) : edges;
  }

  #facts(node: ModelNode) {
    return this.catalog.kinds.get(node.kind)?.facts;
  }
  regionOf(id: NodeId): ModelNode | null {
    return this.#nodes.placeOf(id).region;
  }
  regionName(id: NodeId): string | null {
    const region = this.regionOf(id);
    return region ? (this.#facts(region)?.region?.(region) ?? null) : null;
  }
  tierOf(id: NodeId): TierRole | null {
    const tier = this.#nodes.placeOf(id).tier;
    return tier ? (this.#facts(tier)?.tier?.(tier).role ?? null) : null;
  }
  readonly #network = onDemand((vpcId): Network | null => {
    const vpc = this.get(vpcId);
    const facts = this.#facts(vpc)?.network?.(vpc);
    if (!facts) return null;
    const tiers = this.children(vpcId).flatMap((child) => {
      const tier = this.#facts(child)?.tier?.(child);
      return tier ? [{ ...tier, node: child.id }] : [];
    });
    const input = { ...facts, vpc: vpcId, region: this.regionName(vpcId) ?? '', tiers };
    const { networks } = this.memory;
    const from = JSON.stringify(input);
    const known = networks.get(vpc);
    if (known?.from === from) return known.network;
    const network = toNetwork(input);
    networks.set(vpc, { from, network });
    return network;
  });
  networkOf(id: NodeId): Network | null {
    const vpc = this.#nodes.placeOf(id).network;
    return vpc ? this.#network(vpc.id) : null;
  }
  #networks: readonly Network[] | undefined;
  get networks(): readonly Network[] {
    this.#networks ??= this.nodes.flatMap((node) =>
      node.spec.container === 'network' ? (this.#network(node.id) ?? []) : [],
    );
    return this.#networks;
  }

  readonly #zones = onDemand((id): readonly ZoneUse[] => {
    const node = this.get(id);
    return this.#facts(node)?.zones?.(node, this) ?? [];
  });
  zones(id: NodeId): readonly ZoneUse[] {
    return this.#zones(id);
  }
  portOf(id: NodeId): number | null {
    const node = this.get(id);
    return this.#facts(node)?.port?.(node, this) ?? null;
  }
  readonly #secret = onDemand((id): Secret | null => {
    const node = this.get(id);
    return this.#facts(node)?.secret?.(node, this) ?? null;
  });
  secretOf(owner: NodeId): Secret | null {
    return this.#secret(owner);
  }

  #critical: ReadonlySet<NodeId> | undefined;
  isCritical(id: NodeId): boolean {
    this.#critical ??= this.#reachableFromEntries();
    return this.#critical.has(id);
  }
  #reachableFromEntries(): ReadonlySet<NodeId> {
    const entries = this.nodes.filter(
      (node) =>
        saidCritical(node.params) === true ||
        node.spec.can.some(
          (one) =>
            one === 'traffic-source' ||
            one === 'dns-name' ||
            one === 'load-balancer' ||
            one === 'http-api',
        ),
    );
    const found = new Set<NodeId>();
    const open = entries.map((node) => node.id);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      // What only an optional node needs is optional as well.
      if (found.has(id) || saidCritical(this.get(id).params) === false) continue;
      found.add(id);
      for (const edge of this.edgesFrom(id)) if (edge.spec.exported) open.push(edge.to);
    }
    return found;
  }

  #listeners: readonly Listener[] | undefined;
  get listeners(): readonly Listener[] {
    this.#listeners ??= this.nodes.flatMap(
      (node) => this.#facts(node)?.listener?.(node, this) ?? [],
    );
    return this.#listeners;
  }
  #secrets: readonly Secret[] | undefined;
  get secrets(): readonly Secret[] {
    this.#secrets ??= this.nodes.flatMap((node) => this.#secret(node.id) ?? []);
    return this.#secrets;
  }
  #reach: readonly Reach[] | undefined;
  get reach(): readonly Reach[] {
    this.#reach ??= mergeBy(
      this.edges.flatMap(
        (edge) => this.catalog.verbs.get(edge.verb)?.facts?.reach?.(edge, this) ?? [],
      ),
      ({ from, to, port, protocol }) => `${from}>${to}:${port}/${protocol}`,
    );
    return this.#reach;
  }
  #grants: readonly Grant[] | undefined;
  get grants(): readonly Grant[] {
    this.#grants ??= this.edges.flatMap(
      (edge) => this.catalog.verbs.get(edge.verb)?.facts?.grants?.(edge, this) ?? [],
    );
    return this.#grants;
  }
  #wires: readonly Wire[] | undefined;
  get wires(): readonly Wire[] {
    this.#wires ??= this.edges.flatMap(
      (edge) => this.catalog.verbs.get(edge.verb)?.facts?.wires?.(edge, this) ?? [],
    );
    return this.#wires;
  }
  #access: readonly Access[] | undefined;
  get access(): readonly Access[] {
    this.#access ??= mergeBy(
      this.edges.flatMap(
        (edge) => this.catalog.verbs.get(edge.verb)?.facts?.access?.(edge, this) ?? [],
      ),
      ({ to, resource, level }) => `${to}>${resource}:${level}`,
    );
    return this.#access;
  }
}

/** Two edges that give the same make one fact with both as its reason: AWS refuses a second, equal rule as a duplicate. */
function mergeBy<F extends { readonly because: readonly EdgeId[] }>(
  all: readonly F[],
  keyOf: (fact: F) => string,
): readonly F[] {
  const facts = new Map<string, F>();
  for (const fact of all) {
    const key = keyOf(fact);
    const known = facts.get(key);
    facts.set(key, known ? { ...known, because: [...known.because, ...fact.because] } : fact);
  }
  return [...facts.values()];
}

/** Reads a design as AWS would understand it. Throws only for a kind or verb that the catalog lacks: check that before. */
export function resolve(design: Design, catalog: Catalog): Model {
  const memory = memoryOf(catalog);
  let model = memory.models.get(design);
  if (!model) memory.models.set(design, (model = new ResolvedModel(design, catalog, memory)));
  return model;
}
