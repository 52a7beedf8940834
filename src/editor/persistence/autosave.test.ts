import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutosave } from './autosave';
import { createBrowser, exception, titled, titleOf, type FakeBrowser } from './fakes';
import type { StorageProblem } from './problem';
import type { StoredWork } from './work';

function open(browser: FakeBrowser, remembered: string | null = null) {
  const page = browser.page(remembered);
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
    const { autosave, saved } = open(browser);
    autosave.edited('s1', titled('A'));
    await browser.clock.advance(299);
    expect(stored(browser)).toBeUndefined();
    await browser.clock.advance(1);
    expect(stored(browser)).toBe('A');
    expect(saved).toMatchObject([{ id: 's1', design: { format: 'lintel' } }]);
  });

  it('stores within half a second of the first edit, however many follow', async () => {
    const browser = createBrowser();
    const { autosave, saved } = open(browser);
    for (let at = 0; at < 100; at += 1) {
      autosave.edited('s1', titled(`T${at}`));
      await browser.clock.advance(20);
    }
    expect(saved.length).toBeGreaterThanOrEqual(4);
    expect(saved.length).toBeLessThanOrEqual(6);
    await browser.clock.advance(500);
    expect(stored(browser)).toBe('T99');
  });

  it('says its last words at once when the page is hidden, and stores too', async () => {
    const browser = createBrowser();
    const { autosave, hide } = open(browser);
    autosave.edited('s1', titled('A'));
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
    const { autosave, hide } = open(browser);
    browser.keyValue.set = () => new Promise(() => {});
    autosave.edited('s1', titled('A'));
    void autosave.flush();
    hide();
    expect(browser.words.get('s1')).toContain('"title":"A"');
  });

  it('writes one at a time and only the newest of what came meanwhile', async () => {
    const browser = createBrowser();
    const { autosave, saved } = open(browser);
    const { set } = browser.keyValue;
    let writing = 0;
    browser.keyValue.set = async (key, value) => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 2000));
      await set(key, value);
      writing -= 1;
    };
    autosave.edited('s1', titled('A'));
    await browser.clock.advance(400);
    for (const title of ['B', 'C', 'D']) {
      autosave.edited('s1', titled(title));
      void autosave.flush();
    }
    await browser.clock.advance(5000);
    expect(saved.map(titleOf)).toEqual(['A', 'D']);
    const [first = 0, second = 0] = saved.map(({ revision }) => revision);
    expect(second).toBeGreaterThan(first);
  });

  it('tells a problem once and when asked, keeps trying, and stores when it is over', async () => {
    const browser = createBrowser();
    const { autosave, problems, saved } = open(browser);
    const { set } = browser.keyValue;
    browser.keyValue.set = () => Promise.reject(exception('QuotaExceededError'));
    autosave.edited('s1', titled('A'));
    await browser.clock.advance(20_000);
    autosave.edited('s1', titled('B'));
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
    autosave.edited('s1', titled('C'));
    await browser.clock.advance(1000);
    expect(problems).toHaveLength(3);
  });

  it('an edit that came during a failing write is stored by its own timer', async () => {
    const browser = createBrowser();
    const { autosave } = open(browser);
    const { set } = browser.keyValue;
    browser.keyValue.set = async () => {
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 100));
      browser.keyValue.set = set;
      throw exception('AbortError');
    };
    autosave.edited('s1', titled('A'));
    await browser.clock.advance(350);
    autosave.edited('s1', titled('B'));
    await browser.clock.advance(450);
    expect(stored(browser)).toBe('B');
  });

  it('flush resolves when it is stored, also with nothing to store', async () => {
    const browser = createBrowser();
    const { autosave } = open(browser);
    await autosave.flush();
    autosave.edited('s1', titled('A'));
    await Promise.all([autosave.flush(), autosave.flush()]);
    expect(stored(browser)).toBe('A');
  });

  it('stops', async () => {
    const browser = createBrowser();
    const { autosave, listeners } = open(browser);
    autosave.edited('s1', titled('A'));
    autosave.stop();
    await browser.clock.advance(10_000);
    expect([stored(browser), listeners.size]).toEqual([undefined, 0]);
  });

  it('two tabs never lose what either of them stored or said last, of whatever design', async () => {
    const step = fc.record({
      tab: fc.nat(1),
      of: fc.nat(1),
      does: fc.constantFrom('edit', 'edit', 'wait', 'reload'),
      milliseconds: fc.integer({ min: 0, max: 700 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const browser = createBrowser();
        const tabs = [open(browser), open(browser)];
        const expected = new Map<string, string>();
        const nameOf = (tab: number, of: number) => `t${tab}-${of}`;
        for (const [at, { tab, of, does, milliseconds }] of steps.entries()) {
          const name = nameOf(tab, of);
          if (does === 'edit') {
            expected.set(name, `T${at}`);
            tabs[tab]!.autosave.edited(name, titled(`T${at}`));
          }
          if (does === 'wait') await browser.clock.advance(milliseconds);
          if (does !== 'reload') continue;
          // The page goes away with what it had no time to write.
          tabs[tab]!.hide();
          tabs[tab]!.autosave.stop();
          tabs[tab]!.close();
          tabs[tab] = open(browser, name);
          for (const each of [0, 1].map((which) => nameOf(tab, which))) {
            const read = await tabs[tab].storage.read(each);
            expect(read.ok && titleOf(read.value)).toBe(expected.get(each));
          }
        }
        await Promise.all(tabs.map(({ autosave }) => autosave.flush()));
        await browser.clock.advance(10_000);
        for (const [name, title] of expected) {
          const read = await open(browser).storage.read(name);
          expect(read.ok && titleOf(read.value)).toBe(title);
        }
      }),
      { numRuns: 60 },
    );
  });
});
