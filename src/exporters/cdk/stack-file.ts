import { print } from '../../codegen/code';
import {
  assign,
  comment,
  declare,
  importLine,
  namedImport,
  ref,
  spread,
  statements,
  usedNames,
} from '../../codegen/typescript';
import { isSameList } from '../../kit/memo';
import type { ExportedFile, FilePiece } from '../exporter';
import { fileOf } from '../files';
import { makesSomething, withoutUnusedConstants } from './constants';
import { NAMESPACES } from './namespaces';
import { runOrder } from './order';
import { BODY_INDENT, type Unit } from './part';
import type { Helper } from './scope';
import { HOLDS, stackClass, stackModule } from './stack-names';
import type { StackOutline, StackPlan } from './stack-plans';

export interface StackFile {
  readonly plan: StackPlan;
  readonly file: ExportedFile;
  /** Without a construct it cannot be deployed: what it refers to is used by nobody, or it says what is left out. */
  readonly isEmpty: boolean;
  readonly arrangement: Arrangement;
}

/** The statements of a stack in the order in which they run, and what is written around them. */
interface Arrangement {
  /** As the parts made them. */
  readonly made: readonly Unit[];
  /** The same, without what nobody uses. */
  readonly kept: readonly Unit[];
  readonly used: ReadonlySet<string>;
  readonly head: FilePiece;
  readonly tail: FilePiece;
}

/** Writes a stack's module, or answers with the one it was before where nothing of it has changed. */
export function stackFile(
  plan: StackPlan,
  helpers: ReadonlyMap<string, Helper>,
  before: StackFile | undefined,
): StackFile {
  const isOutlined = before?.plan.outline === plan.outline;
  if (isOutlined && isSameList(before.plan.units, plan.units)) return before;
  const arrangement = (isOutlined && rearrange(plan, before)) || arrange(plan, helpers);
  const file = fileOf(`lib/${stackModule(plan.outline.stack)}.ts`, 'typescript', () =>
    piecesOf(arrangement),
  );
  const isEmpty = !arrangement.kept.some(({ items }) => makesSomething(items));
  return { plan, file, isEmpty, arrangement };
}

function arrange({ outline, units }: StackPlan, helpers: ReadonlyMap<string, Helper>): Arrangement {
  const used = new Set(outline.exposed.map(([name]) => name));
  for (const { uses } of units) for (const name of uses) used.add(name);
  const made = runOrder(units);
  const kept = made.map((unit) => withoutUnused(unit, used));
  return {
    made,
    kept,
    used,
    head: { text: headOf(outline, kept, helpers) },
    tail: { text: tailOf(outline) },
  };
}

/**
 * An edit seldom changes more than values. As long as each unit uses and gives what it did, its order, what is imported and what
 * is unused stay as they are; null where that may not be so.
 */
function rearrange({ units }: StackPlan, { plan, arrangement }: StackFile): Arrangement | null {
  if (units.length !== plan.units.length) return null;
  const instead = new Map<Unit, Unit>();
  for (const [at, unit] of units.entries()) {
    const was = plan.units[at]!;
    if (unit === was) continue;
    if (!isInterchangeable(unit, was)) return null;
    instead.set(was, unit);
  }
  const kept = [...arrangement.kept];
  const made = arrangement.made.map((was, at) => {
    const unit = instead.get(was);
    if (!unit) return was;
    kept[at] = withoutUnused(unit, arrangement.used);
    return unit;
  });
  return { ...arrangement, made, kept };
}

const isInterchangeable = (a: Unit, b: Unit): boolean =>
  a.node === b.node &&
  a.key === b.key &&
  a.order === b.order &&
  isSameList(a.constants, b.constants) &&
  isSameList(a.gives, b.gives) &&
  a.uses.size === b.uses.size &&
  [...a.uses].every((name) => b.uses.has(name));

function withoutUnused(unit: Unit, used: ReadonlySet<string>): Unit {
  if (unit.constants.every((name) => used.has(name))) return unit;
  const items = withoutUnusedConstants(unit.items, used);
  return {
    ...unit,
    items,
    uses: usedNames(items),
    ...print(statements(items, BODY_INDENT)),
  };
}

/** One-line statements stand without a gap between. */
const SHORT = 90;
const GAP: FilePiece = { text: '\n' };

