import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as core from './core';

/**
 * The core as a page has it: bundled and minified. What runs a TypeScript file directly keeps the name of every closure, and an
 * edit makes thousands of them: a third of the time would be its own.
 */
export async function bundledCore(): Promise<typeof core> {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-bench-core-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL('core.ts', import.meta.url)),
        outDir: folder,
        minify: true,
        rolldownOptions: { output: { entryFileNames: 'core.mjs' } },
      },
    });
    return await import(pathToFileURL(join(folder, 'core.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
