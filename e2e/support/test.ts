import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from '@playwright/test';
import { expect } from './expect';
import { guard } from './guard';
import { Lintel } from './lintel';

interface Options {
  /**
   * Whether the code stands beside the design at first, as it does for who is there for the first time. It takes half of the time
   * of a journey: who does not ask for it comes as somebody who has folded it.
   */
  readonly isCodeOpen: boolean;
}

interface Fixtures {
  /** Lintel, opened with its example, in a browser that was never there before. */
  readonly lintel: Lintel;
  /** Somebody else: another browser profile, on whose page nothing is open yet. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Lintel>;
  readonly guarded: void;
}

/** Every journey is watched: see `guard.ts`. */
export const test = base.extend<Options & Fixtures>({
  isCodeOpen: [false, { option: true }],
  contextOptions: { reducedMotion: 'reduce' },
  permissions: ['clipboard-read', 'clipboard-write'],

  guarded: [
    async ({ context, baseURL, isCodeOpen }, provide) => {
      const { problems } = await guard(context, originOf(baseURL));
      if (!isCodeOpen) await foldCode(context);
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

  visitor: async ({ browser, baseURL, viewport, isCodeOpen }, provide) => {
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
      if (!isCodeOpen) await foldCode(visit.context);
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

/** Until a journey opens it. */
async function foldCode(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    try {
      const key = 'lintel.preferences';
      if (localStorage.getItem(key) === null)
        localStorage.setItem(key, JSON.stringify({ isCodeOpen: false }));
    } catch {
      // A page without an address, or a browser that stores nothing.
    }
  });
}

async function openGuarded(browser: Browser, origin: string, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const { problems } = await guard(context, origin);
  return { context, problems, lintel: new Lintel(await context.newPage()) };
}
