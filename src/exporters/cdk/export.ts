import { toStored } from '../../design';
import type { Model } from '../../spec/model';
import type { ExportAcceptance, ExportedFile, Exporter, ExportFinding } from '../exporter';
import { onRead, printedOnRead, templateFile } from '../files';
import { faultFinding, leftEntries, leftOut, rememberParts } from '../parts';
import { drawnRegions, FALLBACK_REGION } from '../plan';
import {
  appModule,
  cdkJson,
  configModule,
  GIT_IGNORE,
  packageJson,
  stacksModule,
  testModule,
  tsconfigJson,
} from './app-files';
import type { JsonValue } from '../../kit/json';
import { prettyJson } from './json';
import type { CdkKind } from './kind';
import { toNames } from './names';
import { toPart, type Part } from './part';
import { readme } from './readme';
import { stackFile, type JoinedFile, type StackPlan } from './stack-file';
import { stackId, stackModule, STACKS, type StackRef } from './stack-names';

/** `kinds` in the order in which their statements stand in a stack. */
export function createCdkExporter(kinds: ReadonlyMap<string, CdkKind>): Exporter {
  const partsOf = rememberParts({ kinds, toNames, toPart });
  // What the last run made: an edit changes little of it, and all else keeps its printed text, its spans and its files.
  let files = new Map<string, JoinedFile>();

  return {
    id: 'cdk',
    title: 'AWS CDK',
    run: (model, findings, accepted = []) => {
      const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
      const regions = drawnRegions(model, nodes);
      const parts = partsOf(model, nodes, regions[0]?.code ?? FALLBACK_REGION, accepted);
      const left = leftEntries(parts);
      const faults = left.filter(({ isFault }) => isFault);
      const told = [...findings, ...faults.map((entry) => faultFinding('AWS CDK', entry))];
      const helpers = helpersOf(parts);
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
          ...appFiles(model, { findings: told, accepted }, parts, stacks, helpers),
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
  return [...stacks]
    .toSorted(([, a], [, b]) => rankOf(a) - rankOf(b) || (a.region < b.region ? -1 : 1))
    .map(([id, stack]): StackPlan => {
      const exposed = unique(
        parts.flatMap((part) =>
          part.exposed.flatMap((one) => (stackId(one.stack) === id ? [one.name] : [])),
        ),
      );
      const used = new Map(
        parts.flatMap((part) =>
          part.joins.flatMap((join) =>
            stackId(join.user) === id ? [[stackId(join.used), join.used] as const] : [],
          ),
        ),
      );
      return {
        stack,
        units: parts.flatMap((part) => part.units.filter((unit) => unit.stack === id)),
        exposed: exposed.map((name) => [name, types.get(`${id} ${name}`) ?? 'unknown']),
        uses: [...used.values()].toSorted((a, b) => rankOf(a) - rankOf(b)),
        zones: unique(
          parts.flatMap((part) =>
            part.zones.flatMap((zone) => (stackId(zone.stack) === id ? [zone.setting] : [])),
          ),
        ),
      };
    });
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

function appFiles(
  model: Model,
  found: Found,
  parts: readonly Part[],
  stacks: readonly JoinedFile[],
  helpers: ReturnType<typeof helpersOf>,
): readonly ExportedFile[] {
  const plans = stacks.map(({ plan }) => plan);
  const { settings, design } = model;
  return [
    onRead('lib/stacks.ts', 'typescript', () => stacksModule(plans)),
    printedOnRead('lib/config.ts', 'typescript', () => configModule(settings, settingsOf(parts))),
    ...stacks.map(({ file }) => file),
    ...[...helpers.values()].map(({ module, text }) =>
      onRead(`lib/${module}.ts`, 'typescript', () => text),
    ),
    ...parts.flatMap((part) => part.templates).map(templateFile),
    ...plans.map(({ stack }) =>
      onRead(`test/${stackModule(stack)}.test.ts`, 'typescript', () =>
        testModule(
          stack,
          parts.flatMap(({ checks }) =>
            checks.filter((check) => stackId(check.stack) === stackId(stack)),
          ),
        ),
      ),
    ),
    onRead('README.md', 'markdown', () => readme({ model, ...found, parts, plans })),
    onRead('package.json', 'json', () => packageJson(settings)),
    onRead('cdk.json', 'json', cdkJson),
    onRead('tsconfig.json', 'json', tsconfigJson),
    onRead('.gitignore', 'text', () => GIT_IGNORE),
    onRead('design.lintel.json', 'json', () =>
      prettyJson(toStored(design) as unknown as JsonValue),
    ),
  ];
}
