import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '../catalog';
import { checkStructure, parseDesign, toStored, type Design } from '../design';
import { createEditor, type Editor } from '../editor';
import { createSync } from '../editor/merging';
import { createNetwork } from '../editor/merging/fakes';
import { createBrowser, type FakeBrowser } from '../editor/persistence/fakes';
import type { StoredWork } from '../editor/persistence/work';
import * as commands from '../spec/commands';
import { openingDesign } from '../templates/opening';
import { actions, type Action } from '../testing/actions';
import { openable } from './openable';
import { createSaving } from './saving';

/** More where somebody asks for it. */
const RUNS = Number(process.env['LINTEL_RUNS'] ?? 100);
/** More than an edit waits to be stored. */
const A_MOMENT_MILLISECONDS = 1000;

const BUCKET = { kind: 's3-bucket', over: null, at: null };

let time = 0;
const now = () => (time += 7);

/** A page of Lintel with all that keeps work, in a browser whose time and messages pass when the test says so. */
async function openPage(
  browser: FakeBrowser,
  channelsOf: ReturnType<typeof createNetwork>['channelsOf'],
  name: string,
  remembered: string | null = null,
) {
  const page = browser.page(remembered);
  const { storage } = page;
  const loaded = await storage.load();
  if (!loaded.ok) throw new Error(loaded.error.message);
  const design = loaded.value ? designIn(loaded.value) : openingDesign();
  const id = storage.id();
  const editor = createEditor({ catalog, id, design, slot: () => storage.slot(), now });
  let hide = () => {};
  const saving = createSaving({
    editor,
    storage,
    problem: null,
    now: browser.clock.now,
    schedule: browser.clock.schedule,
    whenHidden: (callback) => {
      hide = callback;
      return () => {};
    },
  });
  const sync = createSync({
    editor,
    since: { id, design },
    tab: name,
    now,
    openChannel: channelsOf(name),
    openable,
    onStranger: () => expect.unreachable(),
  });
  return {
    name,
    editor,
    storage,
    remembered: page.remembered,
    close: () => {
      hide();
      saving.autosave.stop();
      sync.close();
      page.close();
    },
  };
}
type Page = Awaited<ReturnType<typeof openPage>>;

function designIn(work: unknown): Design {
  const parsed = parseDesign((work as StoredWork).design);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
const storedIn = (browser: FakeBrowser, id: string): Design =>
  designIn(browser.database.get(`work/${id}`));
const open = async (page: Page, browser: FakeBrowser, id: string) => {
  page.editor.open(id, storedIn(browser, id), 'Open', 'Opened.');
  await browser.clock.advance(0);
};
const idOf = ({ editor }: Page): string => editor.store.getState().id;
const designOf = ({ editor }: Page): Design => editor.store.getState().design;
const text = (design: Design): string => JSON.stringify(toStored(design));

interface Step {
  readonly tab: number;
  readonly does: 'add' | 'act' | 'undo' | 'redo' | 'open' | 'new' | 'reload';
  readonly action: Action;
  readonly at: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  tab: fc.nat(1),
  // Mostly to and fro: what is done within one design has a test of its own.
  does: fc.constantFrom('add', 'act', 'undo', 'undo', 'redo', 'open', 'open', 'new', 'reload'),
  action: actions,
  at: fc.nat(9),
});

/** The nodes of each design that a tab has made or brought back last, and none has taken away since. */
function watchNodes(editor: Editor, alive: Map<string, boolean>): void {
  editor.store.subscribe((state, before) => {
    const isEdit = state.id === before.id && state.history !== before.history;
    if (!isEdit || state.design === before.design) return;
    for (const [node, { after }] of Object.entries(state.lastPatch?.nodes ?? {})) {
      const key = `${state.id} ${node}`;
      alive.set(key, after !== null && (alive.get(key) ?? true));
    }
  });
}

