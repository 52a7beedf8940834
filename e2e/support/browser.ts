/** Finds a browser for the journeys and the benchmark without asking anybody to set anything. */
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

export interface Browser {
  readonly executablePath: string;
  /** Where it was found, in words for a log line. */
  readonly source: string;
}

interface Source {
  readonly name: string;
  readonly candidates: () => readonly string[] | Promise<readonly string[]>;
}

const VERSION_TIMEOUT_MILLISECONDS = 20_000;
/** The first has no window of its own, which would be drawn by a page that costs a third of ours. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MACOS_APPLICATIONS = ['Google Chrome', 'Chromium'];

/** In the order of preference: what the person chose, what the machine has, what npm brought. */
const SOURCES: readonly Source[] = [
  { name: 'CHROMIUM_PATH', candidates: () => listed(process.env.CHROMIUM_PATH) },
  { name: 'PATH', candidates: commandsOnPath },
  { name: 'macOS application', candidates: macosApplications },
  { name: 'playwright', candidates: () => [chromium.executablePath()] },
  { name: '@sparticuz/chromium', candidates: unpackedFromNpm },
];

/** The launch arguments that fit every one of them: CI runs as root, and nothing may call home. */
export const LAUNCH_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Throws when `CHROMIUM_PATH` names something that does not run, and when there is no browser at all. */
export async function findBrowser(): Promise<Browser> {
  for (const source of SOURCES) {
    const executablePath = await firstThatRuns(await source.candidates());
    if (executablePath !== undefined) return { executablePath, source: source.name };
    if (source.name === 'CHROMIUM_PATH' && process.env.CHROMIUM_PATH) {
      throw new Error(
        `CHROMIUM_PATH is "${process.env.CHROMIUM_PATH}", but that does not run as a Chromium: correct it or unset it.`,
      );
    }
  }
  throw new Error(
    'No Chromium was found: install one (Debian: "apt-get install chromium"; elsewhere: "npx playwright install chromium") or set CHROMIUM_PATH to its executable.',
  );
}

async function firstThatRuns(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await isRunningChromium(path)) return path;
  }
  return undefined;
}

/** Ubuntu's `chromium-browser` is a stub that only asks for a snap, so being there is not enough. */
async function isRunningChromium(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await promisify(execFile)(path, ['--version'], {
      timeout: VERSION_TIMEOUT_MILLISECONDS,
      killSignal: 'SIGKILL',
    });
    return /\d+\.\d+\.\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}

function listed(path: string | undefined): string[] {
  return path ? [path] : [];
}

function commandsOnPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function macosApplications(): string[] {
  if (process.platform !== 'darwin') return [];
  const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
  return MACOS_APPLICATIONS.flatMap((name) =>
    folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

/** Unpacks 197 MB into the temporary folder the first time; its binary is for Linux only. */
async function unpackedFromNpm(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  try {
    const packaged = await import('@sparticuz/chromium');
    return [await packaged.default.executablePath()];
  } catch {
    return [];
  }
}

/** `tsx e2e/support/browser.ts` prints what would be used, one line: the source, a tab, the path. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  findBrowser().then(
    ({ source, executablePath }) => console.log(`${source}\t${executablePath}`),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
