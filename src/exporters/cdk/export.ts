import { toStored, type Design } from '../../design';
import type { Model } from '../../spec/model';
import type { ExportAcceptance, ExportedFile, Exporter, ExportFinding } from '../exporter';
import { FileMemory, onRead, templateFile } from '../files';
import { faultFinding, leftEntries, leftOut, rememberParts } from '../parts';
import { drawnRegions, FALLBACK_REGION } from '../plan';
import {
  allTests,
  appModule,
  cdkJson,
  configModule,
  GIT_IGNORE,
  packageJson,
  PART_OF,
  TESTED_STACKS,
  stacksModule,
  testModule,
  tsconfigJson,
} from './app-files';
import type { JsonValue } from '../../kit/json';
import { inertAcceptances, inertDesign } from './inert';
import { prettyJson } from './json';
import type { CdkKind } from './kind';
import { toNames } from './names';
import { toPart, type Part } from './part';
import { readme } from './readme';
import { stackFile, type JoinedFile, type StackPlan } from './stack-file';
import { stackId, stackModule, STACKS, stackVariable, type StackRef } from './stack-names';

/** `kinds` in the order in which their statements stand in a stack. */
export function createCdkExporter(kinds: ReadonlyMap<string, CdkKind>): Exporter {
  const partsOf = rememberParts({ kinds, toNames, toPart });
  // What the last run made: an edit changes little of it, and all else keeps its printed text, its spans and its files.
  let files = new Map<string, JoinedFile>();
  const written = new FileMemory();

  return {
    id: 'cdk',
    title: 'AWS CDK',
    run: (drawn, findings, given = []) => {
      const inert = inertDesign(drawn.design);
      const model = inert === drawn.design ? drawn : drawn.with(inert);
      const accepted = inertAcceptances(given);
      const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
      const regions = drawnRegions(model, nodes);
      const parts = partsOf(model, nodes, regions[0]?.code ?? FALLBACK_REGION, accepted);
      const left = leftEntries(parts);
      const faults = left.filter(({ isFault }) => isFault);
      const told = [...findings, ...faults.map((entry) => faultFinding('AWS CDK', entry))];
      const helpers = helpersOf(parts);
      written.begin();
      files = new Map(
        stackPlans(parts).map((plan) => {
          const id = stackId(plan.stack);
          return [id, stackFile(plan, helpers, files.get(id))];
        }),
      );
      const stacks = [...files.values()].filter(({ isEmpty }) => !isEmpty);
      return {
        files: [
          onRead('bin/app.ts', 'typescript', () => appModule(told)),
          ...appFiles(
            model,
            drawn.design,
            { findings: told, accepted },
            parts,
            stacks,
            helpers,
            written,
          ),
        ],
        leftOut: left.map(leftOut),
      };
    },
  };
}

const helpersOf = (parts: readonly Part[]) =>
  new Map(parts.flatMap(({ helpers }) => helpers.map((helper) => [helper.module, helper])));

/** Two groups may ask for the same one. */
const settingsOf = (parts: readonly Part[]) => [
  ...new Map(
    parts.flatMap((part) => part.settings.map((setting) => [setting.name, setting])),
  ).values(),
];

/** In the order in which they are deployed, region by region. */
function stackPlans(parts: readonly Part[]): readonly StackPlan[] {
  const stacks = new Map<string, StackRef>();
  for (const part of parts) {
    for (const stack of part.stacks) stacks.set(stackId(stack), stack);
    for (const { stack } of part.exposed) stacks.set(stackId(stack), stack);
  }
  const types = new Map(parts.flatMap((part) => [...part.types]));
  const uses = usedBy(parts.flatMap(({ joins }) => joins));
  const waits = usedBy(parts.flatMap(({ waits: all }) => all));
  const ranked = [...stacks.values()].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (a.region < b.region ? -1 : 1),
  );
  return inDeploymentOrder(ranked, uses, waits).map((stack, at, all): StackPlan => {
    const id = stackId(stack);
    const earlier = new Set(all.slice(0, at).map(stackId));
    const awaited = (waits.get(id) ?? []).toSorted((a, b) => (stackId(a) < stackId(b) ? -1 : 1));
    const exposed = unique(
      parts.flatMap((part) =>
        part.exposed.flatMap((one) => (stackId(one.stack) === id ? [one.name] : [])),
      ),
    );
    return {
      stack,
      units: parts.flatMap((part) => part.units.filter((unit) => unit.stack === id)),
      exposed: exposed.map((name) => [name, types.get(`${id} ${name}`) ?? 'unknown']),
      uses: (uses.get(id) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b)),
      after: awaited.filter((used) => earlier.has(stackId(used))),
      mutual: awaited.filter((used) => !earlier.has(stackId(used))),
      zones: unique(
        parts.flatMap((part) =>
          part.zones.flatMap((zone) => (stackId(zone.stack) === id ? [zone.setting] : [])),
        ),
      ),
    };
  });
}

