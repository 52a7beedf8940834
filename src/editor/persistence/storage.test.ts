import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN, toStored } from '../../design';
import type { Result } from '../../kit/result';
import {
  createBrowser,
  exception,
  titleOf,
  workOf,
  type FakeBrowser,
  type FakePage,
} from './fakes';
import { KEPT_SESSIONS, type LoadedWork } from './storage';
import type { StorageProblem } from './problem';

const save = (browser: FakeBrowser, page: FakePage, title: string) =>
  page.storage.save(workOf(page.storage, title, browser.clock.now()));
const title = (loaded: Result<LoadedWork | null, StorageProblem>) =>
  loaded.ok ? titleOf(loaded.value) : loaded.error.code;
const notice = (loaded: Result<LoadedWork | null, StorageProblem>) =>
  loaded.ok && loaded.value?.notice;
const problem = (result: Result<unknown, StorageProblem>): StorageProblem => {
  if (result.ok) throw new Error('There was no problem.');
  return result.error;
};

describe('one tab', () => {
  it('begins with nothing', async () => {
    const { storage } = await createBrowser().page();
    expect(await storage.load()).toEqual({ ok: true, value: null });
  });

  it('finds its work after a reload, without a word', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    expect(await save(browser, first, 'A')).toEqual({ ok: true, value: undefined });
    first.close();
    const second = await browser.page(first.remembered());
    expect(second.storage.session()).toBe(first.storage.session());
    const loaded = await second.storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
    expect(second.storage.nextRevision()).toBe(2);
  });

  it('finds its work the next day, in a tab that remembers nothing', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    first.close();
    const loaded = await (await browser.page()).storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
    expect([...browser.database.keys()]).toEqual(['work/s1', 'work/s2']);
  });

  it('prefers the last words that were said after the last save', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    first.storage.saveBeforeClosing(workOf(first.storage, 'B', browser.clock.now()));
    first.close();
    const second = await browser.page(first.remembered());
    expect(title(await second.storage.load())).toBe('B');
    expect(browser.words.size).toBe(0);
    expect(titleOf(browser.database.get('work/s1') as LoadedWork)).toBe('B');
  });

  it('keeps last words while an older save is still under way, and drops them after a newer', async () => {
    const browser = createBrowser();
    const { storage } = await browser.page();
    const older = workOf(storage, 'A', browser.clock.now());
    const saving = storage.save(older);
    const newer = workOf(storage, 'B', browser.clock.now());
    storage.saveBeforeClosing(newer);
    await saving;
    expect(browser.words.size).toBe(1);
    await storage.save(newer);
    expect(browser.words.size).toBe(0);
  });

  it('ignores last words that are older than what is stored', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    const older = workOf(first.storage, 'A', browser.clock.now());
    await save(browser, first, 'B');
    browser.words.set('s1', JSON.stringify(older));
    first.close();
    expect(title(await (await browser.page('s1')).storage.load())).toBe('B');
  });

  it('finds last words alone, of a session that never got to a save', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    first.storage.saveBeforeClosing(workOf(first.storage, 'A', browser.clock.now()));
    first.close();
    expect(title(await (await browser.page()).storage.load())).toBe('A');
  });
});

