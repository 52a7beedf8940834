import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { transformWithOxc, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Monaco writes inline styles, hence 'unsafe-inline' for them; scripts, workers and requests stay on our own origin. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built page, so that any static host enforces it. The dev server's HMR needs inline scripts. */
const policyInPage: Plugin = {
  name: 'lintel:policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** React Flow names its components for developer tools. A name counts as a use, and would keep its minimap, its controls… in the page. */
const withoutNames: Plugin = {
  name: 'lintel:without-names',
  apply: 'build',
  transform: {
    filter: { id: /@xyflow\/react\/.*\.js$/ },
    handler: (code) => ({ code: code.replace(/^\w+\.displayName = .*;$/gm, ''), map: null }),
  },
};

const SERVICE_WORKER = 'service-worker.js';
/** Of the repository's README, not of the page. */
const NOT_KEPT = [SERVICE_WORKER, 'screenshot.png'];

/** Writes the service worker beside the page, with the names of all files that it is to keep. */
const keptForOffline: Plugin = {
  name: 'lintel:kept-for-offline',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const files = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1))
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('.') && !NOT_KEPT.includes(path))
      .toSorted();
    const hash = createHash('sha256');
    for (const path of files) hash.update(path).update(readFileSync(join(dir, path)));
    const build = hash.digest('hex').slice(0, 16);
    const source = new URL('src/app/service-worker.ts', import.meta.url);
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), 'service-worker.ts');
    const head = `const LINTEL_FILES = ${JSON.stringify(files)};\nconst LINTEL_BUILD = '${build}';\n`;
    writeFileSync(join(dir, SERVICE_WORKER), head + code.replace(/^export \{\s*\};?$/m, ''));
  },
};

/** On its way within one machine, packing and unpacking costs more than it saves. */
const unpackedPreview: Plugin = {
  name: 'lintel:unpacked-preview',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      delete request.headers['accept-encoding'];
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), policyInPage, withoutNames, keptForOffline, unpackedPreview],
  base: './',
  build: {
    target: 'es2022',
    // Whoever runs this target preloads modules without help.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // React Flow wraps its components in `memo` without saying so; what nobody uses of it would stay.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext'] },
      output: {
        // The entry names every file that comes later; words in their names would be a hundredth of it.
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
        // What the entry needs lies in one file, and not in as many as others share parts of it: that packs better. So do the
        // drawings of buttons, of which each would be a file that the entry has to name.
        codeSplitting: {
          groups: [
            { name: 'initial', tags: ['$initial'] },
            { name: 'drawings', test: /lucide-react/ },
          ],
        },
      },
    },
    // A small font inlined as data: would be refused by `font-src 'self'`.
    assetsInlineLimit: (path) => (/\.(woff2?|ttf|otf)$/.test(path) ? false : undefined),
  },
  worker: { format: 'es' },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    // An exported app has tests of its own, which are not ours.
    exclude: ['**/golden/**'],
    environment: 'node',
    // A process per file costs more than the tests in it; they share no state.
    pool: 'threads',
    isolate: false,
    // One core is left idle otherwise: half of a machine that has two.
    maxWorkers: '100%',
    // A slow machine is no failure: only a test that hangs is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
