import { print, type Span } from '../../codegen/code';
import { comment, flatten, statements, usedNames, type Statement } from '../../codegen/typescript';
import type { NodeId } from '../../design/records';
import { groupBy } from '../../kit/group-by';
import { isSameList, kept, keptItems, remember } from '../../kit/memo';
import type { ModelNode } from '../../spec/model';
import { emitEach, type Faults, type Template } from '../emission';
import type { FilePiece } from '../exporter';
import { nameOf, ownerOf, type PartBase } from '../plan';
import { acknowledgeAccepted } from './accepted';
import { emitAlarms } from './alarms';
import { declaredNames } from './constants';
import { Cdk, type Check, type Helper, type Piece, type Plan, type Setting } from './scope';
import { emitSecurityGroup } from './security-groups';
import { stackId, type StackRef } from './stack-names';

/** Statements of a constructor, printed. */
export interface Unit {
  readonly stack: string;
  /** Null for what several nodes share. */
  readonly node: NodeId | null;
  /** Of the comment above the statements of its node; empty for what several share. */
  readonly title: string;
  readonly heading: FilePiece;
  /** By the kind's place in the register and then by the node's creation. */
  readonly order: number;
  readonly key: string;
  readonly items: readonly Statement[];
  /** The constants that it declares. */
  readonly constants: readonly string[];
  /** Those, and the tokens that others may need. */
  readonly gives: readonly string[];
  /** Names that the statements use, among them what others give. */
  readonly uses: ReadonlySet<string>;
  readonly text: string;
  readonly spans: readonly Span[];
}

interface StackLink {
  readonly user: StackRef;
  readonly used: StackRef;
}

/** What a group says of stacks as wholes; the same object as long as it says the same. */
export interface Outline {
  readonly stacks: readonly StackRef[];
  /** Of constants that other stacks may use. */
  readonly types: readonly (readonly [key: string, type: string])[];
  readonly exposed: readonly { readonly stack: StackRef; readonly name: string }[];
  readonly joins: readonly StackLink[];
  readonly waits: readonly StackLink[];
  readonly zones: Cdk['zones'];
}

/** What one group adds to an export. */
export interface Part extends PartBase {
  readonly outline: Outline;
  readonly units: readonly Unit[];
  readonly unitsOf: ReadonlyMap<string, readonly Unit[]>;
  readonly settings: readonly Setting[];
  /** By stack; a list is the same as long as its checks are. */
  readonly checksOf: ReadonlyMap<string, readonly Check[]>;
  readonly helpers: readonly Helper[];
  readonly templates: readonly Template[];
}

/** Emits the nodes of a group and prints what they add; what it printed before of the same items it takes as it is. */
export function toPart(
  plan: Plan,
  nodes: readonly ModelNode[],
  faults: Faults,
  before: Part | undefined,
): Part {
  const cdk = new Cdk(plan, faults);
  emitEach(nodes, faults, (node) => emitNode(node, cdk));
  const ranks = new Map([...plan.kinds.keys()].map((kind, index) => [kind, index]));
  const rankOf = (node: ModelNode | null) => (node ? (ranks.get(node.kind) ?? 0) : -1);
  const toUnit = printer(before?.units ?? []);
  const stacks = new Map<string, StackRef>();
  for (const { stack } of cdk.pieces) stacks.set(stackId(stack), stack);
  const members = new Set(nodes.map(({ id }) => id));
  const units = cdk.pieces.map((piece) => toUnit(piece, rankOf(piece.node)));
  return {
    outline: kept(
      {
        stacks: [...stacks.values()],
        types: [...cdk.types],
        exposed: [...cdk.exposed.values()],
        joins: [...cdk.joins.values()],
        waits: [...cdk.waits.values()],
        zones: cdk.zones,
      },
      before?.outline,
    ),
    entries: kept(
      nodes.map((node) => ({
        node: node.id,
        rank: rankOf(node),
        label: nameOf(node),
        title: node.spec.title,
        region: cdk.regionOf(node),
        address: cdk.addressOf(node),
        missing: cdk.whyMissing(node),
        isFault: faults.has(node.id),
      })),
      before?.entries,
    ),
    remarks: kept(cdk.remarks, before?.remarks),
    units,
    unitsOf: groupBy(units, ({ stack }) => stack),
    // What is only read of other groups brings their settings too.
    settings: kept(
      [...cdk.settings.values()].filter(({ origin }) =>
        members.has(ownerOf(plan.model, origin) ?? ''),
      ),
      before?.settings,
    ),
    checksOf: checksOf(cdk.checks, before),
    helpers: [...cdk.helpers.values()],
    templates: cdk.templates,
  };
}