describe('several tabs', () => {
  it('a second tab opens a copy, says so, and neither writes over the other', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    const second = await browser.page();
    const loaded = await second.storage.load();
    expect(title(loaded)).toBe('A');
    expect(notice(loaded)).toBe(
      'This is a copy of the design in your other tab. Each tab keeps its own.',
    );
    await save(browser, second, 'B');
    await save(browser, first, 'A2');
    for (const page of [first, second]) page.close();
    const again = await browser.page(first.remembered());
    const other = await browser.page(second.remembered());
    expect([title(await again.storage.load()), title(await other.storage.load())]).toEqual([
      'A2',
      'B',
    ]);
  });

  it('a duplicated tab gets a session of its own, with a copy of that very tab’s work', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    const other = await browser.page();
    await save(browser, first, 'A');
    await browser.clock.advance(1000);
    await save(browser, other, 'newer');
    const duplicate = await browser.page(first.remembered());
    expect(duplicate.storage.session()).not.toBe(first.storage.session());
    expect(duplicate.remembered()).toBe(duplicate.storage.session());
    const loaded = await duplicate.storage.load();
    expect(title(loaded)).toBe('A');
    expect(notice(loaded)).toContain('copy of the design in your other tab');
  });

  it('a copy is kept at once, so that a reload finds the same', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    const second = await browser.page();
    await second.storage.load();
    await save(browser, first, 'A2');
    second.close();
    const reloaded = await browser.page(second.remembered());
    expect(title(await reloaded.storage.load())).toBe('A');
  });

  it('without locks every page has its own session and begins with a copy', async () => {
    const browser = createBrowser();
    browser.hasLocks = false;
    const first = await browser.page();
    await save(browser, first, 'A');
    const second = await browser.page(first.remembered());
    expect(second.storage.session()).not.toBe(first.storage.session());
    expect(title(await second.storage.load())).toBe('A');
  });

  it('says that it chose among several', async () => {
    const browser = createBrowser();
    for (const each of ['A', 'B']) {
      const page = await browser.page();
      await save(browser, page, each);
      page.close();
      await browser.clock.advance(1000);
    }
    const loaded = await (await browser.page()).storage.load();
    expect([title(loaded), notice(loaded)]).toEqual([
      'B',
      'This is the newest of 2 designs in this browser.',
    ]);
  });

  it('says nothing of older versions of the same design', async () => {
    const browser = createBrowser();
    for (const revision of [1, 2]) {
      const page = await browser.page();
      const work = workOf(page.storage, 'A', browser.clock.now());
      const settings = { ...work.design.settings, revision };
      await page.storage.save({ ...work, design: { ...work.design, settings } });
      page.close();
      await browser.clock.advance(1000);
    }
    expect(browser.database.size).toBe(2);
    const loaded = await (await browser.page()).storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
  });

  it('a remembered session that nobody would have written is not used', async () => {
    const page = await createBrowser().page('../../etc');
    expect(page.storage.session()).toBe('s1');
  });
});

describe('pruning', () => {
  async function fill(browser: FakeBrowser, count: number): Promise<FakePage[]> {
    const pages: FakePage[] = [];
    for (let at = 0; at < count; at += 1) {
      const page = await browser.page();
      await save(browser, page, `T${at}`);
      pages.push(page);
      await browser.clock.advance(1000);
    }
    return pages;
  }

  it('keeps the newest sessions, and those of open tabs', async () => {
    const browser = createBrowser();
    const pages = await fill(browser, KEPT_SESSIONS + 3);
    for (const page of pages.slice(1)) page.close();
    browser.database.set('work/torn', 'not a work');
    const last = await browser.page();
    await save(browser, last, 'last');
    const listed = await last.storage.list();
    const titles = listed.ok ? listed.value.map(titleOf) : [];
    expect(titles).toHaveLength(KEPT_SESSIONS + 1);
    expect(titles.slice(0, 2)).toEqual(['last', `T${KEPT_SESSIONS + 2}`]);
    expect(titles).toContain('T0');
    expect(titles).not.toContain('T1');
    expect(browser.database.has('work/torn')).toBe(true);
  });

  it('throws the mere copies of closed tabs away', async () => {
    const browser = createBrowser();
    for (let day = 0; day < 4; day += 1) {
      const page = await browser.page();
      await page.storage.load();
      await save(browser, page, 'A');
      page.close();
    }
    expect([...browser.database.keys()]).toEqual(['work/s3', 'work/s4']);
  });

  it('keeps the copy of what is about to be replaced in the tab that holds it', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'mine');
    first.close();
    const again = await browser.page(first.remembered());
    await again.storage.load();
    const copy = { ...workOf(again.storage, 'mine', browser.clock.now()), session: 'before' };
    expect((await again.storage.save(copy)).ok).toBe(true);
    await save(browser, again, 'theirs');
    const listed = await again.storage.list();
    expect(new Set(listed.ok ? listed.value.map(titleOf) : [])).toEqual(
      new Set(['mine', 'theirs']),
    );
  });

  it('throws nothing young away where nobody knows which tabs are open', async () => {
    const browser = createBrowser();
    browser.hasLocks = false;
    await fill(browser, KEPT_SESSIONS + 3);
    const count = async () => {
      const page = await browser.page();
      await save(browser, page, 'x');
      return browser.database.size;
    };
    expect(await count()).toBe(KEPT_SESSIONS + 4);
    await browser.clock.advance(40 * 24 * 3600 * 1000);
    expect(await count()).toBe(KEPT_SESSIONS);
  });
});

