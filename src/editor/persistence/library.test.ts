import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toStored } from '../../design';
import { createBrowser, titled, workOf, type FakeBrowser, type FakePage } from './fakes';
import { createLibrary, DELETED_FOR_MILLISECONDS, type Library } from './library';
import { MOST_UNNAMED, superfluous } from './thin';

const MINUTE = 60_000;
let browser: FakeBrowser;
let page: FakePage;
let library: Library;

beforeEach(async () => {
  browser = createBrowser();
  page = browser.page('mine');
  await page.storage.load();
  const { keyValue, clock } = browser;
  library = createLibrary({ keyValue, storage: page.storage, tabs: page.tabs, now: clock.now });
});

async function keep(id: string, title: string): Promise<void> {
  await page.storage.save({ ...workOf(page.storage, title, browser.clock.now()), id });
  await browser.clock.advance(MINUTE);
}
async function list() {
  const listed = await library.list();
  if (!listed.ok) throw new Error(listed.error.message);
  return listed.value;
}
const titles = async () => (await list()).designs.map(({ title }) => title);
async function versions(id: string) {
  const found = await library.versions(id);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

describe('the library', () => {
  it('has every design, the newest first, and says which are open', async () => {
    await keep('mine', 'Mine');
    await keep('other', '');
    expect((await list()).designs).toMatchObject([
      { id: 'other', title: 'Untitled design', isOpen: false, nodeCount: 0 },
      { id: 'mine', title: 'Mine', isOpen: true },
    ]);
  });

  it('passes over what is no work', async () => {
    await keep('mine', 'Mine');
    browser.database.set('work/torn', 'garbage');
    browser.database.set('deleted/torn', { deletedAt: 'never' });
    expect(await titles()).toEqual(['Mine']);
  });

  it('deletes with a way back, for thirty days', async () => {
    await keep('a', 'A');
    await library.keepVersion('a', titled('A'), 'While editing');
    await library.remove('a');
    expect(await titles()).toEqual([]);
    expect((await list()).deleted).toMatchObject([{ id: 'a', title: 'A' }]);
    await library.restore('a');
    expect(await titles()).toEqual(['A']);

    await library.remove('a');
    await browser.clock.advance(DELETED_FOR_MILLISECONDS - MINUTE);
    expect((await list()).deleted).toHaveLength(1);
    await browser.clock.advance(2 * MINUTE);
    expect((await list()).deleted).toEqual([]);
    expect([...browser.database.keys()]).toEqual([]);
  });

  it('restores beside what an undo has brought back meanwhile', async () => {
    await keep('a', 'Deleted');
    await library.remove('a');
    await keep('a', 'Gone on');
    await library.restore('a');
    expect((await titles()).toSorted()).toEqual(['Deleted', 'Gone on']);
  });

  it('erases one design with its versions and nothing else', async () => {
    await keep('a', 'A');
    await keep('ab', 'AB');
    for (const id of ['a', 'ab']) await library.keepVersion(id, titled(id), 'While editing');
    await library.remove('a');
    await library.erase('a');
    expect(await versions('a')).toEqual([]);
    expect(await versions('ab')).toHaveLength(1);
    expect(await titles()).toEqual(['AB']);
  });

  it('takes a design out with its versions and in again under a name of its own', async () => {
    await keep('a', 'A');
    await library.keepVersion('a', titled('older'), 'While editing', 'Before');
    const archived = await library.archive('a');
    if (!archived.ok || archived.value === null) throw new Error('It is gone.');
    const added = await library.add(archived.value);
    expect(added.ok && added.value).not.toBe('a');
    expect(await titles()).toEqual(['A', 'A']);
    expect(added.ok && (await versions(added.value))).toMatchObject([
      { name: 'Before', design: toStored(titled('older')) },
    ]);
  });

  it('says what the browser says when it cannot', async () => {
    browser.keyValue.keys = () => Promise.reject(new Error('no'));
    const listed = await library.list();
    expect(listed.ok).toBe(false);
  });
});

describe('versions', () => {
  it('are kept apart and in order, and the same one only once', async () => {
    const keepAt = async (title: string, name?: string) => {
      await browser.clock.advance(MINUTE);
      return library.keepVersion('a', titled(title), 'While editing', name);
    };
    await keepAt('1');
    expect(await keepAt('1')).toEqual({ ok: true, value: null });
    await keepAt('2');
    await keepAt('1');
    expect((await versions('a')).map(({ design }) => design)).toEqual(
      ['1', '2', '1'].map((title) => toStored(titled(title))),
    );
    // The same again, with a name: the last one gets it.
    await keepAt('1', 'Named');
    expect((await versions('a')).map(({ name }) => name)).toEqual(['Named', null, null]);
  });

  it('are renamed and removed', async () => {
    await library.keepVersion('a', titled('1'), 'While editing');
    const [version] = await versions('a');
    await library.nameVersion(version!.key, 'Release');
    expect((await versions('a'))[0]?.name).toBe('Release');
    await library.removeVersion(version!.key);
    expect(await versions('a')).toEqual([]);
  });

  it('grow no longer than is worth it, and those with a name stay', async () => {
    await library.keepVersion('a', titled('first'), 'By hand', 'First');
    for (let each = 0; each < 200; each += 1) {
      await browser.clock.advance(30 * MINUTE);
      await library.keepVersion('a', titled(`T${each}`), 'While editing');
    }
    const kept = await versions('a');
    expect(kept.length).toBeLessThanOrEqual(MOST_UNNAMED + 2);
    expect(kept.at(-1)?.name).toBe('First');
    expect(kept[0]?.design).toEqual(toStored(titled('T199')));
  });

  it('keeps the newest of every hour of two days, and never drops what has a name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(1e10), name: fc.option(fc.constant('x')) })),
        (moments) => {
          const sorted = moments.toSorted((a, b) => b.at - a.at);
          const gone = new Set(superfluous(sorted, 1e10));
          expect([...gone].every(({ name }) => name === null)).toBe(true);
          const unnamed = sorted.filter(({ name }) => name === null);
          expect(unnamed.length - gone.size).toBeLessThanOrEqual(MOST_UNNAMED);
          const [newest] = unnamed;
          if (newest) expect(gone.has(newest)).toBe(false);
        },
      ),
    );
  });
});