test(
  'T3 whatever designs two tabs open, leave and come back to, each is kept whole',
  { timeout: 900_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const browser = createBrowser();
        const network = createNetwork();
        const { clock, database } = browser;
        const alive = new Map<string, boolean>();
        const openWatched = async (name: string, remembered: string | null) => {
          const page = await openPage(browser, network.channelsOf, name, remembered);
          watchNodes(page.editor, alive);
          return page;
        };
        const aMoment = async () => {
          network.settle();
          await clock.advance(A_MOMENT_MILLISECONDS);
          network.settle();
        };
        const restless = new Set<Page>();
        /** Nobody goes from one tab to the other faster than what was said and written arrives; within one, keys repeat. */
        const onlyHere = async (page: Page) => {
          if ([...restless].some((other) => other !== page)) await aMoment();
          restless.clear();
        };
        const pages = [await openWatched('a', null), await openWatched('b', null)];
        const travel = async (page: Page, way: 'undo' | 'redo') => {
          const { past, future } = page.editor.store.getState().history;
          if ((way === 'undo' ? past.at(-1) : future[0])?.opens) await onlyHere(page);
          page.editor[way]();
        };
        for (const { tab, does, action, at } of steps) {
          const page = pages[tab]!;
          if (does === 'add') page.editor.run(commands.placeNode, BUCKET);
          if (does === 'act') action(page.editor);
          if (does === 'undo' || does === 'redo') await travel(page, does);
          if (does === 'new') {
            await onlyHere(page);
            page.editor.open(page.storage.newId(), openingDesign(), 'New', 'A new one.');
            await clock.advance(0);
          }
          if (does === 'open') {
            await onlyHere(page);
            await clock.advance(0);
            const kept = [...database.keys()].filter((key) => key.startsWith('work/'));
            const id = kept[at % Math.max(1, kept.length)]?.slice('work/'.length);
            if (id !== undefined && id !== idOf(page)) await open(page, browser, id);
          }
          if (does === 'reload') {
            network.settle();
            page.close();
            pages[tab] = await openWatched(page.name, page.remembered());
          }
          restless.add(pages[tab]!);
        }
        await aMoment();
        await aMoment();
        for (const key of database.keys()) {
          const id = key.replace('work/', '');
          const kept = storedIn(browser, id);
          expect(checkStructure(kept)).toEqual([]);
          for (const page of pages)
            if (idOf(page) === id) expect(text(designOf(page))).toBe(text(kept));
          for (const [node, isAlive] of alive) {
            const [of, name] = node.split(' ');
            if (of === id && isAlive) expect(Object.keys(kept.nodes)).toContain(name);
          }
        }
        const written = new Set([...alive.keys()].map((node) => `work/${node.split(' ')[0]}`));
        expect([...database.keys()]).toEqual(expect.arrayContaining([...written]));
        for (const page of pages) page.close();
      }),
      { numRuns: RUNS },
    );
  },
);

