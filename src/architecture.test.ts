/** The rules of `ARCHITECTURE.md`, executed. Each rule carries samples that break it, so that none of them can sleep. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

/** A folder of `src/` and the folders it may import. `'everything'` is for the places where all is put together. */
const ROWS: Readonly<Record<string, readonly string[] | 'everything'>> = {
  kit: [],
  design: ['kit'],
  spec: ['kit', 'design'],
  resolve: ['kit', 'design', 'spec'],
  validation: ['kit', 'design', 'spec', 'resolve'],
  codegen: ['kit'],
  recovery: ['kit', 'design', 'spec'],
  exporters: ['kit', 'design', 'spec', 'resolve', 'codegen', 'validation'],
  catalog: ['kit', 'design', 'spec', 'resolve', 'validation', 'codegen', 'recovery', 'exporters'],
  rules: ['kit', 'design', 'spec', 'resolve', 'validation', 'recovery', 'catalog'],
  share: ['kit', 'design'],
  picture: ['kit', 'design', 'spec'],
  compare: ['kit', 'design'],
  document: ['kit', 'design', 'spec', 'validation', 'exporters', 'picture'],
  templates: ['kit', 'design', 'spec', 'catalog'],
  editor: ['kit', 'design', 'spec', 'resolve', 'validation', 'exporters', 'share'],
  ui: [
    'kit',
    'design',
    'spec',
    'resolve',
    'validation',
    'codegen',
    'picture',
    'compare',
    'document',
    'editor',
  ],
  app: 'everything',
  cli: 'everything',
  testing: 'everything',
};

const PURE_FOLDERS = Object.keys(ROWS).filter(
  (folder) => !['editor', 'ui', 'app', 'cli', 'testing'].includes(folder),
);

/** A package and the only places that may import it; the packages of one binding go together. */
const PACKAGE_HOMES: readonly { packages: RegExp; homes: readonly string[] }[] = [
  {
    packages: /^(react|react-dom|@xyflow\/.+|radix-ui|lucide-react|react-resizable-panels)$/,
    homes: ['ui/', 'app/', 'main.tsx'],
  },
  { packages: /^zustand$/, homes: ['editor/'] },
  { packages: /^monaco-editor$/, homes: ['ui/code/'] },
  { packages: /^elkjs$/, homes: ['ui/arrange/', 'testing/'] },
];

/** What the outside world would put into a computation: DOM, clock, randomness, network, process. */
const IMPURE_GLOBALS = new Set(
  `window document navigator location history screen self globalThis localStorage sessionStorage indexedDB caches
   fetch XMLHttpRequest WebSocket EventSource Request Response Headers Worker SharedWorker MessageChannel BroadcastChannel
   setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate requestAnimationFrame
   cancelAnimationFrame requestIdleCallback queueMicrotask performance crypto alert confirm prompt console
   Blob File FileReader Image ImageData OffscreenCanvas DOMParser XMLSerializer MutationObserver ResizeObserver
   Element HTMLElement SVGElement Node Event CustomEvent EventTarget AbortController
   process Buffer require module __dirname __filename
   CompressionStream DecompressionStream ReadableStream WritableStream TransformStream`.split(
    /\s+/,
  ),
);

/** A link is packed and unpacked by the platform's own streams; they compute and touch nothing else. */
const PURE_ENOUGH: Readonly<Record<string, readonly string[]>> = {
  share: [
    'CompressionStream',
    'DecompressionStream',
    'ReadableStream',
    'WritableStream',
    'TransformStream',
    'Response',
    'Blob',
  ],
};

const MOST_LINES = 400;
/** Raise it as the code grows: it only has to show that the tree was found. */
const FEWEST_FILES = 50;

interface Import {
  readonly specifier: string;
  /** The path inside `src/`, without extension where the specifier has none; null for a package. */
  readonly path: string | null;
  readonly isTypeOnly: boolean;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: AstNode;
  readonly imports: readonly Import[];
}

