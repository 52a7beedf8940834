import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WAIT_MILLISECONDS = 60_000;

export interface Site {
  readonly folder: string;
  readonly address: string;
  readonly close: () => void;
}

/** The page beside which Lintel's is measured. */
export const BARE = 'e2e/bench/bare';

/** A production build of its own, served as `npm start` serves it; with `root`, of the page in that folder. */
export async function openSite(root = '.'): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-bench-'));
  await finished(
    vite('build', root, '--outDir', folder, '--emptyOutDir', '--manifest', '--logLevel', 'warn'),
  );
  const port = String(await freePort());
  const server = vite(
    'preview',
    root,
    '--outDir',
    folder,
    '--host',
    '127.0.0.1',
    '--port',
    port,
    '--strictPort',
  );
  const address = `http://127.0.0.1:${port}/`;
  await answering(address, server);
  return {
    folder,
    address,
    close: () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its words go to standard error: standard output holds the result alone. */
function vite(...args: readonly string[]): ChildProcess {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  return spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed with code ${code}.`)),
    );
  });
}

async function answering(address: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + WAIT_MILLISECONDS;
  while (Date.now() < until && server.exitCode === null) {
    if (
      await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
