/**
 * `npm run soak -- --minutes 10 --seed 1`: designs from random walks, planned by terraform and synthesised by the CDK for as long
 * as it is asked (`--target` names one of the two, or `fixes`: every fix that a random design is offered is tried instead), and with `--apply` applied too, after which nothing may be left to do. Prints
 * a JSON object per design and at last "N ran, N clean". A design that fails is kept, with what was said of it beside it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalog } from '../../src/catalog';
import { toStored, type Design } from '../../src/design';
import { resolve as resolveDesign } from '../../src/resolve';
import { faultsOfFix, offersOf } from '../../src/testing/fix-proof';
import { randomDesign } from '../../src/testing/random-design';
import { typecheck, unpack } from './cdk/apps';
import { faultsOf } from './cdk/faults';
import { synthesize } from './cdk/synth';
import { cdkExportOf, exportOf } from './exported';
import { repair } from './refusals';
import { failureOf, runTerraform, terraformMissing, TO_PLAN, TO_REPLAN } from './terraform';
import { blocksOf } from './tree';
import { TRAPS } from './traps';
import { chanceOf, walk } from './walk';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    workers: { type: 'string', default: '2' },
    apply: { type: 'boolean', default: false },
    target: { type: 'string' },
    /** Where the designs that fail are kept. */
    out: { type: 'string', default: join(tmpdir(), 'lintel-soak-failures') },
  },
});

interface Outcome {
  readonly seed: number;
  readonly result: 'clean' | 'failed' | 'unrepaired';
  readonly nodes: number;
  readonly edges: number;
  readonly seconds: number;
  readonly message?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'lintel-soak-'));
const out = resolve(values.out);

/** Every design has a seed of its own, so that one can be tried again: `--seed S --minutes 0`. */
async function tryOne(seed: number): Promise<Outcome> {
  const started = performance.now();
  let design: Design | null = null;
  let message: string | null;
  try {
    if (values.target === 'fixes') {
      design = randomDesign(seed, 'allowed');
      message = fixFailure(design);
    } else {
      const drawn = walk(chanceOf(seed));
      design = repair(drawn, { mayRemove: true });
      if (design === null) {
        keep(seed, drawn, 'What AWS would refuse of it cannot be repaired.');
      }
      message = design && (await failureIn(design, join(folder, String(seed))));
    }
  } catch (error) {
    message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (message !== null) keep(seed, design, message);
  return {
    seed,
    result: message !== null ? 'failed' : design === null ? 'unrepaired' : 'clean',
    nodes: Object.keys(design?.nodes ?? {}).length,
    edges: Object.keys(design?.edges ?? {}).length,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    ...(message === null ? {} : { message: firstLine(message) }),
  };
}

const isWanted = (target: 'terraform' | 'cdk'): boolean =>
  values.target === undefined || values.target === target;

async function failureIn(design: Design, dir: string): Promise<string | null> {
  const failure = isWanted('terraform') ? await terraformFailure(design, dir) : null;
  return failure ?? (isWanted('cdk') ? cdkFailure(design) : null);
}

function fixFailure(design: Design): string | null {
  const offers = offersOf(resolveDesign(design, catalog));
  const faults = offers.flatMap((offer) => faultsOfFix(design, offer));
  return faults.length === 0 ? null : `Error: ${faults.join('\n')}`;
}

/** As it is drawn, and once more without what is unwise: then cdk-nag must have nothing to say either. */
async function cdkFailure(drawn: Design): Promise<string | null> {
  const wise = repair(drawn, { mayRemove: true, isStrict: true });
  const cases = [drawn, ...(wise ? [wise] : [])].map((design, at) => ({
    design,
    app: { name: `app-${at}`, files: cdkExportOf(design).files },
  }));
  const apps = cases.map(({ app }) => app);
  const unpacked = unpack(apps);
  const compiler = await typecheck(apps, unpacked);
  const faults: string[] = [];
  for (const { design, app } of cases) {
    const result = await synthesize(app, unpacked);
    faults.push(...(await faultsOf(design, app, compiler.get(app.name) ?? [], result)));
  }
  unpacked.remove();
  return faults.length === 0 ? null : `Error: ${faults.join('\n')}`;
}

async function terraformFailure(design: Design, dir: string): Promise<string | null> {
  const files = exportOf(design);
  const blocks = await blocksOf(files);
  for (const { section, does, find } of TRAPS) {
    const [where] = find(blocks);
    if (where !== undefined) return `Error: trap ${section}: ${does}: ${where}`;
  }
  const failure = failureOf(await runTerraform(files, dir, values.apply ? TO_REPLAN : TO_PLAN));
  rmSync(dir, { recursive: true, force: true });
  return failure;
}

const firstLine = (message: string): string =>
  /^.*Error: .*$/m.exec(message)?.[0] ?? message.split('\n').slice(0, 2).join(' ');

function keep(seed: number, design: Design | null, message: string): void {
  mkdirSync(out, { recursive: true });
  if (design) {
    writeFileSync(join(out, `${seed}.lintel.json`), JSON.stringify(toStored(design), null, 2));
  }
  writeFileSync(join(out, `${seed}.txt`), message);
}

if (values.target !== undefined && !['terraform', 'cdk', 'fixes'].includes(values.target)) {
  console.error('--target is terraform, cdk or fixes; without it the first two are tried.');
  process.exit(2);
}
const missing = terraformMissing();
if (missing !== null && isWanted('terraform')) {
  console.error(`The soak needs terraform: ${missing}.`);
  process.exit(2);
}

const until = Date.now() + Number(values.minutes) * 60_000;
let next = Number(values.seed);
const outcomes: Outcome[] = [];

async function work(): Promise<void> {
  do {
    const outcome = await tryOne(next++);
    outcomes.push(outcome);
    console.log(JSON.stringify(outcome));
  } while (Date.now() < until);
}

const workers = values.minutes === '0' ? 1 : Number(values.workers);
await Promise.all(Array.from({ length: workers }, work));
rmSync(folder, { recursive: true, force: true });
const clean = outcomes.filter(({ result }) => result === 'clean').length;
const unrepaired = outcomes.filter(({ result }) => result === 'unrepaired').length;
if (clean < outcomes.length) console.error(`What is not clean is in ${out}.`);
console.log(`${outcomes.length - unrepaired} ran, ${clean} clean`);
process.exitCode = clean === outcomes.length - unrepaired ? 0 : 1;
