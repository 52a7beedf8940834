import { print, type Span } from '../../codegen/code';
import {
  comment,
  create,
  declare,
  gap,
  importLine,
  method,
  namedImport,
  object,
  ref,
  run,
  call,
  statements,
  template,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { remember } from '../../kit/memo';
import { slugify } from '../../kit/words';
import type { Settings } from '../../spec/settings';
import type { ExportFinding, FilePiece } from '../exporter';
import { nameOf, originOf } from '../plan';
import { errorLines } from '../readme';
import { FEATURE_FLAGS } from './feature-flags.generated';
import { prettyJson } from './json';
import type { Check, Setting } from './scope';
import {
  capital,
  isStateful,
  stackClass,
  stackId,
  stackModule,
  stackVariable,
  type StackRef,
} from './stack-names';
import type { StackOutline } from './stack-plans';

/** Versions that are known to work together. The CLI is named exactly: the newest tag of it is an older code base. */
export const packageJson = ({ project, environment }: Settings): string =>
  prettyJson({
    name: slugify(`${project}-${environment}`),
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.11' },
    scripts: {
      build: 'tsc --noEmit',
      test: 'tsx --test test/all.ts',
      synth: 'cdk synth',
      diff: 'cdk diff',
      deploy: 'cdk deploy --all',
    },
    dependencies: {
      'aws-cdk-lib': '2.276.0',
      'cdk-nag': '3.0.2',
      constructs: '10.8.1',
    },
    devDependencies: {
      '@types/node': '22.19.1',
      'aws-cdk': '2.1148.1',
      tsx: '4.23.15',
      typescript: '5.9.3',
    },
  });

export const cdkJson = (): string =>
  prettyJson({
    app: 'npx tsx bin/app.ts',
    watch: {
      include: ['**'],
      exclude: ['README.md', 'cdk*.json', 'tsconfig.json', 'package*.json', 'node_modules', 'test'],
    },
    context: FEATURE_FLAGS,
  });

export const tsconfigJson = (): string =>
  prettyJson({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      strict: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      forceConsistentCasingInFileNames: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ['bin/**/*.ts', 'lib/**/*.ts', 'test/**/*.ts'],
  });

export const GIT_IGNORE = `node_modules/
cdk.out/
`;

/** Open errors, where nobody who reads the code can miss them. */
function findingsComment(findings: readonly ExportFinding[]): string {
  const text = errorLines(findings, 'Do not deploy this app');
  return text === null ? '' : `${print(statements([comment(text)], 0)).text}\n`;
}

export const appModule = (findings: readonly ExportFinding[]): string =>
  [
    findingsComment(findings),
    'import * as cdk from "aws-cdk-lib";\n',
    'import { AwsSolutionsChecks } from "cdk-nag";\n',
    'import { createStacks } from "../lib/stacks.js";\n',
    '\n',
    'const app = new cdk.App();\n',
    'createStacks(app);\n',
    '// Open findings fail the synthesis; those that are accepted say why beside their construct.\n',
    'cdk.Validations.of(app).addPlugins(new AwsSolutionsChecks(app));\n',
  ].join('');

const tag = (key: string, value: Expression) =>
  run(method(call('cdk.Tags.of', ref('app')), 'add', key, value));
const TAGS = [
  tag('Project', ref('config.project')),
  tag('Environment', ref('config.environment')),
  tag('ManagedBy', 'cdk'),
];

/** Every stack of the app, each handed those that it uses. */
export function stacksModule(plans: readonly StackOutline[]): string {
  const regions = [...new Set(plans.map(({ stack }) => stack.region))];
  const made = new Set(plans.map(({ stack }) => stackId(stack)));
  const body = plans.map(({ stack, uses, after }) => [
    declare(
      stackVariable(stack),
      create(
        stackClass(stack),
        ref('app'),
        capital(stackVariable(stack)),
        object([
          [
            'env',
            object([
              ['account', ref('account')],
              ['region', stack.region],
            ]),
          ],
          ['stackName', template(ref('name'), `-${stackModule(stack).replace(/-stack$/, '')}`)],
          [
            'terminationProtection',
            isStateful(stack.name) ? ref('config.deletionProtection') : undefined,
          ],
          ...uses.map((used): ObjectEntry => [used.name, ref(stackVariable(used))]),
        ]),
      ),
    ),
    after
      .filter((used) => made.has(stackId(used)))
      .map((used) =>
        run(method(ref(stackVariable(stack)), 'addStackDependency', ref(stackVariable(used)))),
      ),
  ]);
  const imports = [
    importLine('cdk', 'aws-cdk-lib'),
    ...[
      [['config', 'name'], './config.js'] as const,
      ...plans.map(({ stack }) => [[stackClass(stack)], `./${stackModule(stack)}.js`] as const),
    ]
      .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([names, from]) => print(namedImport(names, from)).text),
  ].map((line) => `${line}\n`);
  return [
    ...(plans.length === 0 ? [imports[0]] : imports),
    '\n',
    '/** The stacks, in the order in which they are deployed. */\n',
    `export function createStacks(${plans.length === 0 ? '_app' : 'app'}: cdk.App) {\n`,
    regions.length === 0
      ? ''
      : '  // Nothing is looked up in the account: without credentials it stays open.\n  const account = process.env.CDK_DEFAULT_ACCOUNT;\n\n',
    print(statements([body.map((one) => [one, gap]), plans.length > 0 && TAGS], 1)).text,
    plans.length === 0 ? '' : '\n',
    returned(plans.map(({ stack }) => stackVariable(stack))),
    '}\n',
  ].join('');
}