type Tree = ReadonlyMap<string, SourceFile>;
type Sample = Readonly<Record<string, string>>;

interface Rule {
  readonly title: string;
  readonly violations: (tree: Tree) => string[];
  /** Each sample breaks the rule and leads to exactly these reports. */
  readonly breaks: readonly { files: Sample; reports: readonly string[] }[];
  readonly keeps: readonly Sample[];
}

const RULES: readonly Rule[] = [
  {
    title: 'a folder imports only what its row allows',
    violations: (tree) =>
      [...tree.values()].filter(isHeld).flatMap((file) => {
        const from = folderOf(file.path);
        const allowed = from === '' ? 'everything' : ROWS[from];
        if (allowed === undefined) return [`${file.path}: ${from}/ has no row`];
        if (allowed === 'everything') return [];
        return file.imports.flatMap(({ path }) => {
          const to = path === null ? from : folderOf(path);
          return to === from || allowed.includes(to) ? [] : [`${file.path} imports ${path}`];
        });
      }),
    breaks: [
      sample({ 'kit/a.ts': `import { b } from '../design/b';` }, 'kit/a.ts imports design/b'),
      sample({ 'ui/a.tsx': `import type { b } from '../catalog';` }, 'ui/a.tsx imports catalog'),
      sample({ 'rules/a/b.ts': `export * from '../../main';` }, 'rules/a/b.ts imports main'),
      sample({ 'cdk/a.ts': '' }, 'cdk/a.ts: cdk/ has no row'),
      sample({ 'share/a.ts': `await import('../ui/a');` }, 'share/a.ts imports ui/a'),
      sample({ 'spec/a.ts': `type A = import('../resolve/b').B;` }, 'spec/a.ts imports resolve/b'),
      sample({ 'kit/a.ts': `import '../../e2e/x';` }, 'kit/a.ts imports ../e2e/x'),
    ],
    keeps: [
      { 'design/a.ts': `import { b } from '../kit/b'; import { c } from './c'; import 'valibot';` },
      { 'kit/a.test.ts': `import { b } from '../catalog';`, 'app/a.ts': `import '../cli/main';` },
      { 'main.tsx': `import { App } from './app/App';` },
    ],
  },
  {
    title: 'files do not import one another in a circle (types aside)',
    violations: (tree) => circles(tree).map((circle) => circle.join(' → ')),
    breaks: [
      sample(
        {
          'kit/a.ts': `import './b';`,
          'kit/b.ts': `export { c } from './c';`,
          'kit/c/index.ts': `import '../a';`,
        },
        'kit/a.ts → kit/b.ts → kit/c/index.ts → kit/a.ts',
      ),
      sample({ 'kit/a.ts': `import './a';` }, 'kit/a.ts → kit/a.ts'),
    ],
    keeps: [
      { 'kit/a.ts': `import './b';`, 'kit/b.ts': `import type { A } from './a';` },
      { 'kit/a.ts': `import './b'; import './c';`, 'kit/b.ts': `import './c';`, 'kit/c.ts': '' },
    ],
  },
  {
    title: 'nothing in catalog/ imports a kind that it does not lie in; only the register does',
    violations: (tree) => strangers(tree, 'catalog', kindsOf(tree)),
    breaks: [
      sample(
        { 'catalog/vpc/a.ts': `import type { A } from '../tier/b';`, 'catalog/tier/b.ts': '' },
        'catalog/vpc/a.ts imports catalog/tier/b',
      ),
      sample(
        { 'catalog/verbs/a.ts': `import { tier } from '../tier';`, 'catalog/tier/index.ts': '' },
        'catalog/verbs/a.ts imports catalog/tier',
      ),
    ],
    keeps: [
      {
        'catalog/vpc/a.ts': `import './b'; import '../verbs/c'; import '../define';`,
        'catalog/vpc/b.ts': '',
        'catalog/index.ts': `import './vpc';`,
      },
    ],
  },
  {
    title: 'an exporter never imports an exporter',
    violations: (tree) => strangers(tree, 'exporters', subfoldersOf(tree, 'exporters')),
    breaks: [
      sample(
        { 'exporters/cdk/a.ts': `import '../image/b';`, 'exporters/image/b.ts': '' },
        'exporters/cdk/a.ts imports exporters/image/b',
      ),
    ],
    keeps: [
      {
        'exporters/cdk/a.ts': `import './b'; import '../exporter';`,
        'exporters/cdk/b.ts': '',
        'exporters/index.ts': `import './cdk/a';`,
      },
    ],
  },
  {
    title: 'everything below editor/ is pure',
    violations: (tree) =>
      [...tree.values()]
        .filter((file) => isHeld(file) && PURE_FOLDERS.includes(folderOf(file.path)))
        .flatMap((file) => [...impurities(file)].map((what) => `${file.path} uses ${what}`)),
    breaks: [
      sample(
        { 'kit/a.ts': `export const now = () => Date.now() + Math.random();` },
        'kit/a.ts uses Date.now',
        'kit/a.ts uses Math.random',
      ),
      sample({ 'spec/a.ts': `const now = new Date();` }, 'spec/a.ts uses new Date()'),
      sample(
        { 'design/a.ts': `const a = { id: crypto.randomUUID() };` },
        'design/a.ts uses crypto',
      ),
      sample({ 'rules/a/b.ts': `setTimeout(() => {}, 1);` }, 'rules/a/b.ts uses setTimeout'),
      sample(
        { 'catalog/a.ts': `const f = (e: HTMLElement) => e;` },
        'catalog/a.ts uses HTMLElement',
      ),
      sample({ 'resolve/a.ts': `const a = { document };` }, 'resolve/a.ts uses document'),
      sample({ 'exporters/a.ts': `import 'node:fs';` }, 'exporters/a.ts uses node:fs'),
      sample({ 'kit/a.ts': `new CompressionStream('gzip');` }, 'kit/a.ts uses CompressionStream'),
      sample(
        { 'templates/a.ts': `import { get } from 'idb-keyval';` },
        'templates/a.ts uses idb-keyval',
      ),
    ],
    keeps: [
      {
        'kit/a.ts': `const window = 'Sun'; export const f = (history: string) => window + history;`,
      },
      { 'kit/a.ts': `interface Node { document: string } const at = (n: Node) => n.document;` },
      { 'kit/a.ts': `const { location: at } = { location: 1 }; const day = new Date(0); at;` },
      { 'share/a.ts': `new CompressionStream('deflate-raw'); new TextEncoder();` },
      { 'editor/a.ts': `setTimeout(() => fetch('/'), 1);`, 'kit/a.test.ts': `Date.now();` },
    ],
  },
  {
    title:
      'React stays in ui/ and app/, Zustand in editor/, Monaco in ui/code/, ELK in ui/arrange/',
    violations: (tree) =>
      [...tree.values()].filter(isHeld).flatMap((file) =>
        packagesOf(file).flatMap((name) => {
          const home = PACKAGE_HOMES.find(({ packages }) => packages.test(name));
          const isAtHome = home?.homes.some((place) => file.path.startsWith(place)) ?? true;
          return isAtHome ? [] : [`${file.path} imports ${name}`];
        }),
      ),
    breaks: [
      sample({ 'editor/a.ts': `import { useState } from 'react';` }, 'editor/a.ts imports react'),
      sample(
        { 'cli/a.ts': `import { x } from '@xyflow/react';` },
        'cli/a.ts imports @xyflow/react',
      ),
      sample({ 'kit/a.ts': `import { x } from 'react-dom/client';` }, 'kit/a.ts imports react-dom'),
      sample({ 'ui/a.ts': `import { useStore } from 'zustand';` }, 'ui/a.ts imports zustand'),
      sample(
        { 'ui/shell/a.ts': `const m = await import('monaco-editor/editor');` },
        'ui/shell/a.ts imports monaco-editor',
      ),
    ],
    keeps: [
      {
        'ui/a.tsx': `import 'react'; import '@xyflow/react/dist/style.css';`,
        'ui/code/a.ts': `import('monaco-editor');`,
        'editor/a.ts': `import { createStore } from 'zustand/vanilla';`,
      },
    ],
  },
  {
    title: 'ui/ knows no kind and no aws_ resource',
    violations: (tree) => {
      const kinds = kindsOf(tree);
      return [...tree.values()]
        .filter((file) => isHeld(file) && folderOf(file.path) === 'ui')
        .flatMap((file) =>
          spokenTexts(file.program)
            .filter((text) => kinds.has(text) || text.includes('aws_'))
            .map((text) => `${file.path} says "${text}"`),
        );
    },
    breaks: [
      sample(
        { 'ui/a.ts': `export const is = (k: string) => k === 'vpc';`, 'catalog/vpc/index.ts': '' },
        'ui/a.ts says "vpc"',
      ),
      sample(
        {
          'ui/a.tsx': 'const a = <p title={`rds-instance`}>aws_vpc</p>;',
          'catalog/rds-instance/a.ts': '',
        },
        'ui/a.tsx says "rds-instance"',
        'ui/a.tsx says "aws_vpc"',
      ),
      sample({ 'ui/a.ts': 'const a = (n: string) => `aws_${n}`;' }, 'ui/a.ts says "aws_"'),
    ],
    keeps: [
      {
        'ui/a.tsx': `const a = <section role="region" data-a="the vpc">{'verbs'}</section>;`,
        'catalog/region/index.ts': '',
        'catalog/vpc/index.ts': '',
        'catalog/verbs/a.ts': '',
        'app/a.ts': `const first = 'vpc';`,
      },
    ],
  },
  {
    title: 'every kind and every rule is registered under its path',
    violations: (tree) => [
      ...unregistered(
        tree,
        'catalog/index.ts',
        [...kindsOf(tree)].map((kind) => `catalog/${kind}`),
      ),
      ...unregistered(tree, 'rules/index.ts', ruleModules(tree)),
    ],
    breaks: [
      sample({ 'catalog/vpc/spec.ts': '' }, 'catalog/index.ts does not register catalog/vpc'),
      sample(
        {
          'catalog/vpc/index.ts': '',
          'catalog/tier/index.ts': '',
          'catalog/index.ts': `import { vpc } from './vpc'; import type { T } from './tier';`,
        },
        'catalog/index.ts does not register catalog/tier',
      ),
      sample(
        { 'rules/data/a.ts': '', 'rules/data/b.ts': '', 'rules/index.ts': `import './data/a';` },
        'rules/index.ts does not register rules/data/b',
      ),
    ],
    keeps: [
      {
        'catalog/index.ts': `import { vpc } from './vpc/index'; import { a } from './verbs/a';`,
        'catalog/vpc/index.ts': '',
        'catalog/verbs/a.ts': '',
        'rules/index.ts': `export { a } from './data/a';`,
        'rules/data/a.ts': '',
        'rules/data/a.test.ts': '',
        'rules/checklist.ts': '',
      },
    ],
  },
  {
    title: 'the path of a kind and of a rule is its id',
    violations: (tree) =>
      [...kindsOf(tree)]
        .map((kind) => ({ path: `catalog/${kind}`, ids: [kind] }))
        .concat(
          ruleModules(tree).map((path) => {
            const [, category, name = ''] = path.split('/');
            return { path, ids: [name, `${category}/${name}`] };
          }),
        )
        .flatMap(({ path, ids }) => {
          const files = [...tree.values()].filter(
            (file) =>
              isHeld(file) &&
              /^[./]/.test(file.path.slice(path.length)) &&
              file.path.startsWith(path),
          );
          const says = files.flatMap((file) => spokenTexts(file.program));
          return ids.some((id) => says.includes(id)) ? [] : [`${path} does not say "${ids[0]}"`];
        }),
    breaks: [
      sample(
        {
          'catalog/vpc/spec.ts': `export const spec = { id: 'vcp' };`,
          'catalog/vpc-peer/spec.ts': `export const spec = { id: 'vpc' };`,
        },
        'catalog/vpc does not say "vpc"',
        'catalog/vpc-peer does not say "vpc-peer"',
      ),
      sample({ 'rules/data/a.ts': `export const b = 'b';` }, 'rules/data/a does not say "a"'),
    ],
    keeps: [
      {
        'catalog/vpc/spec.ts': `export const spec = { id: 'vpc' };`,
        'rules/data/a.ts': `export const a = { id: 'a' };`,
        'rules/data/b.ts': `export const b = { id: 'data/b' };`,
      },
    ],
  },
  {
    title: `no file is longer than ${MOST_LINES} lines`,
    violations: (tree) =>
      [...tree.values()].flatMap(({ path, text }) => {
        const lines = text.trimEnd().split('\n').length;
        const isExempt =
          isTest(path) || path.endsWith('.generated.ts') || /\/goldens?\//.test(path);
        return lines > MOST_LINES && !isExempt ? [`${path} has ${lines} lines`] : [];
      }),
    breaks: [sample({ 'kit/a.ts': 'export {};\n'.repeat(401) }, 'kit/a.ts has 401 lines')],
    keeps: [
      { 'kit/a.ts': 'export {};\n'.repeat(400), 'kit/a.test.ts': 'export {};\n'.repeat(401) },
      { 'kit/prices.generated.ts': 'export {};\n'.repeat(401) },
    ],
  },
];

