/** Synthesises exported apps, one after the other in this process, and reads what came of it. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App as CdkApp, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../../../src/kit/json';
import { textOf, type App, type AppsFolder } from './apps';

export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonObject;
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly template: JsonObject;
  /** By logical id. */
  readonly resources: Readonly<Record<string, Resource>>;
}

/** What cdk-nag, or CloudFormation's own rules, hold against a construct. */
export interface Objection {
  readonly rule: string;
  readonly severity: string;
  readonly construct: string;
  readonly says: string;
}

export interface Acknowledgement {
  readonly rule: string;
  readonly construct: string;
  readonly reason: string;
}

export interface Said {
  readonly rule: string;
  /** The path of the construct. */
  readonly at: string;
}

export interface Synthesized {
  /** Why there is no assembly; null when there is one. */
  readonly problem: string | null;
  readonly stacks: readonly Stack[];
  /** Those that nobody acknowledged. */
  readonly objections: readonly Objection[];
  readonly acknowledged: readonly Acknowledgement[];
  /** What cdk-nag says, acknowledged or not. */
  readonly said: readonly Said[];
  /** Those that answer to nothing that cdk-nag says. */
  readonly idle: readonly Acknowledgement[];
  /** Errors that the app itself annotates: the CDK command deploys nothing that has one. */
  readonly refusals: readonly string[];
}

const NOTHING: Synthesized = {
  problem: null,
  stacks: [],
  objections: [],
  acknowledged: [],
  said: [],
  idle: [],
  refusals: [],
};

/** Objections are data here: without this an app prints them and throws. */
const REPORT_ONLY = { '@aws-cdk/core:failSynthOnValidationErrors': false };

interface Checker {
  initializeEngine: (this: Checker, types: ReadonlySet<string>) => unknown;
}

/**
 * The library checks templates by an engine for the types of resources that are in them, and makes another, which takes half a
 * second, for a type that is not among them. Here the next one keeps the types of those before.
 */
function keepTypes(): void {
  // Private there.
  const checker = CloudFormationValidatePlugin.prototype as unknown as Checker;
  const make = Reflect.get(checker, 'initializeEngine');
  const known = new Set<string>();
  checker.initializeEngine = function (types) {
    for (const type of types) known.add(type);
    return make.call(this, new Set(known));
  };
}
keepTypes();

/** What is asked of an app beside its templates: all that an exported app asks of itself and more, or what takes less time. */
type Asked = 'everything' | 'what cdk-nag says' | 'nothing';

/** As `bin/app.ts` does it, without credentials. */
export async function synthesize(
  app: App,
  folder: AppsFolder,
  asked: Asked = 'everything',
): Promise<Synthesized> {
  const path = folder.pathOf(app);
  const outdir = join(path, 'cdk.out');
  rmSync(outdir, { recursive: true, force: true });
  try {
    const { createStacks } = (await import(/* @vite-ignore */ join(path, 'lib/stacks.ts'))) as {
      readonly createStacks: CreateStacks;
    };
    const { context } = JSON.parse(textOf(app, 'cdk.json')) as { context: JsonObject };
    return inFolder(path, () =>
      assemble(createStacks, { ...context, ...REPORT_ONLY }, outdir, asked),
    );
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...NOTHING, problem };
  }
}

type CreateStacks = (app: CdkApp) => unknown;

/** The CDK command runs in the app's folder, and assets may be named from there. */
function inFolder<T>(path: string, action: () => T): T {
  const home = process.cwd();
  process.chdir(path);
  try {
    return action();
  } finally {
    process.chdir(home);
  }
}

function assemble(
  createStacks: CreateStacks,
  context: JsonObject,
  outdir: string,
  asked: Asked,
): Synthesized {
  const cdkApp = new CdkApp({ context, outdir });
  createStacks(cdkApp);
  if (asked === 'everything') Validations.of(cdkApp).addPlugins(new AwsSolutionsChecks(cdkApp));
  // The library's own checks of a template, which take as long as all else.
  process.env['CDK_VALIDATION'] = String(asked === 'everything');
  const { stacksRecursively } = cdkApp.synth();
  const stacks = stacksRecursively.map(
    ({ hierarchicalId, stackName, environment, template }): Stack => ({
      id: hierarchicalId,
      name: stackName,
      region: environment.region,
      template: template as JsonObject,
      resources: (template as { Resources?: Record<string, Resource> }).Resources ?? {},
    }),
  );
  const acknowledged = acknowledgementsIn(cdkApp);
  const said = asked === 'nothing' ? [] : new EveryCheck(cdkApp).found;
  return {
    ...NOTHING,
    stacks,
    objections: objectionsIn(outdir),
    acknowledged,
    said,
    idle: idleOf(said, acknowledged),
    refusals: cdkApp.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata.flatMap(({ type, data }) => (type === ERROR ? [String(data)] : [])),
      ),
  };
}

/** As `Annotations.addError` records it. */
const ERROR = 'aws:cdk:error';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly metadata?: { readonly error?: string };
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly description: string;
      readonly violatingConstructs: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

/** There is a report only when a plugin has something to say. */
function objectionsIn(outdir: string): readonly Objection[] {
  const path = join(outdir, 'validation-report.json');
  if (!existsSync(path)) return [];
  const { pluginReports } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return pluginReports.flatMap(({ pluginName, metadata, violations }) => {
    if (metadata?.error !== undefined) throw new Error(`${pluginName}: ${metadata.error}`);
    return violations.flatMap(({ ruleName, severity, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath = '' }) => ({
        rule: ruleName,
        severity,
        construct: constructPath,
        says: description,
      })),
    );
  });
}

const acknowledgementsIn = (app: CdkApp): readonly Acknowledgement[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Readonly<Record<string, string>>).map(([id, reason]) => ({
          rule: id.replace(/^annotation::/i, ''),
          construct: node.path,
          reason,
        })),
      ),
  );

/** All that cdk-nag has to say, acknowledged or not. */
class EveryCheck extends AwsSolutionsChecks {
  constructor(scope: IConstruct) {
    super();
    // Private there; it is what decides whether a finding is left out.
    Object.defineProperty(this, 'isAcknowledged', { value: () => false });
    this.found = this.validateScope(scope).violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, at: constructPath })),
    );
  }

  readonly found: readonly Said[];
}

function idleOf(
  said: readonly Said[],
  acknowledged: readonly Acknowledgement[],
): readonly Acknowledgement[] {
  return acknowledged.filter(
    ({ rule, construct }) =>
      rule.startsWith('AwsSolutions-') &&
      !said.some(
        (one) => one.rule === rule && (one.at === construct || one.at.startsWith(`${construct}/`)),
      ),
  );
}