function returned(names: readonly string[]): string {
  const flat = `  return { ${names.join(', ')} };\n`;
  if (names.length === 0) return '  return {};\n';
  return flat.length <= 81
    ? flat
    : `  return {\n${names.map((one) => `    ${one},\n`).join('')}  };\n`;
}

/** The app of all tests, which run in one process: its synthesis takes longer than they do. */
export const TESTED_STACKS = `import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

/** Made once for all tests. */
export const stacks = createStacks(new cdk.App({ context: cdkJson.context }));
`;

export const allTests = (plans: readonly StackOutline[]): string =>
  plans.map(({ stack }) => `import "./${stackModule(stack)}.test.js";\n`).join('');

/** Two nodes may make resources of one type: a test of the whole template would take either for the other. */
export const PART_OF = `import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";

/** The template of a stack, with the resources of one construct only. */
export function partOf(stack: cdk.Stack, id: string): Template {
  const { Resources } = Template.fromStack(stack).toJSON();
  const own: Record<string, unknown> = {};
  for (const each of stack.node.findChild(id).node.findAll()) {
    if (!cdk.CfnResource.isCfnResource(each)) continue;
    const logicalId: string = stack.resolve(each.logicalId);
    own[logicalId] = Resources[logicalId];
  }
  return Template.fromJSON({ Resources: own });
}
`;

/** What the stack promises, for whoever changes the code by hand. */
export function testModule(stack: StackRef, checks: readonly Check[]): readonly FilePiece[] {
  const variable = stackVariable(stack);
  const head = [
    ...(checks.length === 0 ? ['import assert from "node:assert/strict";\n'] : []),
    'import { test } from "node:test";\n',
    ...(checks.length === 0
      ? ['import { Template } from "aws-cdk-lib/assertions";\n']
      : checks.some(({ usesMatch }) => usesMatch)
        ? ['import { Match } from "aws-cdk-lib/assertions";\n']
        : []),
    ...(checks.length === 0 ? [] : ['import { partOf } from "./part-of.js";\n']),
    'import { stacks } from "./stacks.js";\n',
    '\n',
    `const { ${variable} } = stacks;\n`,
  ].join('');
  return [{ text: head }, ...(checks.length === 0 ? [holdsAny(variable)] : checks.map(testCase))];
}

/** A template that has no resources has no entry for them. */
function holdsAny(stack: string): FilePiece {
  const body = [
    declare('template', method(call('Template.fromStack', ref(stack)), 'toJSON')),
    run(call('assert.ok', ref('template.Resources'))),
  ];
  return print(['\ntest("the stack holds resources", () => {\n', statements(body, 1), '});\n']);
}

/** An edit changes few of them, and printing one costs more than all the rest of it. */
const testCase = remember(({ stack, node, id, says, type, properties }: Check): FilePiece => {
  const part = call('partOf', ref(stackVariable(stack)), id);
  const assertion = run(method(part, 'hasResourceProperties', type, properties));
  const origin = originOf(node);
  return print({
    origin,
    code: [
      `\ntest(${literal(`${nameOf(node)} ${says}`)}, () => {\n`,
      statements([assertion], 1),
      '});\n',
    ],
  });
});

const literal = (text: string): string =>
  print(statements([run(call('it', text))], 0))
    .text.replace(/^it\(\s*/, '')
    .replace(/,?\s*\);\n$/, '');

/** What may differ between installations. `settings` in the order of their nodes. */
export function configModule(
  { project, environment }: Settings,
  settings: readonly Setting[],
): { readonly text: string; readonly spans: readonly Span[] } {
  const entries: ObjectEntry[] = [
    ['project', project, { note: 'The first part of physical names, and a tag.' }],
    ['environment', environment, { note: 'The second part of physical names, and a tag.' }],
    [
      'deletionProtection',
      true,
      {
        note: 'Protects load balancers, databases and stacks. Set it to false and deploy before a destroy.',
      },
    ],
    ...settings.map(({ name, description, value, isExample, origin }): ObjectEntry => [
      name,
      value,
      {
        origin,
        note: isExample ? `${description} An example stands here: replace it.` : description,
      },
    ]),
  ];
  return print([
    '/** What may differ from one installation of the design to the next. */\n',
    'export ',
    statements([declare('config', object(entries))], 0),
    '\n',
    '/** Physical names begin with it, where one has to be fixed. */\n',
    'export const name = `${config.project}-${config.environment}`;\n',
  ]);
}
