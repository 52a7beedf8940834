import type { Design, EdgeId, NodeId } from '../design/records';
import type { Catalog } from '../spec/catalog';
import { noteKey, noteReads, recorded, unrecorded, type Reads } from '../kit/reads';
import { fact, factOfEach } from '../spec/fact';
import type { KindFacts, VerbFacts } from '../spec/facts';
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
import { readSettings, type Settings } from '../spec/settings';
import type { VerbSpec } from '../spec/verb-spec';
import {
  ALL_EDGES,
  ALL_NODES,
  changesBetween,
  childrenKey,
  CONTAINERS,
  DOCUMENT,
  keysOf,
  kindKey,
  SETTINGS_READ,
  verbKey,
} from './changes';
import { toNetwork } from './network';
import { createTables, type EdgeTable, type NodeTable, type Place, type Tables } from './tables';

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
  const known = new Map<NodeId, { readonly value: V; readonly reads: Reads }>();
  return (id) => {
    let one = known.get(id);
    if (!one) known.set(id, (one = recorded(() => compute(id))));
    noteReads(one.reads);
    return one.value;
  };
}

/** What the verb of each connection says of it. */
const factsOfEdges = <F>(
  read: (facts: VerbFacts, edge: ModelEdge, model: Model) => readonly F[] | undefined,
) =>
  factOfEach(
    ({ edges }) => edges,
    (edge, model) => {
      const facts = model.catalog.verbs.get(edge.verb)?.facts;
      return (facts && read(facts, edge, model)) ?? [];
    },
  );

const doors = factsOfEdges((facts, edge, model) => facts.reach?.(edge, model));
const reachOf = fact((model) =>
  mergeBy(doors(model), ({ from, to, port, protocol }) => `${from}>${to}:${port}/${protocol}`),
);
const rights = factsOfEdges((facts, edge, model) => facts.access?.(edge, model));
const accessOf = fact((model) =>
  mergeBy(rights(model), ({ to, resource, level }) => `${to}>${resource}:${level}`),
);
const grantsOf = factsOfEdges((facts, edge, model) => facts.grants?.(edge, model));
const wiresOf = factsOfEdges((facts, edge, model) => facts.wires?.(edge, model));

/** What requests need, from the entries on. */
const criticalOf = fact((model): ReadonlySet<NodeId> => {
  const entries = model.nodes.filter(
    (node) =>
      node.critical === true ||
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
    if (found.has(id) || model.get(id).critical === false) continue;
    found.add(id);
    for (const edge of model.edgesFrom(id)) if (edge.spec.exported) open.push(edge.to);
  }
  return found;
});

/** What the kind of each node says of it. */
const factsOfNodes = <F>(read: (facts: KindFacts, node: ModelNode, model: Model) => F | null) =>
  factOfEach(
    ({ nodes }) => nodes,
    (node, model): readonly F[] => {
      const facts = model.catalog.kinds.get(node.kind)?.facts;
      const said = facts ? read(facts, node, model) : null;
      return said === null ? [] : [said];
    },
  );
const listenersOf = factsOfNodes((facts, node, model) => facts.listener?.(node, model) ?? null);
const secretsOf = factsOfNodes((facts, node, model) =>
  facts.secret ? model.secretOf(node.id) : null,
);

/** One list for all that is empty, for those who remember by list. */
const NONE: readonly never[] = [];

class ResolvedModel implements Model {
  readonly #settings: Settings;
  readonly #nodes: NodeTable;
  readonly #edges: EdgeTable;

  readonly #design: Design;

  constructor(
    design: Design,
    readonly catalog: Catalog,
    private readonly memory: Memory,
  ) {
    this.#design = design;
    this.#settings = readSettings(design);
    this.#nodes = memory.tables.nodesOf(design.nodes);
    this.#edges = memory.tables.edgesOf(design.edges);
  }

