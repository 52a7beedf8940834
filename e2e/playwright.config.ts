import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser, LAUNCH_ARGUMENTS } from './support/browser';

// Workers load this file again and must see the same values, which they inherit through the environment.
const { env } = process;
env.LINTEL_E2E_BROWSER ??= (await findBrowser()).executablePath;
env.LINTEL_E2E_PORT ??= String(await freePort());

const executablePath = env.LINTEL_E2E_BROWSER;
const folder = join(tmpdir(), `lintel-e2e-${env.LINTEL_E2E_PORT}`);
const baseURL = `http://127.0.0.1:${env.LINTEL_E2E_PORT}/`;
const site = join(folder, 'site');
env.LINTEL_E2E_SITE = site;

/** Whatever a machine has set for its screen and its fonts, letters look the same. */
const SAME_GLYPHS = ['--disable-lcd-text', '--font-render-hinting=none'];

/** The journeys run against a build and a server of their own, so that several runs do not meet. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: join(folder, 'results'),
  globalTeardown: './support/remove-site.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(env.CI),
  // A slow machine is no failure: only a journey that hangs is.
  timeout: 240_000,
  reporter: [['list']],
  expect: {
    toHaveScreenshot: {
      pathTemplate: '{testDir}/looks/{arg}{ext}',
      // An icon of the header is more than these pixels, and a shade that an eye tells from another is above the threshold.
      threshold: 0.02,
      maxDiffPixels: 20,
    },
  },
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    // It fetches everything in every context; `offline.spec.ts` asks for it.
    serviceWorkers: 'block',
    launchOptions: { executablePath, args: [...LAUNCH_ARGUMENTS, ...SAME_GLYPHS] },
    // Or a step that waits for what never comes would take all the time of its journey.
    actionTimeout: 60_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `npx vite build --logLevel warn --outDir "${site}" --emptyOutDir && npx vite preview --outDir "${site}" --host 127.0.0.1 --port ${env.LINTEL_E2E_PORT} --strictPort`,
    cwd: join(import.meta.dirname, '..'),
    url: baseURL,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
