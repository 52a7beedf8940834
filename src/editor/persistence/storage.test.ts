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
import type { LoadedWork } from './storage';
import type { StorageProblem } from './problem';

const save = (browser: FakeBrowser, page: FakePage, title: string) =>
  page.storage.save(workOf(page.storage, title, browser.clock.now()));
const title = (loaded: Result<LoadedWork | null, StorageProblem>) =>
  loaded.ok ? titleOf(loaded.value) : loaded.error.code;
const notice = (loaded: Result<LoadedWork | null, StorageProblem>) =>
  loaded.ok && loaded.value?.notice;
const settledSoon = () => new Promise((resolve) => setImmediate(resolve));
const problem = (result: Result<unknown, StorageProblem>): StorageProblem => {
  if (result.ok) throw new Error('There was no problem.');
  return result.error;
};

describe('one tab', () => {
  it('begins with nothing', async () => {
    const { storage } = createBrowser().page();
    expect(await storage.load()).toEqual({ ok: true, value: null });
  });

  it('finds its work after a reload, without a word', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await first.storage.load();
    expect(await save(browser, first, 'A')).toEqual({ ok: true, value: undefined });
    first.close();
    const second = browser.page(first.remembered());
    expect(second.storage.id()).toBe(first.storage.id());
    const loaded = await second.storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
    const revision = second.storage.nextRevision();
    expect(second.storage.nextRevision()).toBe(revision + 1);
  });

  it('finds its work the next day, in a tab that remembers nothing', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await save(browser, first, 'A');
    first.close();
    const loaded = await browser.page().storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
    expect([...browser.database.keys()]).toEqual(['work/s1']);
  });

  it('prefers the last words that were said after the last save', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await save(browser, first, 'A');
    first.storage.saveBeforeClosing(workOf(first.storage, 'B', browser.clock.now()));
    first.close();
    const second = browser.page(first.remembered());
    expect(title(await second.storage.load())).toBe('B');
    expect(browser.words.size).toBe(0);
    expect(titleOf(browser.database.get('work/s1') as LoadedWork)).toBe('B');
  });

  it('keeps last words while an older save is still under way, and drops them after a newer', async () => {
    const browser = createBrowser();
    const { storage } = browser.page();
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
    const first = browser.page();
    const older = workOf(first.storage, 'A', browser.clock.now());
    await save(browser, first, 'B');
    browser.words.set('s1', JSON.stringify(older));
    first.close();
    expect(title(await browser.page('s1').storage.load())).toBe('B');
  });

  it('stores the last words of another design, which nobody has open', async () => {
    const browser = createBrowser();
    const first = browser.page('mine');
    await first.storage.load();
    await save(browser, first, 'mine');
    first.storage.saveBeforeClosing({
      ...workOf(first.storage, 'left', browser.clock.now()),
      id: 'other',
    });
    first.close();
    expect(title(await browser.page('mine').storage.load())).toBe('mine');
    expect(titleOf(browser.database.get('work/other') as LoadedWork)).toBe('left');
    expect(browser.words.size).toBe(0);
  });

  it('finds last words alone, of a session that never got to a save', async () => {
    const browser = createBrowser();
    const first = browser.page();
    first.storage.saveBeforeClosing(workOf(first.storage, 'A', browser.clock.now()));
    first.close();
    expect(title(await browser.page().storage.load())).toBe('A');
  });
});

