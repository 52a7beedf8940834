import type { Origin } from '../../codegen/code';
import {
  block,
  data,
  gap,
  ref,
  resource,
  set,
  template,
  type Block,
  type Expression,
  type Items,
  type TopLevel,
} from '../../codegen/hcl';
import type { NodeId } from '../../design/records';
import { truncate } from '../../kit/words';
import type { Access, Grant, Model, ModelEdge, ModelNode, Reach, Wire } from '../../spec/model';
import type { ExportedFile } from '../exporter';
import { fieldsOf } from './fields';
import type { Concern, Facets, TerraformKind } from './kind';
import type { Names, Suffix } from './names';

/** What every emitter of one run reads; the same for all nodes. */
export interface Plan {
  readonly model: Model;
  readonly kinds: ReadonlyMap<string, TerraformKind>;
  readonly names: Names;
  /** The region of the default provider; the others get an alias each. */
  readonly primaryRegion: string;
  readonly reachFrom: ReadonlyMap<string, readonly Reach[]>;
  readonly reachTo: ReadonlyMap<string, readonly Reach[]>;
  readonly grantsTo: ReadonlyMap<NodeId, readonly Grant[]>;
  readonly wiresTo: ReadonlyMap<NodeId, readonly Wire[]>;
  readonly accessTo: ReadonlyMap<NodeId, readonly Access[]>;
  /** Who watches, by region. */
  readonly watchers: ReadonlyMap<string, ModelNode>;
}

export interface Variable {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** Without one the variable must be given, and the example says how. */
  readonly default?: Expression;
  readonly example?: Expression;
  /** A person has to look at the value before the first apply. */
  readonly isPersonal?: boolean;
  readonly validation?: { readonly condition: string; readonly message: string };
  readonly origin?: Origin;
}

export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: Expression;
  readonly origin: Origin;
}

/** Blocks that several nodes need and one makes: keys, subnet groups, trust policies. */
export interface SharedPiece {
  readonly key: string;
  readonly concern: Concern | 'locals';
  readonly region: string;
  readonly items: readonly TopLevel[];
}

export interface Section {
  readonly node: ModelNode;
  readonly concern: Concern;
  readonly region: string;
  readonly items: TopLevel[];
}

/** A file beside the configuration: a script that it reads, or a document. */
export interface Template {
  readonly path: string;
  readonly text: string;
  readonly language: ExportedFile['language'];
  readonly origin: Origin;
}

/** What the README says of an export, keyed so that two nodes say it once. */
export interface Remark {
  readonly kind: 'decision' | 'before' | 'after';
  readonly key: string;
  readonly text: string;
}

/** IAM and Route 53 know no region; the default provider makes them. */
const IS_GLOBAL = /^(?:aws_iam_|aws_route53_|random_|archive_)/;

/** `us-west-2` → `us_west_2`; a code that AWS does not know may hold anything. */
export const regionName = (code: string): string => {
  const name = code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return /^[a-z]/.test(name) ? name : `region_${name}`;
};

