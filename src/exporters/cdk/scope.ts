import type { Origin } from '../../codegen/code';
import {
  create,
  declare,
  object,
  ref,
  run,
  template,
  type Expression,
  headName,
  type Statements,
} from '../../codegen/typescript';
import type { NodeId } from '../../design/records';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { acceptedReason } from '../accepted';
import { Emission, type Lent } from '../emission';
import { originOf, type Plan as SharedPlan } from '../plan';
import type { CdkKind, Facets } from './kind';
import { nodeId, type Names, type Suffix } from './names';
import {
  capital,
  DNS_REGION,
  stackId,
  STACKS,
  stackVariable,
  type StackName,
  type StackRef,
} from './stack-names';

export type Plan = SharedPlan<CdkKind, Names>;

/** Statements that stay together, with what they make and what they need besides the names that they use. */
export interface Piece {
  readonly stack: StackRef;
  /** The node that the piece is of; null for what several share. */
  readonly node: ModelNode | null;
  /** Names a shared piece; two groups may bring the same one. */
  readonly key: string;
  readonly items: Statements;
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

/** A value that a person may change, or has to give, in `lib/config.ts`. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  readonly value: Expression;
  /** An example stands for what only its owner knows: it synthesises, and does not deploy. */
  readonly isExample: boolean;
  readonly origin: Origin;
}

/** What an assertion test of a stack says of a node. */
export interface Check {
  readonly stack: StackRef;
  readonly node: ModelNode;
  /** The id of the construct that is it, or holds it. */
  readonly id: string;
  /** Completes "…": "has a standby in another zone". */
  readonly says: string;
  /** `AWS::RDS::DBInstance` */
  readonly type: string;
  readonly properties: Expression;
  /** Whether the properties use `Match`. */
  readonly usesMatch: boolean;
}

/** A module of the app that is always the same text; it is there when something uses what it exports. */
export interface Helper {
  readonly module: string;
  readonly exports: readonly string[];
  readonly text: string;
}

interface PieceOptions {
  /** Tokens, besides the constants that the statements declare, that others may need. */
  readonly gives?: readonly string[];
  readonly needs?: readonly (string | null)[];
}

/** The emitters' side of an export: they read the plan, and everything they add is kept here. */
export class Cdk extends Emission<Scope, Facets, CdkKind, Names> {
  readonly pieces: Piece[] = [];
  readonly settings = new Map<string, Setting>();
  readonly checks: Check[] = [];
  readonly helpers = new Map<string, Helper>();
  /** Of constants that other stacks use: `data@us-east-1 orders` and its type, where it was declared here. */
  readonly types = new Map<string, string>();
  readonly exposed = new Map<string, { readonly stack: StackRef; readonly name: string }>();
  /** Which stack is handed which. */
  readonly joins = new Map<string, { readonly user: StackRef; readonly used: StackRef }>();
  /** Which stack of another region has to be there before which. */
  readonly waits = new Map<string, { readonly user: StackRef; readonly used: StackRef }>();
  /** Settings that hold names of zones, by stack. */
  readonly zones: { readonly stack: StackRef; readonly setting: string }[] = [];
  readonly shared = new Set<string>();
  /** The node that is being emitted. */
  emitting: ModelNode | null = null;
  readonly #scopes = new Map<string, Scope>();

  scope(name: StackName, region: string): Scope {
    const at = name === 'dns' ? DNS_REGION : region;
    const stack = { name, region: at, isPrimary: at === this.plan.primaryRegion };
    let scope = this.#scopes.get(stackId(stack));
    if (!scope) this.#scopes.set(stackId(stack), (scope = new Scope(this, stack)));
    return scope;
  }
  /** Asked where the node lies: whoever asks first may be in another region, which knows it by its name alone. */
  override whyMissing(node: ModelNode): string | null {
    return super.whyMissing(node, this.scopeOf(node));
  }
  /** What somebody says who accepts this check of cdk-nag on a construct of the node that is being emitted; null when nobody does. */
  acceptedReason(construct: Expression, check: Expression): string | null {
    const node = this.emitting;
    const accepted = node ? this.plan.accepted.get(node.id) : undefined;
    const one = accepted?.find(({ cdkNag }) => cdkNag.some((id) => id === check));
    const isOwn = node && headName(construct).startsWith(this.plan.names.node(node.id));
    return one && isOwn ? acceptedReason(one) : null;
  }
  /** `rds.DatabaseInstance Orders`; empty where a node is left out, or has no construct of its own. */
  addressOf(node: ModelNode): string {
    const main = this.plan.kinds.get(node.kind)?.main;
    const type = typeof main === 'function' ? main(node, this.model) : main;
    return type === undefined || this.whyMissing(node) !== null
      ? ''
      : `${type} ${this.scopeOf(node).id(node)}`;
  }
  scopeOf(node: ModelNode): Scope {
    const stack = this.plan.kinds.get(node.kind)?.stack ?? 'application';
    const name = typeof stack === 'function' ? stack(node, this.model) : stack;
    return this.scope(name, this.regionOf(node));
  }
}

