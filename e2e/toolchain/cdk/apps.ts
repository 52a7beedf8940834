/** Exported CDK apps, unpacked side by side where they find the repository's packages. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

interface File {
  readonly path: string;
  readonly text: string;
}

export interface App {
  /** Letters, digits and hyphens: it is a folder's name too. */
  readonly name: string;
  readonly files: readonly File[];
}

const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url));

export interface AppsFolder {
  readonly path: string;
  readonly pathOf: (app: App) => string;
  readonly remove: () => void;
}

/** Writes all of them into a new folder inside the repository, because Node looks for packages in the folders above. */
export function unpack(apps: readonly App[]): AppsFolder {
  const parent = join(ROOT, '.toolchain');
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, 'cdk-'));
  const pathOf = ({ name }: App) => join(path, name);
  if (new Set(apps.map(({ name }) => name)).size < apps.length) {
    throw new Error('Two apps have one name.');
  }
  for (const app of apps) {
    for (const file of app.files) {
      const target = join(pathOf(app), file.path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.text);
    }
  }
  return { path, pathOf, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const textOf = ({ name, files }: App, path: string): string => {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`${name} has no ${path}.`);
  return file.text;
};

/** One compiler for all of them, by the settings that each of them brings. The problems by app; none for a sound one. */
export async function typecheck(
  apps: readonly App[],
  folder: AppsFolder,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [settings, ...others] = new Set(apps.map((app) => textOf(app, 'tsconfig.json')));
  if (settings === undefined) return new Map();
  if (others.length > 0) throw new Error('The apps want different compiler settings.');
  const { include, exclude } = JSON.parse(settings) as { include?: string[]; exclude?: string[] };
  const inEach = (globs: readonly string[] = []) => globs.map((glob) => `./*/${glob}`);
  const config = {
    extends: `./${apps[0]!.name}/tsconfig.json`,
    compilerOptions: { noEmit: true },
    include: inEach(include ?? ['**/*.ts']),
    exclude: inEach(exclude),
  };
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify(config));
  const { code, output } = await run('tsc', ['--pretty', 'false', '-p', folder.path], folder.path);
  const problems = new Map<string, string[]>();
  for (const line of output.split('\n').filter((one) => / error TS\d+: |^error TS/.test(one))) {
    const [name = ''] = line.split(/[\\/(]/);
    problems.set(name, [...(problems.get(name) ?? []), line]);
  }
  if ((code === 0) !== (problems.size === 0)) throw new Error(`tsc ended with ${code}: ${output}`);
  const stranger = [...problems].find(([name]) => !apps.some((app) => app.name === name));
  if (stranger) throw new Error(stranger[1].join('\n'));
  return problems;
}

const PRETTY = /\.(?:ts|mjs|json|ya?ml|md)$/;

/** Apps share many of their files. */
const laidOut = new Map<string, Promise<string>>();
function prettier({ path, text }: File): Promise<string> {
  const key = `${path}\n${text}`;
  const known = laidOut.get(key) ?? format(text, { filepath: path });
  laidOut.set(key, known);
  return known;
}

/** What Prettier's defaults would change, by the first line of each file. */
export async function unformatted({ files }: App): Promise<readonly string[]> {
  const checked = await Promise.all(
    files.map(async ({ path, text }) => {
      // What the design itself says is not laid out for people.
      if (!PRETTY.test(path) || path === 'design.lintel.json') return null;
      const wanted = (await prettier({ path, text })).split('\n');
      const lines = text.split('\n');
      const at = lines.findIndex((line, index) => line !== wanted[index]);
      return at < 0 && lines.length === wanted.length
        ? null
        : `${path}:${at + 1}: ${lines[at]} (Prettier: ${wanted[at]})`;
    }),
  );
  return checked.filter((path) => path !== null);
}

/** Runs a program of the repository's packages. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(program, args, {
    cwd,
    env: { ...env, PATH: `${join(ROOT, 'node_modules/.bin')}:${env['PATH'] ?? ''}` },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
