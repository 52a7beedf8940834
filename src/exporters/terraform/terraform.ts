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
import type { ModelEdge, ModelNode } from '../../spec/model';
import { Emission, type Lent } from '../emission';
import type { Plan as SharedPlan } from '../plan';
import { fieldsOf } from './fields';
import type { Concern, Facets, TerraformKind } from './kind';
import type { Names, Suffix } from './names';

export type Plan = SharedPlan<TerraformKind, Names>;

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

/** IAM and Route 53 know no region; the default provider makes them. */
const IS_GLOBAL = /^(?:aws_iam_|aws_route53_|random_|archive_)/;

/** `us-west-2` → `us_west_2`; a code that AWS does not know may hold anything. */
export const regionName = (code: string): string => {
  const name = code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return /^[a-z]/.test(name) ? name : `region_${name}`;
};

/** The emitters' side of an export: they read the plan, and everything they add is kept here. */
export class Terraform extends Emission<Terraform, Facets, TerraformKind, Names> {
  readonly sections: Section[] = [];
  readonly shared = new Map<string, SharedPiece>();
  readonly variables = new Map<string, Variable>();
  readonly outputs: Output[] = [];
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

  missing(node: ModelNode): string | null {
    return this.whyMissing(node, this);
  }
  facet<K extends keyof Facets>(id: NodeId, name: K): Lent<Facets, K> | null {
    return this.lend(id, name, this);
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
