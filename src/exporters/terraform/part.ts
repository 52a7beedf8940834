import { print, type Span } from '../../codegen/code';
import { block, comment, file, gap, ref, set, type Block, type TopLevel } from '../../codegen/hcl';
import type { NodeId } from '../../design/records';
import { kept, keptItems } from '../../kit/memo';
import type { ModelNode } from '../../spec/model';
import { emitAlarms } from './alarms';
import { emitEach, type Faults, type Template } from '../emission';
import { nameOf, ownerOf, type Entry, type PartBase } from '../plan';
import type { Concern } from './kind';
import { withSkips } from './skips';
import { emitSecurityGroup } from './security-groups';
import { Terraform, type Output, type Plan, type Variable } from './terraform';

/** A stretch of a file, printed. */
export interface Unit {
  readonly file: string;
  /** The place of the node's kind in the register; shared pieces come before all nodes. */
  readonly rank: number;
  readonly node: NodeId;
  /** The place among the units of its file, by rank and then by the node's creation. */
  readonly order: number;
  /** Names a shared piece; two groups may bring the same one. */
  readonly key: string;
  /** What it was printed from. */
  readonly items: readonly TopLevel[];
  readonly text: string;
  readonly spans: readonly Span[];
}

/** What one group adds to an export. */
export interface Part extends PartBase {
  readonly units: readonly Unit[];
  readonly variables: readonly Variable[];
  readonly templates: readonly Template[];
  readonly uses: readonly string[];
}

const RULE_COLUMNS = 80;
const heading = (node: ModelNode): TopLevel => {
  const { title } = node.spec;
  const text = `--- ${nameOf(node)}${nameOf(node) === title ? '' : `: ${title}`} `;
  return comment(text.padEnd(RULE_COLUMNS - '# '.length, '-'));
};

/** Emits the nodes of a group and prints what they add; what it printed before of the same items it takes as it is. */
export function toPart(
  plan: Plan,
  nodes: readonly ModelNode[],
  faults: Faults,
  before: Part | undefined,
): Part {
  const t = new Terraform(plan, faults);
  emitEach(nodes, faults, (node) => emitNode(node, t));
  const toUnit = printer(before?.units ?? []);
  const ranks = new Map([...plan.kinds.keys()].map((kind, index) => [kind, index]));
  const rankOf = (node: ModelNode) => ranks.get(node.kind) ?? 0;
  const entries = nodes.map((node): Entry => {
    return {
      node: node.id,
      rank: rankOf(node),
      label: nameOf(node),
      title: node.spec.title,
      region: t.regionOf(node),
      address: t.address(node),
      missing: t.missing(node),
      isFault: faults.has(node.id),
    };
  });

  const fileOf = (concern: Concern | 'locals', region: string) =>
    `${concern}${concern === 'locals' ? '' : t.regionSuffix(region)}.tf`;
  const units = [
    ...[...t.shared.values()].map(({ key, concern, region, items }) =>
      toUnit(fileOf(concern, region), -1, '', key, items),
    ),
    ...t.sections.map(({ node, concern, region, items }) =>
      toUnit(fileOf(concern, region), rankOf(node), node.id, '', [
        heading(node),
        gap,
        ...withSkips(items, plan.accepted),
      ]),
    ),
    ...variableUnits(t, nodes, rankOf, toUnit),
  ];
  const members = new Set(nodes.map(({ id }) => id));
  return {
    units,
    entries: kept(entries, before?.entries),
    // What is only read of other groups brings their variables too.
    variables: kept(
      [...t.variables.values()].filter(
        ({ origin }) => !origin || members.has(ownerOf(t.model, origin) ?? ''),
      ),
      before?.variables,
    ),
    templates: t.templates,
    remarks: kept(t.remarks, before?.remarks),
    uses: kept([...t.uses], before?.uses),
  };
}

function emitNode(node: ModelNode, t: Terraform): void {
  const kind = t.plan.kinds.get(node.kind);
  if (!kind) return;
  const missing = t.missing(node);
  if (missing !== null) {
    t.add(node, kind.concern, comment(`Not exported: ${missing}`));
    return;
  }
  kind.emit(node, t);
  emitSecurityGroup(node, t);
  emitAlarms(node, t);
}

type Printer = (
  path: string,
  rank: number,
  node: NodeId,
  key: string,
  items: readonly TopLevel[],
) => Unit;

/** Printing costs ten times what comparing does, and an edit changes few units of its group. */
export function printer(before: readonly Unit[]): Printer {
  const idOf = (path: string, node: NodeId, key: string) => `${path} ${node} ${key}`;
  const known = new Map(before.map((unit) => [idOf(unit.file, unit.node, unit.key), unit]));
  return (path, rank, node, key, made) => {
    const same = known.get(idOf(path, node, key));
    const items = keptItems(made, same?.items);
    return same && same.rank === rank && same.items === items
      ? same
      : { file: path, rank, node, order: orderOf(rank, node), key, items, ...print(file(items)) };
  };
}

/** Ids count up below ten million, which leaves room for the rank above them. */
const orderOf = (rank: number, node: NodeId): number =>
  (rank + 10) * 10_000_000 + (Number(node.slice(1)) || 0);

function variableUnits(
  t: Terraform,
  nodes: readonly ModelNode[],
  rankOf: (node: ModelNode) => number,
  toUnit: Printer,
): readonly Unit[] {
  const variables = new Map<NodeId, Block[]>();
  const outputs = new Map<NodeId, Block[]>();
  const add = (blocks: Map<NodeId, Block[]>, owner: NodeId | undefined, one: Block) => {
    const known = blocks.get(owner ?? '');
    if (known) known.push(one);
    else blocks.set(owner ?? '', [one]);
  };
  for (const one of t.variables.values()) {
    if (one.origin) add(variables, ownerOf(t.model, one.origin), variableBlock(one));
  }
  for (const one of t.outputs) add(outputs, one.origin.node, outputBlock(one));
  return nodes.flatMap((node) => {
    const [own, told] = [variables.get(node.id), outputs.get(node.id)];
    return [
      ...(own ? [toUnit('variables.tf', rankOf(node), node.id, '', own)] : []),
      ...(told ? [toUnit('outputs.tf', rankOf(node), node.id, '', told)] : []),
    ];
  });
}

export const variableBlock = (variable: Variable): Block =>
  block(
    'variable',
    [variable.name],
    [
      set('description', variable.description),
      set('type', ref(variable.type)),
      variable.default !== undefined && set('default', variable.default),
      variable.validation &&
        block(
          'validation',
          [],
          [
            set('condition', ref(variable.validation.condition)),
            set('error_message', variable.validation.message),
          ],
        ),
    ],
    variable.origin,
  );

const outputBlock = ({ name, description, value, origin }: Output): Block =>
  block('output', [name], [set('description', description), set('value', value)], origin);