/** A stack as an emitter writes into it: names, references and shared pieces as they hold there. */
export class Scope {
  readonly model: Model;
  constructor(
    readonly cdk: Cdk,
    readonly stack: StackRef,
  ) {
    this.model = cdk.model;
  }
  get plan(): Plan {
    return this.cdk.plan;
  }
  /** The code of the stack's region. */
  get region(): string {
    return this.stack.region;
  }
  /** Another stack, of the same region unless it says otherwise. */
  in(name: StackName, region = this.region): Scope {
    return this.cdk.scope(name, region);
  }
  /** Whether a node lies in another region: then it is known by its fixed name, and never by its construct. */
  isFar(node: ModelNode | NodeId): boolean {
    return this.cdk.regionOf(this.#node(node)) !== this.region;
  }
  missing(node: ModelNode): string | null {
    return this.cdk.whyMissing(node);
  }
  /** What a node lends to this stack; null when its kind has no such facet, or the node is left out. */
  facet<K extends keyof Facets>(id: NodeId, name: K): Lent<Facets, K> | null {
    return this.cdk.lend(id, name, this);
  }

  /** `orders`, `ordersSecurityGroup`: the constant of a node. */
  name(node: ModelNode | NodeId, suffix?: Suffix): string {
    const { id } = this.#node(node);
    return suffix === undefined ? this.plan.names.node(id) : this.plan.names.derived(id, suffix);
  }
  /** `OrdersSecurityGroup`: the id of a construct of a node. */
  id(node: ModelNode | NodeId, suffix?: Suffix): string {
    return `${capital(nodeId(this.#node(node).slug))}${suffix ?? ''}`;
  }
  /** `albToWebTargets`; as id with a capital. */
  edgeName(edge: ModelEdge, suffix: Suffix): string {
    return `${this.plan.names.edge(edge.id)}${suffix}`;
  }
  edgeId(edge: ModelEdge, suffix: Suffix): string {
    return capital(this.edgeName(edge, suffix));
  }
  /** `${name}-orders`: a physical name, for the few things that need a fixed one. */
  awsName(node: ModelNode, ending = ''): Expression {
    return template(ref('name'), `-${node.slug}${ending}`);
  }

  /** Adds statements of a node to this stack. */
  add(node: ModelNode, items: Statements, { gives = [], needs = [] }: PieceOptions = {}): void {
    this.cdk.pieces.push({
      stack: this.stack,
      node,
      key: '',
      items,
      gives,
      needs: needs.filter((need) => need !== null),
    });
  }
  /** Adds a constant of a node, `const orders = …`. Its type is written where another stack uses it. */
  declare(
    of: ModelNode | ModelEdge,
    name: string,
    type: string,
    expression: Expression,
    options: PieceOptions & { readonly note?: string; readonly after?: Statements } = {},
  ): Expression {
    const node = 'from' in of ? this.model.get(of.from) : of;
    const { note, after = [] } = options;
    this.cdk.types.set(`${stackId(this.stack)} ${name}`, type);
    this.add(node, [declare(name, expression, { origin: originOf(of), note }), after], options);
    return ref(name, originOf(of));
  }
  /** Adds a constant once, however many nodes ask for it in this stack. */
  share(
    key: string,
    type: string,
    build: () => Expression,
    after: Statements = [],
    origin?: Origin,
  ): Expression {
    const id = `${stackId(this.stack)} ${key}`;
    if (!this.cdk.shared.has(id)) {
      this.cdk.shared.add(id);
      this.cdk.types.set(id, type);
      this.cdk.pieces.push({
        stack: this.stack,
        node: null,
        key,
        items: [declare(key, build(), { origin }), after],
        gives: [],
        needs: [],
      });
    }
    return ref(key, origin);
  }
  /** The same for what stands for a node: its line leads there. */
  shareOf(
    node: ModelNode | NodeId,
    suffix: Suffix | undefined,
    type: string,
    build: () => Expression,
    after: Statements = [],
  ): Expression {
    return this.share(this.name(node, suffix), type, build, after, originOf(this.#node(node)));
  }
  /** A constant that a node has in the stack of its kind, or in `home`, as this stack refers to it. */
  take(node: ModelNode | NodeId, suffix?: Suffix, home?: StackName): Expression {
    const one = this.#node(node);
    const owner =
      home === undefined ? this.cdk.scopeOf(one) : this.cdk.scope(home, this.cdk.regionOf(one));
    return this.takeFrom(owner, this.name(one, suffix), originOf(one));
  }
  takeFrom(owner: Scope, name: string, origin?: Origin): Expression {
    return ref(this.pathFrom(owner, name), origin);
  }
  /** The same as text, for a path that goes on: `${c.path(node)}.queueUrl`. */
  path(node: ModelNode | NodeId, suffix?: Suffix, home?: StackName): string {
    const one = this.#node(node);
    const owner =
      home === undefined ? this.cdk.scopeOf(one) : this.cdk.scope(home, this.cdk.regionOf(one));
    return this.pathFrom(owner, this.name(one, suffix));
  }
  /** A property of a node's construct, marked as the node's: `orders.queueUrl`. */
  of(node: ModelNode | NodeId, member: string, suffix?: Suffix): Expression {
    return ref(`${this.path(node, suffix)}.${member}`, originOf(this.#node(node)));
  }
  pathFrom(owner: Scope, name: string): string {
    if (owner === this) return name;
    const isDns = owner.stack.name === 'dns';
    if (owner.region !== this.region && !isDns) {
      throw new Error(`${stackId(this.stack)} must not wait for ${stackId(owner.stack)}`);
    }
    if (STACKS.indexOf(owner.stack.name) >= STACKS.indexOf(this.stack.name)) {
      throw new Error(`${stackId(owner.stack)} comes after ${stackId(this.stack)}`);
    }
    const [used, user] = [owner.stack, this.stack];
    this.cdk.exposed.set(`${stackId(used)} ${name}`, { stack: used, name });
    this.cdk.joins.set(`${stackId(user)} ${stackId(used)}`, { user, used });
    return `props.${used.name}.${name}`;
  }

  /** What this stack makes needs what `other`, of another region, has made: only the order of their deployments can say so. */
  waitFor(other: Scope): void {
    const [used, user] = [other.stack, this.stack];
    this.cdk.waits.set(`${stackId(user)} ${stackId(used)}`, { user, used });
  }

  /** A value of `lib/config.ts`. */
  setting(setting: Setting): Expression {
    this.cdk.settings.set(setting.name, setting);
    return ref(`config.${setting.name}`, setting.origin);
  }
  /** `config.deletionProtection`, or false where the design says so. */
  deletionProtection(isOn: boolean): Expression {
    return isOn ? ref('config.deletionProtection') : false;
  }
  /** What a deployment tells at its end, under the key `OrdersUrl`. */
  output(node: ModelNode, suffix: Suffix, description: string, value: Expression): void {
    const fields = object([
      ['description', description],
      ['value', value],
    ]);
    const made = create('cdk.CfnOutput', ref('this'), this.id(node, suffix), fields);
    this.add(node, [run(made, { origin: originOf(node) })]);
  }
  /** What the stack's own test asserts of a construct of a node, or of what that holds. */
  check(
    node: ModelNode,
    says: string,
    type: string,
    properties: Expression,
    suffix?: Suffix,
  ): void {
    const usesMatch = JSON.stringify(properties).includes('"text":"Match"');
    const id = this.id(node, suffix);
    this.cdk.checks.push({ stack: this.stack, node, id, says, type, properties, usesMatch });
  }
  helper(helper: Helper): void {
    this.cdk.helpers.set(helper.module, helper);
  }
  /** The zones that constructs of the stack may spread over, by the setting that holds their names: the stack answers with them in place of a look-up. */
  useZones(setting: string): void {
    this.cdk.zones.push({ stack: this.stack, setting: `config.${setting}` });
  }
  /** A file beside the app: a handler, a script, a document. Its path is from the root of the app. */
  file(
    node: ModelNode,
    path: string,
    language: 'javascript' | 'shell' | 'markdown' | 'yaml' | 'json',
    text: string,
  ): void {
    this.cdk.templates.push({ path, text, language, origin: originOf(node) });
  }
  decide(key: string, text: string): void {
    this.cdk.decide(key, text);
  }
  before(key: string, text: string): void {
    this.cdk.before(key, text);
  }
  after(key: string, text: string): void {
    this.cdk.after(key, text);
  }

  /** The id of the stack, by which the CLI knows it: `npx cdk deploy Application`. */
  get cliName(): string {
    return capital(stackVariable(this.stack));
  }
  #node(node: ModelNode | NodeId): ModelNode {
    return typeof node === 'string' ? this.model.get(node) : node;
  }
}