const TREE = readTree(import.meta.dirname);

test('the code is found, and every folder of it has a row', () => {
  expect(TREE.size).toBeGreaterThanOrEqual(FEWEST_FILES);
  expect(TREE.get('design/records.ts')?.imports.map(({ path }) => path)).toContain('kit/json');
  const folders = new Set([...TREE.keys()].map(folderOf));
  expect([...folders].filter((folder) => folder !== '' && !Object.hasOwn(ROWS, folder))).toEqual(
    [],
  );
});

test('the rows themselves have no circle', () => {
  const files = Object.entries(ROWS).map(([folder, allowed]) => {
    const lines = allowed === 'everything' ? [] : allowed.map((to) => `import '../${to}';`);
    return [`${folder}/index.ts`, lines.join('\n')] as const;
  });
  expect(circles(parseTree(Object.fromEntries(files)))).toEqual([]);
});

test('the linter restricts the same globals in the same folders', () => {
  const config: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../.oxlintrc.json'), 'utf8'),
  );
  const shared = Object.values(PURE_ENOUGH).flat();
  expect(config).toHaveProperty('overrides.0.files', [`src/{${PURE_FOLDERS.join(',')}}/**`]);
  expect(config).toHaveProperty('overrides.0.rules.no-restricted-globals', [
    'error',
    ...[...IMPURE_GLOBALS].filter((name) => !shared.includes(name)),
  ]);
});