  get design(): Design {
    noteKey(DOCUMENT);
    return this.#design;
  }
  get settings(): Settings {
    noteKey(SETTINGS_READ);
    return this.#settings;
  }
  get nodes(): readonly ModelNode[] {
    noteKey(ALL_NODES);
    return this.#nodes.all;
  }
  get edges(): readonly ModelEdge[] {
    noteKey(ALL_EDGES);
    return this.#edges.all;
  }
  with(design: Design): Model {
    return resolve(design, this.catalog);
  }
  readonly #changes = new WeakMap<Model, ReadonlySet<string> | null>();
  since(before: Model): ReadonlySet<string> | null {
    // All that is remembered asks about the same model, the one before the last edit.
    let changes = this.#changes.get(before);
    if (changes === undefined) {
      // Of a model that was not resolved here nobody knows how it reads its design.
      changes =
        before instanceof ResolvedModel ? unrecorded(() => changesBetween(before, this)) : null;
      this.#changes.set(before, changes);
    }
    return changes;
  }
  get(id: NodeId): ModelNode {
    const node = this.find(id);
    if (!node) throw new Error(`The design has no node "${id}".`);
    return node;
  }
  find(id: NodeId): ModelNode | undefined {
    noteKey(keysOf(id).is);
    return this.#nodes.byId.get(id);
  }
  edge(id: string): ModelEdge {
    const edge = this.findEdge(id);
    if (!edge) throw new Error(`The design has no edge "${id}".`);
    return edge;
  }
  findEdge(id: string): ModelEdge | undefined {
    noteKey(keysOf(id).is);
    return this.#edges.byId.get(id);
  }
  ofKind<F extends Fields>(spec: KindSpec<F>): readonly ModelNode<ParamsOf<F>>[] {
    noteKey(kindKey(spec.id));
    return (this.#nodes.byKind.get(spec.id) ?? NONE) as unknown as readonly ModelNode<
      ParamsOf<F>
    >[];
  }
  ofVerb<F extends Fields>(spec: VerbSpec<F>): readonly ModelEdge<ParamsOf<F>>[] {
    noteKey(verbKey(spec.id));
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
    noteKey(childrenKey(id));
    return this.#nodes.children.get(id) ?? NONE;
  }
  edgesFrom(id: NodeId, verb?: VerbSpec): readonly ModelEdge[] {
    noteKey(keysOf(id).edgesFrom);
    const edges = this.#edges.from.get(id) ?? NONE;
    return verb ? edges.filter((edge) => edge.verb === verb.id) : edges;
  }
  edgesTo(id: NodeId, verb?: VerbSpec): readonly ModelEdge[] {
    noteKey(keysOf(id).edgesTo);
    const edges = this.#edges.to.get(id) ?? NONE;
    return verb ? edges.filter((edge) => edge.verb === verb.id) : edges;
  }

  #facts(node: ModelNode) {
    return this.catalog.kinds.get(node.kind)?.facts;
  }
  #placeOf(id: NodeId): Place {
    noteKey(keysOf(id).place);
    noteKey(CONTAINERS);
    return this.#nodes.placeOf(id);
  }
  regionOf(id: NodeId): ModelNode | null {
    return this.#placeOf(id).region;
  }
  regionName(id: NodeId): string | null {
    const region = this.regionOf(id);
    return region ? (this.#facts(region)?.region?.(region) ?? null) : null;
  }
  tierOf(id: NodeId): TierRole | null {
    const tier = this.#placeOf(id).tier;
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
    const vpc = this.#placeOf(id).network;
    return vpc ? this.#network(vpc.id) : null;
  }
  #networks: readonly Network[] | undefined;
  get networks(): readonly Network[] {
    noteKey(CONTAINERS);
    this.#networks ??= this.#nodes.all.flatMap((node) =>
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

  isCritical(id: NodeId): boolean {
    return criticalOf(this).has(id);
  }
  get listeners(): readonly Listener[] {
    return listenersOf(this);
  }
  get secrets(): readonly Secret[] {
    return secretsOf(this);
  }
  get reach(): readonly Reach[] {
    return reachOf(this);
  }
  get grants(): readonly Grant[] {
    return grantsOf(this);
  }
  get wires(): readonly Wire[] {
    return wiresOf(this);
  }
  get access(): readonly Access[] {
    return accessOf(this);
  }
}

/** Two edges that give the same make one fact with both as its reason: AWS refuses a second, equal rule as a duplicate. */
function mergeBy<F extends { readonly because: readonly EdgeId[] }>(
  all: readonly F[],
  keyOf: (fact: F) => string,
): readonly F[] {
  const facts = new Map<string, F>();
  for (const one of all) {
    const key = keyOf(one);
    const known = facts.get(key);
    facts.set(key, known ? { ...known, because: [...known.because, ...one.because] } : one);
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
