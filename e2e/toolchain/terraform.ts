/** Runs exported files through the real terraform binary, with stand-ins for the providers. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The wrapper, and the binary that it starts. */
export const terraformPaths = (): { readonly wrapper: string; readonly binary: string } => ({
  wrapper: WRAPPER,
  binary: spawnSync('which', ['terraform'], { encoding: 'utf8' }).stdout.trim(),
});

/** The exported README's commands, with what makes them answer instead of ask. */
const STEPS = {
  fmt: ['fmt', '-check', '-diff', '-recursive'],
  init: ['init', '-backend=false', '-input=false'],
  validate: ['validate'],
  plan: ['plan', '-input=false', '-out=design.tfplan'],
  // A plan that nobody applies need not be written.
  planOnly: ['plan', '-input=false'],
  apply: ['apply', '-input=false', 'design.tfplan'],
  // Exit code 2, which is no success here, says that a second plan would change something.
  replan: ['plan', '-input=false', '-detailed-exitcode'],
} as const;
export type StepName = keyof typeof STEPS;

/** As far as a design must go that AWS would refuse: the code is sound, its values are not. */
export const TO_VALIDATE: readonly StepName[] = ['fmt', 'init', 'validate'];
export const TO_PLAN: readonly StepName[] = [...TO_VALIDATE, 'plan'];
/** A plan validates first, by itself: what has many designs to plan does not do it twice. */
export const TO_PLAN_AT_ONCE: readonly StepName[] = ['fmt', 'init', 'planOnly'];
export const TO_SHOW: readonly StepName[] = ['fmt', 'init', 'plan'];
export const TO_APPLY: readonly StepName[] = [...TO_SHOW, 'apply'];
export const TO_REPLAN: readonly StepName[] = [...TO_APPLY, 'replan'];

/** Replaces what an earlier export left in the folder, but for terraform's own files. */
export function writeExport(files: readonly File[], dir: string): void {
  for (const { path, text } of files) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const example = join(dir, 'terraform.tfvars.example');
  if (existsSync(example)) copyFileSync(example, join(dir, 'terraform.tfvars'));
}

/**
 * Writes the files and runs the steps up to the first that fails. A warning of validate or plan fails its step too: the
 * stand-in providers warn of what AWS would take and nobody wants.
 */
export async function runTerraform(
  files: readonly File[],
  dir: string,
  steps: readonly StepName[] = TO_PLAN,
  env: NodeJS.ProcessEnv = {},
): Promise<readonly Step[]> {
  rmSync(dir, { recursive: true, force: true });
  writeExport(files, dir);
  return runSteps(dir, steps, env);
}

export async function runSteps(
  dir: string,
  steps: readonly StepName[],
  env: NodeJS.ProcessEnv = {},
): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (const step of steps) {
    const result = await run(step, dir, env);
    done.push(result);
    if (!result.ok) break;
  }
  return done;
}

async function run(step: StepName, dir: string, env: NodeJS.ProcessEnv): Promise<Step> {
  const started = performance.now();
  const { status, output } = await terraform(STEPS[step], dir, env);
  const hasWarning = step !== 'init' && /Warning: /.test(output);
  return {
    step,
    ok: status === 0 && !hasWarning,
    seconds: (performance.now() - started) / 1000,
    output,
  };
}

/** A third of a plan's time is Go's collection of garbage, which a short process can do without. */
export const QUICK = { TF_OFFLINE_FAST: '1', GOGC: '800' };

export function terraform(
  args: readonly string[],
  cwd: string,
  extra: NodeJS.ProcessEnv = {},
): Promise<{ status: number; output: string }> {
  const env = { ...process.env, ...QUICK, TF_IN_AUTOMATION: '1', NO_COLOR: '1' };
  const child = spawn(WRAPPER, [...args, ...(args[0] === 'fmt' ? [] : ['-no-color'])], {
    cwd,
    env: { ...env, ...extra },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** The first failed step with its output, as a message; null when all went through. */
export const failureOf = (steps: readonly Step[]): string | null => {
  const failed = steps.find(({ ok }) => !ok);
  return failed ? `terraform ${failed.step}:\n${failed.output}` : null;
};