test('ARCHITECTURE.md has the same rows and names every rule', () => {
  const page = readFileSync(join(import.meta.dirname, 'ARCHITECTURE.md'), 'utf8');
  const rows = Object.entries(ROWS).map(([folder, allowed]) => {
    const cell = allowed === 'everything' ? allowed : allowed.join(', ') || 'nothing';
    return `| \`${folder}\` | ${cell} |`;
  });
  expect(page.split('\n').filter((line) => /^\| `[a-z]+` \|/.test(line))).toEqual(rows);
  expect(RULES.map(({ title }) => title).filter((title) => !page.includes(`| ${title}`))).toEqual(
    [],
  );
});

describe.each(RULES)('$title', ({ violations, breaks, keeps }) => {
  test('holds', () => expect(violations(TREE)).toEqual([]));
  test('reports what breaks it', () => {
    expect(breaks.length).toBeGreaterThan(0);
    for (const { files, reports } of breaks) expect(violations(parseTree(files))).toEqual(reports);
  });
  test('leaves alone what keeps it', () => {
    for (const files of keeps) expect(violations(parseTree(files))).toEqual([]);
  });
});

function sample(
  files: Sample,
  ...reports: readonly string[]
): { files: Sample; reports: readonly string[] } {
  return { files, reports };
}