describe('a design that a tab comes back to', () => {
  /** One tab has left a design, another has gone on with it and is closed again. */
  async function leftAndGoneOn() {
    const browser = createBrowser();
    const network = createNetwork();
    const here = await openPage(browser, network.channelsOf, 'here');
    const node = Object.keys(designOf(here).nodes)[0]!;
    here.editor.run(commands.setLabel, { node, label: 'First' });
    here.editor.run(commands.setLabel, { node: Object.keys(designOf(here).nodes)[1]!, label: 'B' });
    const id = idOf(here);
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    here.editor.open(here.storage.newId(), openingDesign(), 'New', 'A new one.');
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    const there = await openPage(browser, network.channelsOf, 'there', id);
    there.editor.run(commands.placeNode, BUCKET);
    const [made = ''] = there.editor.store.getState().selection.nodes;
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    there.close();
    return { browser, here, id, made };
  }

  it('holds what another tab has added to it meanwhile', async () => {
    const { browser, here, id, made } = await leftAndGoneOn();
    here.editor.undo();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    for (const design of [designOf(here), storedIn(browser, id)])
      expect(design.nodes[made]?.kind).toBe(BUCKET.kind);
  });

  it('even where the next edit comes before that is read', async () => {
    const { browser, here, id, made } = await leftAndGoneOn();
    here.editor.undo();
    here.editor.undo();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    for (const design of [designOf(here), storedIn(browser, id)]) {
      expect(design.nodes[made]?.kind).toBe(BUCKET.kind);
      expect(Object.values(design.nodes)[1]?.label).not.toBe('B');
    }
  });

  it('is left again before that is read', async () => {
    const { browser, here, id, made } = await leftAndGoneOn();
    here.editor.undo();
    here.editor.redo();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    expect(storedIn(browser, id).nodes[made]?.kind).toBe(BUCKET.kind);
  });

  it('is not written over while storage is slow to answer', async () => {
    const { browser, here, id, made } = await leftAndGoneOn();
    const { get } = browser.keyValue;
    browser.keyValue.get = async (key) => {
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 2000));
      return get(key);
    };
    here.editor.undo();
    await browser.clock.advance(1900);
    expect(storedIn(browser, id).nodes[made]?.kind).toBe(BUCKET.kind);
    await browser.clock.advance(2000);
    expect(designOf(here).nodes[made]?.kind).toBe(BUCKET.kind);
  });

  /** Four edits, the last of them only now. */
  async function edited() {
    const browser = createBrowser();
    const network = createNetwork();
    const page = await openPage(browser, network.channelsOf, 'here');
    const id = idOf(page);
    for (const wait of [A_MOMENT_MILLISECONDS, 100, 100, 10]) {
      page.editor.run(commands.placeNode, BUCKET);
      await browser.clock.advance(wait);
    }
    return { browser, network, page, id, whole: designOf(page) };
  }

  it('is as it was left, even if its last edit was still to be stored', async () => {
    const { browser, page, id, whole } = await edited();
    page.editor.open(page.storage.newId(), openingDesign(), 'New', 'A new one.');
    await browser.clock.advance(10);
    page.editor.undo();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    expect(text(designOf(page))).toBe(text(whole));
    expect(text(storedIn(browser, id))).toBe(text(whole));
  });

  it('is gone through forwards and backwards by keys that are held', async () => {
    const { browser, page, whole } = await edited();
    page.editor.open(page.storage.newId(), openingDesign(), 'New', 'A new one.');
    for (let edit = 0; edit < 3; edit++) page.editor.run(commands.placeNode, BUCKET);
    const opened = designOf(page);
    const hold = async (way: 'undo' | 'redo', times: number) => {
      for (let press = 0; press < times; press++) {
        page.editor[way]();
        await browser.clock.advance(press % 2 === 0 ? 0 : 30);
      }
      await browser.clock.advance(A_MOMENT_MILLISECONDS);
    };
    await hold('undo', 6);
    expect(Object.keys(whole.nodes).length - Object.keys(designOf(page).nodes).length).toBe(2);
    await hold('redo', 6);
    expect(text(designOf(page))).toBe(text(opened));
    expect(page.editor.store.getState().history.future).toEqual([]);
  });

  it('keeps what another tab says of it while what that has stored is still older', async () => {
    const { browser, network, page, id, whole } = await edited();
    const [node = ''] = Object.keys(whole.nodes);
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    const there = await openPage(browser, network.channelsOf, 'there', id);
    network.settle();
    page.editor.open(page.storage.newId(), openingDesign(), 'New', 'A new one.');
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    there.editor.run(commands.setLabel, { node, label: 'two' });
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    const { get } = browser.keyValue;
    browser.keyValue.get = async (key) => {
      const stored = await get(key);
      await new Promise<void>((resolve) => void browser.clock.schedule(resolve, 100));
      return stored;
    };
    page.editor.undo();
    there.editor.run(commands.setLabel, { node, label: 'three' });
    network.settle();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    network.settle();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    for (const design of [designOf(page), designOf(there), storedIn(browser, id)])
      expect(design.nodes[node]?.label).toBe('three');
  });

  it('is stored as it is here when the page goes before the rest is read', async () => {
    const { browser, here, id } = await leftAndGoneOn();
    browser.keyValue.get = () => new Promise(() => {});
    here.editor.undo();
    here.editor.run(commands.placeNode, BUCKET);
    const [last = ''] = here.editor.store.getState().selection.nodes;
    here.close();
    await browser.clock.advance(A_MOMENT_MILLISECONDS);
    expect(storedIn(browser, id).nodes[last]?.kind).toBe(BUCKET.kind);
  });
});
