/** A browser's storage, tabs and clock for the tests of this folder. Only tests import this file. */
import { EMPTY_DESIGN, toStored, type Design } from '../../design';
import {
  createDesignStorage,
  type DesignStorage,
  type KeyValue,
  type LastWords,
  type Schedule,
} from './storage';
import type { Tabs } from './tabs';
import type { StoredWork } from './work';

export interface FakeClock {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Lets time pass, and whatever waits for promises in between. */
  advance(milliseconds: number): Promise<void>;
}

function createClock(start = Date.UTC(2026, 0, 31)): FakeClock {
  let time = start;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => time,
    schedule: (callback, milliseconds) => {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await settled();
        const [next] = timers.toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        time = Math.max(time, next.at);
        timers = timers.filter((each) => each !== next);
        next.callback();
      }
      time = end;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What all tabs of one browser share. */
export interface FakeBrowser {
  readonly clock: FakeClock;
  readonly database: Map<string, unknown>;
  readonly words: Map<string, string>;
  readonly locks: Set<string>;
  /** Made to fail or to be silent by tests. */
  readonly keyValue: { -readonly [K in keyof KeyValue]: KeyValue[K] };
  hasLocks: boolean;
  /** A new page; `remembered` is its sessionStorage, which a duplicated tab copies. */
  page(remembered?: string | null): FakePage;
}

export interface FakePage {
  readonly storage: DesignStorage;
  readonly tabs: Tabs;
  readonly remembered: () => string | null;
  /** Closes the page: its locks are let go. */
  close(): void;
}

export function createBrowser(): FakeBrowser {
  const clock = createClock();
  const database = new Map<string, unknown>();
  const words = new Map<string, string>();
  const locks = new Set<string>();
  let pages = 0;
  const keyValue: KeyValue = {
    get: (key) => Promise.resolve(structuredClone(database.get(key))),
    set: (key, value) => {
      database.set(key, structuredClone(value));
      return Promise.resolve();
    },
    delete: (key) => {
      database.delete(key);
      return Promise.resolve();
    },
    keys: () => Promise.resolve([...database.keys()]),
    getMany: (keys) => Promise.resolve(keys.map((key) => structuredClone(database.get(key)))),
  };
  const lastWords: LastWords = {
    read: (id) => words.get(id) ?? null,
    write: (id, text) => void words.set(id, text),
    drop: (id) => void words.delete(id),
    ids: () => [...words.keys()],
  };
  const browser: FakeBrowser = {
    clock,
    database,
    words,
    locks,
    keyValue,
    hasLocks: true,
    page(remembered = null) {
      let memory = remembered;
      if (remembered !== null) pages += 1;
      const mine: string[] = [];
      const tabs: Tabs = {
        remembered: () => memory,
        remember: (id) => void (memory = id),
        enter: (id) => {
          if (!browser.hasLocks) return Promise.resolve({ slot: 0, leave: () => {} });
          let slot = 0;
          while (locks.has(`${id}/${slot}`)) slot += 1;
          const lock = `${id}/${slot}`;
          locks.add(lock);
          mine.push(lock);
          return Promise.resolve({ slot, leave: () => void locks.delete(lock) });
        },
        open: () =>
          Promise.resolve(
            browser.hasLocks ? new Set([...locks].map((lock) => lock.split('/')[0]!)) : null,
          ),
      };
      const newId = () => `s${(pages += 1)}`;
      const { now, schedule } = clock;
      // Read at each call, so that a test can put its own in between.
      const live: KeyValue = {
        get: (key) => browser.keyValue.get(key),
        set: (key, value) => browser.keyValue.set(key, value),
        delete: (key) => browser.keyValue.delete(key),
        keys: () => browser.keyValue.keys(),
        getMany: (keys) => browser.keyValue.getMany(keys),
      };
      const setup = { keyValue: live, lastWords, tabs, newId, now, schedule };
      return {
        storage: createDesignStorage(setup),
        tabs,
        remembered: () => memory,
        close: () => mine.forEach((each) => locks.delete(each)),
      };
    },
  };
  return browser;
}

export const titled = (title: string): Design => ({ ...EMPTY_DESIGN, settings: { title } });

export const titleOf = (work: StoredWork | null | undefined): unknown =>
  work?.design.settings['title'];

/** The page's next work, as autosave would make it. */
export const workOf = (storage: DesignStorage, title: string, savedAt: number): StoredWork => ({
  design: toStored(titled(title)),
  savedAt,
  revision: storage.nextRevision(),
  id: storage.id(),
});

/** A DOMException as browsers throw it, told apart by its name only. */
export function exception(name: string): Error {
  const error = new Error(`${name} was made by a test`);
  error.name = name;
  return error;
}