// The tree.

function readTree(root: string): Tree {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)goldens?\//.test(path))
    .toSorted();
  return parseTree(
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  );
}

function parseTree(files: Sample): Tree {
  return new Map(Object.entries(files).map(([path, text]) => [path, parseFile(path, text)]));
}

function parseFile(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean) => {
    const isInside = specifier.startsWith('.');
    const bare = specifier.replace(/[?#].*$/, '');
    imports.push({
      specifier,
      path: isInside ? posix.join(posix.dirname(path), bare) : null,
      isTypeOnly,
    });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const entry of module.staticExports.flatMap(({ entries }) => entries)) {
    if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  const root = program as unknown as AstNode;
  for (const { node } of nodesOf(root)) {
    if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') continue;
    const { source } = node;
    if (isNode(source) && typeof source['value'] === 'string') {
      add(source['value'], node.type === 'TSImportType');
    }
  }
  return { path, text, program: root, imports };
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Tests may import and use anything. */
function isHeld(file: SourceFile): boolean {
  return !isTest(file.path);
}

/** The first folder of a path inside `src/`; empty for a file (or module) that lies in `src/` itself. */
function folderOf(path: string): string {
  const [first = '', ...rest] = path.split('/');
  return rest.length > 0 || Object.hasOwn(ROWS, first) ? first : '';
}

function subfoldersOf(tree: Tree, folder: string): ReadonlySet<string> {
  const parts = [...tree.keys()].map((path) => path.split('/'));
  return new Set(
    parts.filter((part) => part[0] === folder && part.length > 2).map((part) => part[1] ?? ''),
  );
}

function kindsOf(tree: Tree): ReadonlySet<string> {
  return new Set([...subfoldersOf(tree, 'catalog')].filter((folder) => folder !== 'verbs'));
}

/** Files of `parent/<x>/` that import `parent/<y>/`, where y is one of `closed`. */
function strangers(tree: Tree, parent: string, closed: ReadonlySet<string>): string[] {
  return [...tree.values()].filter(isHeld).flatMap((file) => {
    const [top, own, ...rest] = file.path.split('/');
    if (top !== parent || rest.length === 0) return [];
    return file.imports.flatMap(({ path }) => {
      const [to, other = ''] = path?.split('/') ?? [];
      return to === parent && other !== own && closed.has(other)
        ? [`${file.path} imports ${path}`]
        : [];
    });
  });
}

function ruleModules(tree: Tree): string[] {
  return [...tree.keys()]
    .filter((path) => /^rules\/[^/]+\/[^/]+\.tsx?$/.test(path) && !isTest(path))
    .map((path) => path.replace(/\.tsx?$/, ''));
}

function unregistered(tree: Tree, register: string, modules: readonly string[]): string[] {
  const imported = (tree.get(register)?.imports ?? []).filter(({ isTypeOnly }) => !isTypeOnly);
  const paths = new Set(imported.map(({ path }) => path?.replace(/\/index$/, '')));
  return modules
    .filter((module) => !paths.has(module))
    .map((module) => `${register} does not register ${module}`);
}

/** The packages a file imports: `@xyflow/react` for `@xyflow/react/dist/style.css`. */
function packagesOf(file: SourceFile): string[] {
  return file.imports
    .filter(({ path }) => path === null)
    .map(({ specifier }) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function circles(tree: Tree): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path]);
    if (start >= 0 || finished.has(path)) return;
    for (const next of tree.get(path)?.imports ?? []) {
      const target = next.path === null || next.isTypeOnly ? undefined : fileAt(tree, next.path);
      if (target !== undefined) visit(target, [...trail, path]);
    }
    finished.add(path);
  };
  for (const path of tree.keys()) visit(path, []);
  return found;
}

function fileAt(tree: Tree, path: string): string | undefined {
  const bare = path.replace(/\/$/, '');
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((ending) => `${bare}${ending}`)
    .find((candidate) => tree.has(candidate));
}

// The syntax tree: just enough of it to tell a global from a name that the file gives itself.

interface AstNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface Place {
  readonly node: AstNode;
  readonly parent: Place | null;
  /** The field of the parent that holds the node. */
  readonly field: string;
}

function isNode(value: unknown): value is AstNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function* nodesOf(node: AstNode, parent: Place | null = null, field = ''): Generator<Place> {
  const place = { node, parent, field };
  yield place;
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* nodesOf(child, place, key);
    }
  }
}

