import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutosave } from './autosave';
import { createBrowser, exception, titled, titleOf, type FakeBrowser } from './fakes';
import type { StorageProblem } from './problem';
import type { StoredWork } from './work';

async function open(browser: FakeBrowser, remembered: string | null = null) {
  const page = await browser.page(remembered);
  const problems: StorageProblem[] = [];
  const saved: StoredWork[] = [];
  const listeners = new Set<() => void>();
  const { now, schedule } = browser.clock;
  const autosave = createAutosave({
    storage: page.storage,
    now,
    schedule,
    whenHidden: (callback) => {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    onProblem: (problem) => problems.push(problem),
    onSaved: (work) => saved.push(work),
  });
  const hide = () => listeners.forEach((callback) => callback());
  return { ...page, autosave, problems, saved, listeners, hide };
}
const stored = (browser: FakeBrowser, session = 's1') =>
  titleOf(browser.database.get(`work/${session}`) as StoredWork);

describe('autosave', () => {
  it('stores an edit 300 ms later', async () => {
    const browser = createBrowser();
    const { autosave, saved } = await open(browser);
    autosave.edited(titled('A'));
    await browser.clock.advance(299);
    expect(stored(browser)).toBeUndefined();
    await browser.clock.advance(1);
    expect(stored(browser)).toBe('A');
    expect(saved).toMatchObject([{ revision: 1, session: 's1', design: { format: 'lintel' } }]);
  });

  it('stores within half a second of the first edit, however many follow', async () => {
    const browser = createBrowser();
    const { autosave, saved } = await open(browser);
    for (let at = 0; at < 100; at += 1) {
      autosave.edited(titled(`T${at}`));
      await browser.clock.advance(20);
    }
    expect(saved.length).toBeGreaterThanOrEqual(4);
    expect(saved.length).toBeLessThanOrEqual(6);
    await browser.clock.advance(500);
    expect(stored(browser)).toBe('T99');
  });

  it('says its last words at once when the page is hidden, and stores too', async () => {
    const browser = createBrowser();
    const { autosave, hide } = await open(browser);
    autosave.edited(titled('A'));
    hide();
    expect(browser.words.get('s1')).toContain('"title":"A"');
    await browser.clock.advance(0);
    expect(stored(browser)).toBe('A');
    expect(browser.words.size).toBe(0);
    hide();
    expect(browser.words.size).toBe(0);
  });

  it('says again what is being written when the page is hidden', async () => {
    const browser = createBrowser();
    const { autosave, hide } = await open(browser);
    browser.keyValue.set = () => new Promise(() => {});
    autosave.edited(titled('A'));
    void autosave.flush();
    hide();
    expect(browser.words.get('s1')).toContain('"title":"A"');
  });

  it('writes one at a time and only the newest of what came meanwhile', async () => {
    const browser = createBrowser();
    const { autosave, saved } = await open(browser);
    const { set } = browser.keyValue;
    let writing = 0;
    browser.keyValue.set = async (key, value) => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 2000));
      await set(key, value);
      writing -= 1;
    };
    autosave.edited(titled('A'));
    await browser.clock.advance(400);
    for (const title of ['B', 'C', 'D']) {
      autosave.edited(titled(title));
      void autosave.flush();
    }
    await browser.clock.advance(5000);
    expect(saved.map(titleOf)).toEqual(['A', 'D']);
    expect(saved.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('tells a problem once and when asked, keeps trying, and stores when it is over', async () => {
    const browser = createBrowser();
    const { autosave, problems, saved } = await open(browser);
    const { set } = browser.keyValue;
    browser.keyValue.set = () => Promise.reject(exception('QuotaExceededError'));
    autosave.edited(titled('A'));
    await browser.clock.advance(20_000);
    autosave.edited(titled('B'));
    await browser.clock.advance(1000);
    expect(problems).toMatchObject([
      { code: 'full', file: { text: expect.stringContaining('A') } },
    ]);
    expect(saved).toEqual([]);
    await autosave.flush();
    expect(problems).toHaveLength(2);
    browser.keyValue.set = set;
    await browser.clock.advance(5000);
    expect(stored(browser)).toBe('B');
    browser.keyValue.set = () => Promise.reject(exception('QuotaExceededError'));
    autosave.edited(titled('C'));
    await browser.clock.advance(1000);
    expect(problems).toHaveLength(3);
  });

  it('an edit that came during a failing write is stored by its own timer', async () => {
    const browser = createBrowser();
    const { autosave } = await open(browser);
    const { set } = browser.keyValue;
    browser.keyValue.set = async () => {
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 100));
      browser.keyValue.set = set;
      throw exception('AbortError');
    };
    autosave.edited(titled('A'));
    await browser.clock.advance(350);
    autosave.edited(titled('B'));
    await browser.clock.advance(450);
    expect(stored(browser)).toBe('B');
  });

  it('flush resolves when it is stored, also with nothing to store', async () => {
    const browser = createBrowser();
    const { autosave } = await open(browser);
    await autosave.flush();
    autosave.edited(titled('A'));
    await Promise.all([autosave.flush(), autosave.flush()]);
    expect(stored(browser)).toBe('A');
  });

  it('stops', async () => {
    const browser = createBrowser();
    const { autosave, listeners } = await open(browser);
    autosave.edited(titled('A'));
    autosave.stop();
    await browser.clock.advance(10_000);
    expect([stored(browser), listeners.size]).toEqual([undefined, 0]);
  });

  it('two tabs never lose what either of them stored or said last', async () => {
    const step = fc.record({
      tab: fc.nat(1),
      does: fc.constantFrom('edit', 'edit', 'wait', 'reload', 'duplicate'),
      milliseconds: fc.integer({ min: 0, max: 700 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const browser = createBrowser();
        const tabs = [await open(browser), await open(browser)];
        const expected: (string | undefined)[] = [undefined, undefined];
        for (const [at, { tab, does, milliseconds }] of steps.entries()) {
          if (does === 'edit') tabs[tab]!.autosave.edited(titled((expected[tab] = `T${at}`)));
          if (does === 'wait') await browser.clock.advance(milliseconds);
          if (does === 'duplicate') {
            const other = await open(browser, tabs[tab]!.remembered());
            expect(tabs.map(({ storage }) => storage.session())).not.toContain(
              other.storage.session(),
            );
            await other.storage.load();
            other.autosave.edited(titled('the duplicate'));
            await other.autosave.flush();
          }
          if (does !== 'reload' || expected[tab] === undefined) continue;
          // The page goes away with what it had no time to write.
          tabs[tab]!.hide();
          tabs[tab]!.autosave.stop();
          tabs[tab]!.close();
          tabs[tab] = await open(browser, tabs[tab]!.remembered());
          const loaded = await tabs[tab].storage.load();
          expect(loaded.ok && titleOf(loaded.value)).toBe(expected[tab]);
        }
        await Promise.all(tabs.map(({ autosave }) => autosave.flush()));
        for (const [at, title] of expected.entries()) {
          if (title !== undefined) expect(stored(browser, tabs[at]!.storage.session())).toBe(title);
        }
      }),
      { numRuns: 40 },
    );
  });
});