/** An emitter threw on a node: its own, or one that lends something to another. */
export class NodeFault extends Error {
  constructor(
    readonly node: NodeId,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Whoever asks a node for something is not to blame for what the node's kind does. */
function blame<V>(node: ModelNode, ask: () => V): V {
  try {
    return ask();
  } catch (error) {
    throw error instanceof NodeFault ? error : new NodeFault(node.id, error);
  }
}

/** The emitters' side of an export: they read the plan, and everything they add is kept here. */
export class Terraform {
  readonly model: Model;
  readonly sections: Section[] = [];
  readonly shared = new Map<string, SharedPiece>();
  readonly variables = new Map<string, Variable>();
  readonly outputs: Output[] = [];
  readonly templates: Template[] = [];
  readonly remarks: Remark[] = [];
  /** Parts of the head that are needed: a provider, a common variable, the account's id. */
  readonly uses = new Set<
    | 'random'
    | 'archive'
    | 'account'
    | 'deletion-protection'
    | 'final-snapshot'
    | 'search-role'
    | 'api-log-role'
  >();
  readonly #missing = new Map<NodeId, string | null>();

  /** `faults`: nodes on which an emitter failed, and why. */
  constructor(
    readonly plan: Plan,
    private readonly faults: ReadonlyMap<NodeId, string>,
  ) {
    this.model = plan.model;
  }

  /** `alb`: the name of a node's main resources. */
  id(node: ModelNode | NodeId): string {
    return this.plan.names.node(typeof node === 'string' ? node : node.id);
  }
  /** `aws_lb.alb`: the resource that stands for a node; empty where it makes none of its own. */
  address(node: ModelNode): string {
    const main = this.plan.kinds.get(node.kind)?.main;
    const type = typeof main === 'function' ? main(node) : main;
    return type === undefined ? '' : `${type}.${this.id(node)}`;
  }
  /** `db_monitoring` */
  derived(node: ModelNode, suffix: Suffix): string {
    return this.plan.names.derived(node.id, suffix);
  }
  /** `alb_web`: the name of what an edge makes. */
  edgeName(edge: ModelEdge): string {
    return this.plan.names.edge(edge.id);
  }
  /** `"${local.name}-alb"`: the name that AWS shows. */
  awsName(node: ModelNode, ending = ''): Expression {
    return fieldsOf(node).awsName(ending);
  }

  regionOf(node: ModelNode): string {
    return this.model.regionName(node.id) ?? this.plan.primaryRegion;
  }
  /** The region's code as an expression. */
  region(node: ModelNode): Expression {
    return this.regionCode(this.regionOf(node));
  }
  regionCode(code: string): Expression {
    return code === this.plan.primaryRegion ? ref('local.region') : code;
  }
  /** `_us_west_2` for all regions but the first, whose names never change. */
  regionSuffix(region: string): string {
    return region === this.plan.primaryRegion ? '' : `_${regionName(region)}`;
  }
  provider(region: string): Expression | null {
    return region === this.plan.primaryRegion ? null : ref(`aws.${regionName(region)}`);
  }
  get accountId(): Expression {
    this.uses.add('account');
    return ref('local.account_id');
  }
  get partition(): Expression {
    this.uses.add('account');
    return ref('local.partition');
  }

  /** Why a node is left out, as a sentence; null when it is exported. */
  missing(node: ModelNode): string | null {
    const known = this.faults.get(node.id) ?? this.#missing.get(node.id);
    if (known !== undefined) return known;
    // Two nodes that wait for each other would ask for ever; neither is missing because of the other.
    this.#missing.set(node.id, null);
    const ask = this.plan.kinds.get(node.kind)?.missing;
    const why = (ask && blame(node, () => ask(node, this))) ?? null;
    this.#missing.set(node.id, why);
    return why;
  }
  /** What a node lends; null when its kind has no such facet, or the node is left out. */
  facet<K extends keyof Facets>(id: NodeId, name: K): ReturnType<NonNullable<Facets[K]>> | null {
    const node = this.model.find(id);
    const lend = node && this.plan.kinds.get(node.kind)?.facets?.[name];
    if (!node || !lend || this.missing(node) !== null) return null;
    return blame(node, () => lend(node, this)) as ReturnType<NonNullable<Facets[K]>>;
  }

  /** A block of a node or edge, marked as its own and made in its region. */
  resource(of: ModelNode | ModelEdge, type: string, name: string, items: Items): Block {
    return resource(type, name, this.#placed(of, type, items), fieldsOf(of).origin);
  }
  data(of: ModelNode | ModelEdge, type: string, name: string, items: Items): Block {
    return data(type, name, this.#placed(of, type, items), fieldsOf(of).origin);
  }
  ephemeral(of: ModelNode | ModelEdge, type: string, name: string, items: Items): Block {
    return block('ephemeral', [type, name], this.#placed(of, type, items), fieldsOf(of).origin);
  }
  #placed(of: ModelNode | ModelEdge, type: string, items: Items): Items {
    const node = 'from' in of ? this.model.get(of.from) : of;
    return IS_GLOBAL.test(type) ? items : this.inRegion(this.regionOf(node), items);
  }
  /** The items of a block that is made in a region, which need not be its node's. */
  inRegion(region: string, items: Items): Items {
    const provider = this.provider(region);
    return provider === null ? items : [set('provider', provider), gap, ...items];
  }

  /** A reference to what a node makes; clicking it in the code leads there. */
  refTo(node: ModelNode, text: string): Expression {
    return fieldsOf(node).ref(text);
  }

  /** Adds to a node's section of a file. */
  add(node: ModelNode, concern: Concern, ...items: readonly TopLevel[]): void {
    const region = this.regionOf(node);
    const section = this.sections.find(
      (each) => each.node === node && each.concern === concern && each.region === region,
    );
    if (section) section.items.push(...items);
    else this.sections.push({ node, concern, region, items: [...items] });
  }
  /** Adds blocks once, however many nodes ask, to the file of the node's region. */
  share(
    key: string,
    concern: Concern | 'locals',
    region: string,
    build: () => readonly TopLevel[],
  ): void {
    const full = `${key}${this.regionSuffix(region)}`;
    if (this.shared.has(full)) return;
    this.shared.set(full, { key: full, concern, region, items: [] });
    this.shared.set(full, { key: full, concern, region, items: build() });
  }
  variable(variable: Variable): Expression {
    this.variables.set(variable.name, variable);
    return ref(`var.${variable.name}`, variable.origin);
  }
  output(node: ModelNode, name: string, description: string, value: Expression): void {
    this.outputs.push({ name, description, value, origin: { node: node.id } });
  }
  /** A choice that the code makes, with its reason. */
  decide(key: string, text: string): void {
    this.remarks.push({ kind: 'decision', key, text });
  }
  /** What must be there, or be done, before the first apply. */
  before(key: string, text: string): void {
    this.remarks.push({ kind: 'before', key, text });
  }
  after(key: string, text: string): void {
    this.remarks.push({ kind: 'after', key, text });
  }

  /** `var.deletion_protection`, or false where the design says so. */
  deletionProtection(isOn: boolean): Expression {
    if (isOn) this.uses.add('deletion-protection');
    return isOn ? ref('var.deletion_protection') : false;
  }
  finalSnapshotName(node: ModelNode): Expression {
    this.uses.add('final-snapshot');
    return template(this.awsName(node), '-final-', ref('var.final_snapshot_suffix'));
  }
}

/** A node's label on one line, for text that people read. */
export const nameOf = ({ label, slug }: ModelNode): string =>
  truncate(label.replaceAll(/\s+/g, ' ').trim(), 60) || slug;