/**
 * What a file takes from outside. A name that the file declares anywhere is its own: the linter's
 * `no-restricted-globals`, which knows scopes, sees to the rest.
 */
function impurities(file: SourceFile): Set<string> {
  const variables = [...nodesOf(file.program)].filter(isVariable);
  const own = new Set(variables.filter(isDeclared).map(({ node }) => node['name']));
  const allowed = PURE_ENOUGH[folderOf(file.path)] ?? [];
  const found = new Set(
    packagesOf(file).filter((name) => isBuiltin(name) || name === 'idb-keyval'),
  );
  for (const { node, parent, field } of variables) {
    const name = String(node['name']);
    if (own.has(name)) continue;
    if (IMPURE_GLOBALS.has(name) && !allowed.includes(name)) found.add(name);
    if (parent === null) continue;
    const { type, property, arguments: given } = parent.node;
    const member = isNode(property) ? `${name}.${String(property['name'])}` : '';
    if (['Date.now', 'Math.random'].includes(member)) found.add(member);
    if (name === 'Date' && type === 'CallExpression' && field === 'callee') found.add('Date()');
    if (name === 'Date' && type === 'NewExpression' && Array.isArray(given) && given.length === 0) {
      found.add('new Date()');
    }
  }
  return found;
}

const NAMES_OF_PARTS = ['key', 'property', 'label', 'imported', 'exported', 'qualifier', 'meta'];

