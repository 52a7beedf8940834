import { compareIds, toStored, type Design } from '../../design';
import type { Model } from '../../spec/model';
import type { ExportAcceptance, ExportedFile, Exporter, ExportFinding } from '../exporter';
import { FileMemory, onRead, templateFile } from '../files';
import { faultFinding, leftEntries, leftOut, rememberParts } from '../parts';
import { byOwner, drawnRegions, FALLBACK_REGION } from '../plan';
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
import { toldInReadme } from '../readme';
import { readme } from './readme';
import type { Setting } from './scope';
import { stackFile, type StackFile } from './stack-file';
import { stackId, stackModule } from './stack-names';
import { byStack, rememberStackPlans } from './stack-plans';

/** `kinds` in the order in which their statements stand in a stack. */
export function createCdkExporter(kinds: ReadonlyMap<string, CdkKind>): Exporter {
  const partsOf = rememberParts({ kinds, toNames, toPart });
  // What the last run made: an edit changes little of it, and all else keeps its printed text, its spans and its files.
  let files = new Map<string, StackFile>();
  const stackPlans = rememberStackPlans();
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
          const id = stackId(plan.outline.stack);
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
const settingsOf = (parts: readonly Part[], model: Model): readonly Setting[] => {
  const all = parts.flatMap((part) => part.settings.map((one) => [one.name, one] as const));
  return byOwner([...new Map(all).values()], model);
};

interface Found {
  readonly findings: readonly ExportFinding[];
  readonly accepted: readonly ExportAcceptance[];
}

function appFiles(
  model: Model,
  drawn: Design,
  found: Found,
  parts: readonly Part[],
  stacks: readonly StackFile[],
  helpers: ReturnType<typeof helpersOf>,
  written: FileMemory,
): readonly ExportedFile[] {
  const outlines = stacks.map(({ plan }) => plan.outline);
  const { settings } = model;
  const tested = byStack(parts.map((part) => part.checksOf));
  return [
    // The outlines of an app are the same objects as long as they say the same.
    written.onRead('lib/stacks.ts', 'typescript', outlines, () => stacksModule(outlines)),
    written.fileOf(
      'lib/config.ts',
      'typescript',
      [settings.project, settings.environment, ...parts.map((part) => part.settings)],
      () => [configModule(settings, settingsOf(parts, model))],
    ),
    ...stacks.map(({ file }) => file),
    ...[...helpers.values()].map(({ module, text }) =>
      onRead(`lib/${module}.ts`, 'typescript', () => text),
    ),
    ...parts.flatMap((part) => part.templates).map(templateFile),
    ...outlines.map(({ stack }) => {
      const checks = tested.get(stackId(stack)) ?? [];
      return written.fileOf(`test/${stackModule(stack)}.test.ts`, 'typescript', checks, () =>
        testModule(
          stack,
          checks.toSorted((a, b) => compareIds(a.node.id, b.node.id)),
        ),
      );
    }),
    ...(outlines.length === 0
      ? []
      : [
          written.onRead('test/stacks.ts', 'typescript', [], () => TESTED_STACKS),
          written.onRead('test/all.ts', 'typescript', outlines, () => allTests(outlines)),
        ]),
    ...(parts.some(({ checksOf }) => checksOf.size > 0)
      ? [onRead('test/part-of.ts', 'typescript', () => PART_OF)]
      : []),
    written.onRead(
      'README.md',
      'markdown',
      [
        ...toldInReadme(model, found.findings, found.accepted),
        ...parts.flatMap(({ entries, remarks, settings: asked }) => [entries, remarks, asked]),
        ...outlines,
      ],
      () => readme({ model, ...found, parts, stacks: outlines }),
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