type Links = ReadonlyMap<string, readonly StackRef[]>;

/** By the id of the user, each of its stacks once. */
function usedBy(links: Part['joins']): Links {
  const used = new Map<string, Map<string, StackRef>>();
  for (const link of links) {
    const own = used.get(stackId(link.user)) ?? new Map<string, StackRef>();
    used.set(stackId(link.user), own.set(stackId(link.used), link.used));
  }
  return new Map([...used].map(([id, stacks]) => [id, [...stacks.values()]]));
}

/** Each after those that it uses and waits for, otherwise as they are ranked. In a circle the first by rank waits for nobody. */
function inDeploymentOrder(
  ranked: readonly StackRef[],
  uses: Links,
  waits: Links,
): readonly StackRef[] {
  const left = new Map(ranked.map((stack) => [stackId(stack), stack]));
  const isFree = (links: Links) => (stack: StackRef) =>
    (links.get(stackId(stack)) ?? []).every((used) => !left.has(stackId(used)));
  const ordered: StackRef[] = [];
  while (left.size > 0) {
    const usable = [...left.values()].filter(isFree(uses));
    const next = usable.find(isFree(waits)) ?? usable[0] ?? [...left.values()][0];
    if (!next) break;
    left.delete(stackId(next));
    ordered.push(next);
  }
  return ordered;
}

/** The DNS stack first, and then one region after the other, the first region before the rest. */
const rankOf = ({ name, isPrimary }: StackRef): number =>
  STACKS.indexOf(name) + (isPrimary || name === 'dns' ? 0 : STACKS.length);

const unique = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : 1));

interface Found {
  readonly findings: readonly ExportFinding[];
  readonly accepted: readonly ExportAcceptance[];
}

/** All that `lib/stacks.ts` and the README say of a stack. */
const stackNames = ({ stack, uses, after, mutual }: StackPlan): readonly string[] => [
  stackId(stack),
  ...[[stack], uses, after, mutual].map((stacks) => stacks.map(stackVariable).join(' ')),
];

function appFiles(
  model: Model,
  drawn: Design,
  found: Found,
  parts: readonly Part[],
  stacks: readonly JoinedFile[],
  helpers: ReturnType<typeof helpersOf>,
  written: FileMemory,
): readonly ExportedFile[] {
  const plans = stacks.map(({ plan }) => plan);
  const { settings } = model;
  return [
    written.onRead('lib/stacks.ts', 'typescript', plans.flatMap(stackNames), () =>
      stacksModule(plans),
    ),
    written.printedOnRead(
      'lib/config.ts',
      'typescript',
      [settings.project, settings.environment, ...parts.map((part) => part.settings)],
      () => configModule(settings, settingsOf(parts)),
    ),
    ...stacks.map(({ file }) => file),
    ...[...helpers.values()].map(({ module, text }) =>
      onRead(`lib/${module}.ts`, 'typescript', () => text),
    ),
    ...parts.flatMap((part) => part.templates).map(templateFile),
    ...plans.map(({ stack }) =>
      written.onRead(
        `test/${stackModule(stack)}.test.ts`,
        'typescript',
        parts.map(({ checks }) => checks),
        () =>
          testModule(
            stack,
            parts.flatMap(({ checks }) =>
              checks.filter((check) => stackId(check.stack) === stackId(stack)),
            ),
          ),
      ),
    ),
    ...(plans.length === 0
      ? []
      : [
          written.onRead('test/stacks.ts', 'typescript', [], () => TESTED_STACKS),
          written.onRead('test/all.ts', 'typescript', plans.flatMap(stackNames), () =>
            allTests(plans),
          ),
        ]),
    ...(parts.some(({ checks }) => checks.length > 0)
      ? [onRead('test/part-of.ts', 'typescript', () => PART_OF)]
      : []),
    written.onRead(
      'README.md',
      'markdown',
      [
        ...Object.values(settings),
        ...found.findings.flatMap(({ severity, rule, title, evidence }) =>
          severity === 'error' ? [rule, title, evidence] : [],
        ),
        ...found.accepted.flatMap(({ rule, nodes, waiver }) => [
          rule,
          ...nodes.map((id) => model.find(id)?.label),
          waiver,
        ]),
        ...parts.flatMap(({ entries, remarks, settings: asked }) => [entries, remarks, asked]),
        ...plans.flatMap(stackNames),
      ],
      () => readme({ model, ...found, parts, plans }),
    ),
    written.onRead('package.json', 'json', [settings.project, settings.environment], () =>
      packageJson(settings),
    ),
    written.onRead('cdk.json', 'json', [], cdkJson),
    written.onRead('tsconfig.json', 'json', [], tsconfigJson),
    onRead('.gitignore', 'text', () => GIT_IGNORE),
    onRead('design.lintel.json', 'json', () => prettyJson(toStored(drawn) as unknown as JsonValue)),
  ];
}