/** An identifier that stands for a variable or a type, rather than for a property or a label. */
function isVariable({ node, parent, field }: Place): boolean {
  if (node.type !== 'Identifier') return false;
  if (parent === null || parent.node['computed'] === true) return true;
  if (parent.node.type === 'TSEnumMember') return field !== 'id';
  if (parent.node.type === 'TSQualifiedName') return field !== 'right';
  return !NAMES_OF_PARTS.includes(field);
}

const PATTERNS = ['ArrayPattern', 'AssignmentPattern', 'RestElement', 'TSParameterProperty'];

function isDeclared({ parent, field }: Place): boolean {
  const around = parent?.node.type ?? '';
  if (around === 'Property') return parent?.parent?.node.type === 'ObjectPattern';
  if (around === 'TSTypeParameter') return field === 'name';
  if (PATTERNS.includes(around)) return field !== 'right';
  return ['id', 'local', 'params', 'param'].includes(field);
}

/** Every text a file writes down: literals, template pieces, JSX text. ARIA has roles of its own (`region`, `note`). */
function spokenTexts(program: AstNode): string[] {
  return [...nodesOf(program)].flatMap(({ node, parent }) => {
    const attribute = parent?.node.type === 'JSXAttribute' ? parent.node['name'] : null;
    if (isNode(attribute) && attribute['name'] === 'role') return [];
    if (node.type === 'Literal' || node.type === 'JSXText') return [String(node['value']).trim()];
    if (node.type !== 'TemplateElement') return [];
    const { value } = node;
    return [typeof value === 'object' && value && 'cooked' in value ? String(value.cooked) : ''];
  });
}
