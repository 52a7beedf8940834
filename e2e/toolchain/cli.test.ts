import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { toStored, type StoredDesign } from '../../src/design';
import { templateOf } from '../../src/templates';
import { cdkExportOf } from './exported';
import { withoutFirewalls } from './firewalls';
import { QUICK, terraformPaths } from './terraform';
import { describeTerraform } from './with-terraform';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lintel-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function start(
  command: string,
  args: readonly string[],
  options: object,
  input = '',
): Promise<Ran> {
  const child = spawn(command, args, { cwd: ROOT, ...options });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
  });
}

/** The line of the README, in a process of its own, from another folder. */
const lintel = (...args: readonly string[]): Promise<Ran> =>
  start('npm', ['--prefix', ROOT, 'run', '--silent', 'lintel', '--', ...args], { cwd: folder });

const TEMPLATE = ['--template', 'three-tier'];

/** Paths from a folder, of all files below it. */
const filesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(dir, join(one.parentPath, one.name)));

describe('the command line', () => {
  it('check says 0 without errors, 1 with one, 2 without a design', async () => {
    const good = await lintel('check', ...TEMPLATE);
    expect([good.code, good.err]).toEqual([0, '']);
    expect(good.out).toMatch(/^0 errors/m);

    const design = await lintel('design', ...TEMPLATE);
    const broken = JSON.parse(design.out) as StoredDesign;
    for (const node of Object.values(broken.nodes)) {
      if (node.kind === 'rds-instance') Object.assign(node.params, { multiAz: false });
    }
    writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken));
    const bad = await lintel('check', 'broken.json', '--format', 'json');
    expect([bad.code, bad.err]).toEqual([1, '']);
    const report = JSON.parse(bad.out) as { ok: boolean; findings: { rule: string }[] };
    expect(report.ok).toBe(false);
    expect(report.findings[0]).toMatchObject({ rule: 'ML-4', severity: 'error' });

    const none = await lintel('check', 'missing.json');
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toMatch(/^lintel: [^\n]+\.\n$/);
  });
});

it('an export to CDK is the app that the other suites compile and look at', async () => {
  const exported = await lintel('export', ...TEMPLATE, '--target', 'cdk', '--out', 'app');
  expect([exported.code, exported.out]).toEqual([0, '']);
  expect(exported.err).toMatch(/0 open errors\.\n$/);

  const dir = join(folder, 'app');
  const written = filesIn(dir).map(
    (path) => [path.split(sep).join('/'), readFileSync(join(dir, path), 'utf8')] as const,
  );
  const { files } = cdkExportOf(templateOf('three-tier')!.build());
  expect(new Map(written)).toEqual(new Map(files.map(({ path, text }) => [path, text])));
});

/** The shell commands under a heading of the exported README. */
function commandsOf(readme: string, heading: string): string {
  const section = readme.slice(readme.indexOf(`## ${heading}\n`));
  const [, commands] = /```sh\n([\s\S]*?)```/.exec(section) ?? [];
  expect(commands).toBeDefined();
  return commands!;
}

describeTerraform('an export', () => {
  it('does what its own README says, and opens again', async () => {
    // A small one, since all of it is applied and destroyed: the commands are those of every export.
    const small = toStored(withoutFirewalls(templateOf('circuit-breaker')!.build()));
    writeFileSync(join(folder, 'small.json'), JSON.stringify(small));
    const exported = await lintel('export', 'small.json', '--target', 'terraform', '--out', 'out');
    expect([exported.code, exported.out]).toEqual([0, '']);
    expect(exported.err).toMatch(/0 open errors\.\n$/);

    const dir = join(folder, 'out');
    const readme = readFileSync(join(dir, 'README.md'), 'utf8');
    const { wrapper, binary } = terraformPaths();
    mkdirSync(join(folder, 'bin'));
    const shim = join(folder, 'bin', 'terraform');
    writeFileSync(shim, `#!/bin/sh\nTF_OFFLINE_TERRAFORM='${binary}' exec '${wrapper}' "$@"\n`);
    chmodSync(shim, 0o755);
    const env = {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      ...QUICK,
      TF_CLI_ARGS: '-no-color',
    };
    // Line by line, because terraform reads ahead: each question gets its own answer.
    const follow = async (heading: string): Promise<string> => {
      let last = '';
      for (const line of commandsOf(readme, heading).trim().split('\n')) {
        const { code, out, err } = await start('sh', ['-c', line], { cwd: dir, env }, 'yes\n');
        last = `${line}\n${out}${err}`;
        expect(code, last).toBe(0);
      }
      return last;
    };
    expect(await follow('Commands')).toMatch(
      /^Apply complete! Resources: [1-9]\d* added, 0 changed/m,
    );
    expect(await follow('Destroy')).toMatch(/^Destroy complete! Resources: [1-9]\d* destroyed/m);

    const again = await lintel(
      'export',
      'out/design.lintel.json',
      '--target',
      'terraform',
      '--out',
      'again',
    );
    expect(again.code).toBe(0);
    const names = filesIn(join(folder, 'again'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(readFileSync(join(folder, 'again', name), 'utf8')).toBe(
        readFileSync(join(dir, name), 'utf8'),
      );
    }
  });
});