describe('several tabs', () => {
  it('a second tab opens the same design, in a slot of its own', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await first.storage.load();
    await save(browser, first, 'A');
    const second = browser.page();
    const loaded = await second.storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
    expect(second.storage.id()).toBe(first.storage.id());
    expect([first.storage.slot(), second.storage.slot()]).toEqual([0, 1]);
  });

  it('a duplicated tab opens what the first has open, not what is newest', async () => {
    const browser = createBrowser();
    const first = browser.page('mine');
    await first.storage.load();
    await save(browser, first, 'A');
    await browser.clock.advance(1000);
    const other = browser.page('other');
    await save(browser, other, 'newer');
    const duplicate = browser.page(first.remembered());
    expect(title(await duplicate.storage.load())).toBe('A');
    expect(duplicate.storage.id()).toBe('mine');
  });

  it('gives revisions that are later than those of the other tab', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await first.storage.load();
    await save(browser, first, 'A');
    await browser.clock.advance(1000);
    const second = browser.page();
    await second.storage.load();
    await save(browser, second, 'B');
    await browser.clock.advance(1000);
    first.storage.saveBeforeClosing(workOf(first.storage, 'C', browser.clock.now()));
    expect(title(await browser.page().storage.load())).toBe('C');
  });

  it('leaves its slot where it moves on', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await first.storage.load();
    const left = first.storage.id();
    await first.storage.moveTo('next');
    await settledSoon();
    expect([...browser.locks]).toEqual(['next/0']);
    expect(first.remembered()).toBe('next');
    expect(left).not.toBe('next');
  });

  it('without locks everybody has the first slot', async () => {
    const browser = createBrowser();
    browser.hasLocks = false;
    const first = browser.page();
    await first.storage.load();
    await save(browser, first, 'A');
    const second = browser.page(first.remembered());
    expect(title(await second.storage.load())).toBe('A');
    expect(second.storage.slot()).toBe(0);
  });

  it('says that it chose among several', async () => {
    const browser = createBrowser();
    for (const each of ['A', 'B']) {
      const page = browser.page(each);
      await save(browser, page, each);
      page.close();
      await browser.clock.advance(1000);
    }
    const loaded = await browser.page().storage.load();
    expect([title(loaded), notice(loaded)]).toEqual([
      'B',
      'This is the newest of 2 designs in this browser.',
    ]);
  });

  it('says nothing of copies of one title', async () => {
    const browser = createBrowser();
    for (const revision of [1, 2]) {
      const page = browser.page(`copy-${revision}`);
      const work = workOf(page.storage, 'A', browser.clock.now());
      const settings = { ...work.design.settings, revision };
      await page.storage.save({ ...work, design: { ...work.design, settings } });
      page.close();
      await browser.clock.advance(1000);
    }
    expect(browser.database.size).toBe(2);
    const loaded = await browser.page().storage.load();
    expect([title(loaded), notice(loaded)]).toEqual(['A', null]);
  });

  it('a remembered name that nobody would have written is not used', async () => {
    const page = createBrowser().page('../../etc');
    expect(page.storage.id()).toBe('s2');
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
      const page = browser.page();
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
    const page = browser.page();
    browser.keyValue.get = () => {
      throw new ReferenceError('indexedDB is not defined');
    };
    expect(problem(await page.storage.load())).toMatchObject({ code: 'blocked', file: null });
  });

  it('a database that never answers is blocked', async () => {
    const browser = createBrowser();
    const page = browser.page();
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
    for (const page of [browser.page('s1'), browser.page()]) {
      browser.database.clear();
      browser.database.set('work/s1', raw);
      browser.locks.clear();
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
    const page = browser.page('s1');
    const { set } = browser.keyValue;
    browser.keyValue.set = () => Promise.reject(exception('QuotaExceededError'));
    expect(problem(await page.storage.load()).code).toBe('unreadable');
    browser.keyValue.set = set;
    expect(await page.storage.load()).toEqual({ ok: true, value: null });
    await save(browser, page, 'A');
    expect(browser.database.get('work/s1')).toBe('garbage');
    expect(page.remembered()).toBe('s2');
  });

  it('what could not be read for a moment is not written over, and found when asked again', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await save(browser, first, 'A');
    first.close();
    const second = browser.page(first.remembered());
    const { get } = browser.keyValue;
    browser.keyValue.get = () => Promise.reject(exception('UnknownError'));
    expect(problem(await second.storage.load()).code).toBe('failed');
    browser.keyValue.get = get;
    await save(browser, second, 'B');
    expect(titleOf(browser.database.get('work/s1') as LoadedWork)).toBe('A');
    second.close();
    const third = browser.page(second.remembered());
    expect(title(await third.storage.load())).toBe('B');
  });

  it('last words that are torn are set aside too, and the save before them is opened', async () => {
    const browser = createBrowser();
    const first = browser.page();
    await save(browser, first, 'A');
    browser.words.set('s1', '{"design":');
    first.close();
    const second = browser.page('s1');
    expect(problem(await second.storage.load())).toMatchObject({
      code: 'unreadable',
      file: { text: '{"design":' },
    });
    expect(title(await second.storage.load())).toBe('A');
  });

  it('a damaged design beneath a newer one stays where it is, until somebody opens it', async () => {
    const browser = createBrowser();
    const damaged = { design: { format: 'lintel', version: 99 }, savedAt: 1, revision: 1 };
    browser.database.set('work/s1', damaged);
    const first = browser.page('s2');
    await save(browser, first, 'A');
    first.close();
    const { storage } = browser.page();
    expect(title(await storage.load())).toBe('A');
    expect(browser.database.get('work/s1')).toEqual(damaged);
    expect(problem(await storage.read('s1')).code).toBe('unreadable');
    expect(browser.database.has('work/s1')).toBe(false);
  });

  it('the unreadable work of an open tab is left to that tab', async () => {
    const browser = createBrowser();
    await browser.page().storage.load();
    browser.database.set('work/s1', 'of a newer Lintel');
    expect(await browser.page().storage.load()).toEqual({ ok: true, value: null });
    expect(browser.database.get('work/s1')).toBe('of a newer Lintel');
  });
});