describe('trouble', () => {
  it.each([
    ['QuotaExceededError', 'full'],
    ['NS_ERROR_DOM_QUOTA_REACHED', 'full'],
    ['SecurityError', 'blocked'],
    ['InvalidStateError', 'blocked'],
    ['ReferenceError', 'failed'],
    ['AbortError', 'failed'],
  ])(
    '%s while saving is a problem with a sentence and the design as a file',
    async (name, code) => {
      const browser = createBrowser();
      const page = await browser.page();
      browser.keyValue.set = () => Promise.reject(exception(name));
      const found = problem(await save(browser, page, 'A'));
      expect(found.code).toBe(code);
      expect(found.message).toMatch(/Save it as a file\.$/);
      expect(found.file?.name).toBe('lintel-2026-01-31T00-00-00.json');
      expect(JSON.parse(found.file?.text ?? '')).toEqual({
        ...toStored(EMPTY_DESIGN),
        settings: { title: 'A' },
      });
    },
  );

  it('a browser without a database is blocked', async () => {
    const browser = createBrowser();
    const page = await browser.page();
    browser.keyValue.get = () => {
      throw new ReferenceError('indexedDB is not defined');
    };
    expect(problem(await page.storage.load())).toMatchObject({ code: 'blocked', file: null });
  });

  it('a database that never answers is blocked', async () => {
    const browser = createBrowser();
    const page = await browser.page();
    browser.keyValue.get = () => new Promise(() => {});
    const loading = page.storage.load();
    await browser.clock.advance(6000);
    expect(problem(await loading).code).toBe('blocked');
  });

  it.each([
    ['text', 'garbage'],
    ['nothing of ours', { a: 1n }],
    ['a damaged design', { design: { format: 'lintel', version: 1 }, savedAt: 1, revision: 1 }],
    ['a newer design', { design: { format: 'lintel', version: 99 }, savedAt: 1, revision: 1 }],
  ])('%s that is stored is set aside as it is, told and offered as a file', async (_, raw) => {
    const browser = createBrowser();
    browser.database.set('work/s1', raw);
    for (const page of [await browser.page('s1'), await browser.page()]) {
      browser.database.clear();
      browser.database.set('work/s1', raw);
      browser.locks.delete('s1');
      const found = problem(await page.storage.load());
      expect(found.code).toBe('unreadable');
      expect(found.message).toMatch(/cannot be opened\. .+ It is set aside as it is/);
      expect(found.file?.name).toBe('lintel-unreadable-2026-01-31T00-00-00.json');
      expect(found.file?.text).not.toBe('');
      expect(browser.database.get('broken/2026-01-31T00:00:00.000Z/s1')).toEqual(raw);
      expect(browser.database.has('work/s1')).toBe(false);
      expect(await page.storage.load()).toEqual({ ok: true, value: null });
    }
  });

  it('what cannot be set aside is not written over', async () => {
    const browser = createBrowser();
    browser.database.set('work/s1', 'garbage');
    const page = await browser.page('s1');
    const { set } = browser.keyValue;
    browser.keyValue.set = () => Promise.reject(exception('QuotaExceededError'));
    expect(problem(await page.storage.load()).code).toBe('unreadable');
    browser.keyValue.set = set;
    expect(await page.storage.load()).toEqual({ ok: true, value: null });
    await save(browser, page, 'A');
    expect(browser.database.get('work/s1')).toBe('garbage');
    expect(page.remembered()).toBe('s1-b');
  });

  it('what could not be read for a moment is not written over, and found when asked again', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    first.close();
    const second = await browser.page(first.remembered());
    const { get } = browser.keyValue;
    browser.keyValue.get = () => Promise.reject(exception('UnknownError'));
    expect(problem(await second.storage.load()).code).toBe('failed');
    browser.keyValue.get = get;
    await save(browser, second, 'B');
    expect(titleOf(browser.database.get('work/s1') as LoadedWork)).toBe('A');
    second.close();
    const third = await browser.page(second.remembered());
    expect(title(await third.storage.load())).toBe('B');
  });

  it('last words that are torn are set aside too, and the save before them is opened', async () => {
    const browser = createBrowser();
    const first = await browser.page();
    await save(browser, first, 'A');
    browser.words.set('s1', '{"design":');
    first.close();
    const second = await browser.page('s1');
    expect(problem(await second.storage.load())).toMatchObject({
      code: 'unreadable',
      file: { text: '{"design":' },
    });
    expect(title(await second.storage.load())).toBe('A');
  });

  it('the unreadable work of an open tab is left to that tab', async () => {
    const browser = createBrowser();
    await browser.page();
    browser.database.set('work/s1', 'of a newer Lintel');
    expect(await (await browser.page()).storage.load()).toEqual({ ok: true, value: null });
    expect(browser.database.get('work/s1')).toBe('of a newer Lintel');
  });

  it('a failure to prune is no failure to save', async () => {
    const browser = createBrowser();
    const page = await browser.page();
    browser.keyValue.keys = () => Promise.reject(exception('UnknownError'));
    expect((await save(browser, page, 'A')).ok).toBe(true);
  });
});
