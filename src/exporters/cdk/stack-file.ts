import { print, type Span } from '../../codegen/code';
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
import type { ExportedFile } from '../exporter';
import { makesSomething, withoutUnused } from './constants';
import { NAMESPACES } from './namespaces';
import { runOrder } from './order';
import { BODY_INDENT, type Unit } from './part';
import type { Helper } from './scope';
import { HOLDS, stackClass, stackId, stackModule, type StackRef } from './stack-names';

/** Everything that a stack's module is written from. */
export interface StackPlan {
  readonly stack: StackRef;
  readonly units: readonly Unit[];
  /** Constants that other stacks use, and their types. */
  readonly exposed: readonly (readonly [name: string, type: string])[];
  /** Stacks that are handed to it. */
  readonly uses: readonly StackRef[];
  /** Stacks of other regions that have to be deployed before it. */
  readonly after: readonly StackRef[];
  /** Stacks of other regions that would have to be deployed before it, and wait for it themselves. */
  readonly mutual: readonly StackRef[];
  /** Paths of the settings that hold names of zones: `config.vpcZones`. */
  readonly zones: readonly string[];
}

export interface JoinedFile {
  readonly plan: StackPlan;
  readonly file: ExportedFile;
  /** Without a construct it cannot be deployed: what it refers to is used by nobody, or it says what is left out. */
  readonly isEmpty: boolean;
}

/** Prints a stack's module, or answers with the one it was before where nothing of it has changed. */
export function stackFile(
  plan: StackPlan,
  helpers: ReadonlyMap<string, Helper>,
  before: JoinedFile | undefined,
): JoinedFile {
  if (before && isSamePlan(plan, before.plan)) return before;
  return { plan, ...write(plan, helpers) };
}

const isSamePlan = (a: StackPlan, b: StackPlan): boolean =>
  isSameList(a.units, b.units) &&
  isSameList(a.exposed.flat(), b.exposed.flat()) &&
  isSameList(a.uses.map(stackId), b.uses.map(stackId)) &&
  isSameList(a.zones, b.zones);

interface Piece {
  readonly text: string;
  readonly spans?: readonly Span[];
}

function write(
  plan: StackPlan,
  helpers: ReadonlyMap<string, Helper>,
): Pick<JoinedFile, 'file' | 'isEmpty'> {
  const { stack } = plan;
  const used = new Set(plan.exposed.map(([name]) => name));
  for (const { uses } of plan.units) for (const name of uses) used.add(name);
  const units = runOrder(plan.units)
    .map((unit) => (unit.constants.every((name) => used.has(name)) ? unit : pruned(unit, used)))
    .filter(({ text }) => text !== '');
  const pieces: Piece[] = [{ text: head({ ...plan, units }, helpers) }];
  let last: Unit | undefined;
  for (const unit of units) {
    const isNew = last === undefined || unit.heading !== last.heading || unit.node !== last.node;
    if (last && (isNew || unit.text.length > SHORT)) pieces.push({ text: '\n' });
    if (isNew && unit.heading !== '') {
      pieces.push({ text: print(statements([comment(unit.heading)], BODY_INDENT)).text });
    }
    pieces.push(unit);
    last = unit;
  }
  pieces.push({ text: tail(plan) });
  let spans: readonly Span[] | undefined;
  const file: ExportedFile = {
    path: `lib/${stackModule(stack)}.ts`,
    text: pieces.map(({ text }) => text).join(''),
    language: 'typescript',
    get spans() {
      spans ??= moved(pieces);
      return spans;
    },
  };
  return { file, isEmpty: !units.some(({ items }) => makesSomething(items)) };
}

function pruned(unit: Unit, used: ReadonlySet<string>): Unit {
  const items = withoutUnused(unit.items, used);
  return {
    ...unit,
    items,
    uses: usedNames(items),
    ...print(statements(items, BODY_INDENT)),
  };
}

/** One-line statements stand without a gap between. */
const SHORT = 90;

function moved(pieces: readonly Piece[]): readonly Span[] {
  const all: Span[] = [];
  let offset = 0;
  for (const { text, spans = [] } of pieces) {
    for (const { start, end, origin } of spans) {
      all.push({ start: offset + start, end: offset + end, origin });
    }
    offset += text.length;
  }
  return all;
}

const headOf = (type: string): string => type.split('.')[0] ?? type;

function head(
  { stack, units, exposed, uses, zones }: StackPlan,
  helpers: ReadonlyMap<string, Helper>,
): string {
  const used = new Set<string>(['cdk', 'Construct']);
  for (const unit of units) for (const name of unit.uses) used.add(name);
  for (const [, type] of exposed)
    for (const name of type.match(/[a-zA-Z0-9]+(?=\.)/g) ?? [type]) used.add(name);
  for (const zone of zones) used.add(headOf(zone));
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

function tail({ exposed }: StackPlan): string {
  const kept = exposed.map(([name]) => assign(`this.${name}`, ref(name)));
  const lines = statements([comment('What later stacks use.'), kept], BODY_INDENT);
  return [...(kept.length === 0 ? [] : ['\n', print(lines).text]), '  }\n', '}\n'].join('');
}
