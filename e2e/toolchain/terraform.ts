/** Runs exported files through the real terraform binary, with stand-ins for the providers. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface File {
  readonly path: string;
  readonly text: string;
}

export interface Step {
  readonly step: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

const SHARED = fileURLToPath(new URL('../../../shared/terraform-offline/tf', import.meta.url));
const WRAPPER = process.env['LINTEL_TF'] ?? SHARED;

/** Why terraform cannot run here; null when it can. */
export function terraformMissing(): string | null {
  if (!existsSync(WRAPPER)) return `${WRAPPER} is not there (set LINTEL_TF)`;
  return spawnSync('terraform', ['version']).status === 0 ? null : 'terraform is not on PATH';
}

const PLAN = ['-input=false', '-var-file=terraform.tfvars.example'];
const STEPS = {
  fmt: ['fmt', '-check', '-diff', '-recursive'],
  init: ['init', '-backend=false', '-input=false'],
  validate: ['validate'],
  plan: ['plan', ...PLAN, '-out=design.tfplan'],
  apply: ['apply', '-input=false', 'design.tfplan'],
  replan: ['plan', ...PLAN, '-detailed-exitcode'],
} as const;
type StepName = keyof typeof STEPS;

/**
 * Writes the files and runs the steps up to the first that fails. A warning of validate or plan fails its step too: the
 * stand-in providers warn of what AWS would take and nobody wants.
 */
export async function runTerraform(
  files: readonly File[],
  dir: string,
  steps: readonly StepName[] = ['fmt', 'init', 'validate', 'plan'],
): Promise<readonly Step[]> {
  rmSync(dir, { recursive: true, force: true });
  for (const { path, text } of files) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const done: Step[] = [];
  for (const step of steps) {
    const result = await run(step, dir);
    done.push(result);
    if (!result.ok) break;
  }
  return done;
}

async function run(step: StepName, dir: string): Promise<Step> {
  const started = performance.now();
  const { status, output } = await terraform(STEPS[step], dir);
  const hasWarning = step !== 'init' && /Warning: /.test(output);
  return {
    step,
    ok: status === 0 && !hasWarning,
    seconds: (performance.now() - started) / 1000,
    output,
  };
}

function terraform(args: readonly string[], cwd: string) {
  const env = { ...process.env, TF_OFFLINE_FAST: '1', TF_IN_AUTOMATION: '1', NO_COLOR: '1' };
  const child = spawn(WRAPPER, [...args, ...(args[0] === 'fmt' ? [] : ['-no-color'])], {
    cwd,
    env,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise<{ status: number; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** The first failed step with its output, as a message; null when all went through. */
export const failureOf = (steps: readonly Step[]): string | null => {
  const failed = steps.find(({ ok }) => !ok);
  return failed ? `terraform ${failed.step}:\n${failed.output}` : null;
};

/** The files that lie in a folder, for a design that was exported before. */
export const readFiles = (dir: string): readonly File[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tf|tftpl|example)$/.test(path) && !path.startsWith('.terraform'))
    .map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') }));