function checksOf(checks: readonly Check[], before: Part | undefined): Part['checksOf'] {
  return new Map(
    [...groupBy(checks, ({ stack }) => stackId(stack))].map(([id, own]) => {
      const past = before?.checksOf.get(id);
      const now = own.map((check, at) => kept(check, past?.[at]));
      return [id, past && isSameList(now, past) ? past : now];
    }),
  );
}

function emitNode(node: ModelNode, cdk: Cdk): void {
  const kind = cdk.plan.kinds.get(node.kind);
  if (!kind) return;
  const c = cdk.scopeOf(node);
  const missing = c.missing(node);
  if (missing !== null) {
    c.add(node, [comment(`Not exported: ${missing}`)]);
    return;
  }
  cdk.emitting = node;
  emitSecurityGroup(node, c);
  kind.emit(node, c);
  emitAlarms(node, c);
  acknowledgeAccepted(node, c);
}

const RULE_COLUMNS = 76;
const titleOf = remember((node: ModelNode): string => {
  const { title } = node.spec;
  const text = `--- ${nameOf(node)}${nameOf(node) === title ? '' : `: ${title}`} `;
  return text.padEnd(RULE_COLUMNS - '// '.length, '-');
});

const headingOf = (title: string): FilePiece =>
  title === '' ? { text: '' } : print(statements([comment(title)], BODY_INDENT));

/** The statements of a constructor stand this deep. */
export const BODY_INDENT = 2;

/** Printing costs ten times what comparing does, and an edit changes few pieces of its group. */
function printer(before: readonly Unit[]) {
  const known = new Map<string, Unit[]>();
  const idOf = (stack: string, node: NodeId | null, key: string) => `${stack} ${node} ${key}`;
  for (const unit of before) {
    const id = idOf(unit.stack, unit.node, unit.key);
    const list = known.get(id);
    if (list) list.push(unit);
    else known.set(id, [unit]);
  }
  return ({ stack, node, key, items: made, gives, needs }: Piece, rank: number): Unit => {
    const id = stackId(stack);
    const title = node ? titleOf(node) : '';
    const order = orderOf(rank, node);
    const now = made.flatMap(flatten);
    const past = known.get(idOf(id, node?.id ?? null, key)) ?? [];
    const same = past.find(
      (unit) => unit.order === order && keptItems(now, unit.items) === unit.items,
    );
    if (same && same.title === title && gives.every((token) => same.gives.includes(token))) {
      if (needs.every((need) => same.uses.has(need))) return same;
    }
    const items = keptItems(now, past[0]?.items);
    const constants = declaredNames(items);
    return {
      stack: id,
      node: node?.id ?? null,
      title,
      heading: headingOf(title),
      order,
      key,
      items,
      constants,
      gives: [...constants, ...gives],
      uses: new Set([...usedNames(items), ...needs]),
      ...print(statements(items, BODY_INDENT)),
    };
  };
}

/** Ids count up below ten million, which leaves room for the rank above them. */
const orderOf = (rank: number, node: ModelNode | null): number =>
  (rank + 10) * 10_000_000 + (Number(node?.id.slice(1) ?? 0) || 0);