function piecesOf({ kept, head, tail }: Arrangement): readonly FilePiece[] {
  const pieces: FilePiece[] = [head];
  let last: Unit | undefined;
  for (const unit of kept) {
    if (unit.text === '') continue;
    const isNew = last === undefined || unit.title !== last.title || unit.node !== last.node;
    if (last && (isNew || unit.text.length > SHORT)) pieces.push(GAP);
    if (isNew && unit.title !== '') pieces.push(unit.heading);
    pieces.push(unit);
    last = unit;
  }
  pieces.push(tail);
  return pieces;
}

const namespaceOf = (type: string): string => type.split('.')[0] ?? type;

function headOf(
  { stack, exposed, uses, zones }: StackOutline,
  units: readonly Unit[],
  helpers: ReadonlyMap<string, Helper>,
): string {
  const used = new Set<string>(['cdk', 'Construct']);
  for (const unit of units) for (const name of unit.uses) used.add(name);
  for (const [, type] of exposed)
    for (const name of type.match(/[a-zA-Z0-9]+(?=\.)/g) ?? [type]) used.add(name);
  for (const zone of zones) used.add(namespaceOf(zone));
  const className = stackClass(stack);
  const imports = [
    ...[...NAMESPACES].flatMap(([name, from]) => (used.has(name) ? [importLine(name, from)] : [])),
    ...(used.has('path') ? [importLine('path', 'node:path')] : []),
  ].toSorted((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : 1));
  const local = [
    ...[...helpers.values()].flatMap(({ module, exports }) => {
      const names = exports.filter((name) => used.has(name));
      return names.length === 0 ? [] : [[`./${module}.js`, names] as const];
    }),
    ...settings(used),
    ...uses.map((other) => [`./${stackModule(other)}.js`, [stackClass(other)]] as const),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = [
    ...imports.map((line) => `${line}\n`),
    'import { Construct } from "constructs";\n',
    ...local.map(([from, names]) => `${print(namedImport(names, from)).text}\n`),
    '\n',
  ];
  if (uses.length > 0) {
    text.push(
      `export interface ${className}Props extends cdk.StackProps {\n`,
      ...uses.map((other) => `  readonly ${other.name}: ${stackClass(other)};\n`),
      '}\n\n',
    );
  }
  text.push(
    `/** ${HOLDS[stack.name]}. */\n`,
    `export class ${className} extends cdk.Stack {\n`,
    ...exposed.map(([name, type]) => `  readonly ${name}: ${type};\n`),
    ...(exposed.length > 0 ? ['\n'] : []),
    ...zonesGetter(zones),
    ...constructorHead(uses.length > 0 ? `${className}Props` : 'cdk.StackProps'),
  );
  return text.join('');
}

const sourceOf = (line: string): string => line.slice(line.indexOf(' from '));

const settings = (used: ReadonlySet<string>) => {
  const names = ['config', 'name'].filter((one) => used.has(one));
  return names.length === 0 ? [] : [['./config.js', names] as const];
};

function constructorHead(props: string): readonly string[] {
  const flat = `  constructor(scope: Construct, id: string, props: ${props}) {`;
  const lines =
    flat.length <= 80
      ? [`${flat}\n`]
      : [
          '  constructor(\n',
          '    scope: Construct,\n',
          '    id: string,\n',
          `    props: ${props},\n`,
          '  ) {\n',
        ];
  return [...lines, '    super(scope, id, props);\n', '\n'];
}

/** A look-up would ask AWS at every synthesis, and a stack without an account would have two zones whatever the design says. */
function zonesGetter(zones: readonly string[]): readonly string[] {
  const [first] = zones;
  if (first === undefined) return [];
  const all = declare(
    'zones',
    zones.map((zone) => spread(ref(zone))),
  );
  return [
    '  /** The zones of the design: a look-up would ask AWS at every synthesis. */\n',
    '  override get availabilityZones(): string[] {\n',
    ...(zones.length === 1
      ? [`    return [...${first}];\n`]
      : [print(statements([all], BODY_INDENT)).text, '    return [...new Set(zones)];\n']),
    '  }\n',
    '\n',
  ];
}

function tailOf({ exposed }: StackOutline): string {
  const kept = exposed.map(([name]) => assign(`this.${name}`, ref(name)));
  const lines = statements([comment('What later stacks use.'), kept], BODY_INDENT);
  return [...(kept.length === 0 ? [] : ['\n', print(lines).text]), '  }\n', '}\n'].join('');
}
