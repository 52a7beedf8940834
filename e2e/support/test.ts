import { test as base, type Browser, type BrowserContextOptions } from '@playwright/test';
import { expect } from './expect';
import { guard } from './guard';
import { Lintel } from './lintel';

interface Fixtures {
  /** Lintel, opened with its example, in a browser that was never there before. */
  readonly lintel: Lintel;
  /** Somebody else: another browser profile, on whose page nothing is open yet. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Lintel>;
  readonly guarded: void;
}

/** Every journey is watched: see `guard.ts`. */
export const test = base.extend<Fixtures>({
  contextOptions: { reducedMotion: 'reduce' },
  permissions: ['clipboard-read', 'clipboard-write'],

  guarded: [
    async ({ context, baseURL }, provide) => {
      const { problems } = await guard(context, originOf(baseURL));
      await provide();
      expect(problems, 'The browser console and the network').toEqual([]);
    },
    { auto: true },
  ],

  lintel: async ({ page }, provide) => {
    const lintel = new Lintel(page);
    await lintel.open();
    await provide(lintel);
  },

  visitor: async ({ browser, baseURL, viewport }, provide) => {
    const origin = originOf(baseURL);
    const opened: Awaited<ReturnType<typeof openGuarded>>[] = [];
    await provide(async (options = {}) => {
      const visit = await openGuarded(browser, origin, {
        baseURL: `${origin}/`,
        viewport,
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
        ...options,
      });
      opened.push(visit);
      return visit.lintel;
    });
    for (const { context, problems } of opened) {
      await context.close();
      expect(problems, 'The console and the network of the visitor').toEqual([]);
    }
  },
});

export { expect } from './expect';

const originOf = (url: string | undefined): string => new URL(url ?? '').origin;

async function openGuarded(browser: Browser, origin: string, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const { problems } = await guard(context, origin);
  return { context, problems, lintel: new Lintel(await context.newPage()) };
}
