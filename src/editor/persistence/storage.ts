import { err, ok, type Result } from '../../kit/result';
import { readSettings } from '../../spec/settings';
import {
  problemOf,
  rawFile,
  StorageSilent,
  unreadable,
  workFile,
  type StorageProblem,
} from './problem';
import type { Session, Tabs } from './tabs';
import { parseWork, type StoredWork } from './work';

/** The part of IndexedDB that is used; `browser.ts` brings it. Each call may reject, or never answer. */
export interface KeyValue {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
}

/** Written while a page goes away, which no asynchronous write survives with certainty. May not throw. */
export interface LastWords {
  read(session: string): string | null;
  write(session: string, text: string): void;
  drop(session: string): void;
  sessions(): readonly string[];
}

export interface LoadedWork extends StoredWork {
  /** What the person should know about where it comes from; null when it is simply where they left. */
  readonly notice: string | null;
}

export interface DesignStorage {
  /**
   * This tab's work; else a copy of the newest there is; null when there is none. What cannot be
   * read is set aside and reported; the next call then passes over it. To be called before the first
   * save, even where the design comes from elsewhere: it also learns the revision.
   */
  load(): Promise<Result<LoadedWork | null, StorageProblem>>;
  save(work: StoredWork): Promise<Result<void, StorageProblem>>;
  /** Keeps the work at once, as far as it can; `load` prefers it if `save` came too late. */
  saveBeforeClosing(work: StoredWork): void;
  /** Every work that can be read, of closed and open tabs too, the newest first. */
  list(): Promise<Result<readonly StoredWork[], StorageProblem>>;
  /** This tab's, for the work that it saves. */
  session(): string;
  nextRevision(): number;
}

export interface StorageSetup {
  readonly keyValue: KeyValue;
  readonly lastWords: LastWords;
  readonly tabs: Tabs;
  readonly session: Session;
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** Calls back once after the time; the answer takes it back. */
export type Schedule = (callback: () => void, milliseconds: number) => () => void;

export const KEPT_SESSIONS = 20;
/** Where nobody knows which tabs are open, nothing younger is thrown away. */
const KEPT_UNKNOWN_MILLISECONDS = 30 * 24 * 3600 * 1000;
const SILENCE_MILLISECONDS = 5000;
const COPY_OF_OPEN = 'This is a copy of the design in your other tab. Each tab keeps its own.';
const WORK = 'work/';
const BROKEN = 'broken/';

/** A stored value that is no work: from the database, or from the last words. */
interface Unreadable {
  readonly session: string;
  readonly raw: unknown;
  readonly reason: string;
  readonly isLastWords: boolean;
}

export function createDesignStorage(setup: StorageSetup): DesignStorage {
  const { keyValue, lastWords, tabs, now } = setup;
  let session = setup.session.id;
  let revision = 0;
  /** Of the last words that this page wrote; an older write that ends later must not drop them. */
  let lastWordsRevision = 0;
  let isPruned = false;
  const passedOver = new Set<string>();

  /** Rejects when the storage stays silent. */
  function answered<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const silent = () => reject(new StorageSilent());
      const cancel = setup.schedule(silent, SILENCE_MILLISECONDS);
      void work.then(resolve, reject).finally(cancel);
    });
  }
  const get = (key: string) => answered(keyValue.get(key));
  const set = (key: string, value: unknown) => answered(keyValue.set(key, value));

  async function attempt<T>(
    work: () => Promise<Result<T, StorageProblem>>,
    rescued: StoredWork | null = null,
  ): Promise<Result<T, StorageProblem>> {
    try {
      return await work();
    } catch (error) {
      return err(problemOf(error, rescued && workFile(rescued)));
    }
  }

  async function read(of: string): Promise<Result<StoredWork | null, Unreadable>> {
    const raw = await get(WORK + of);
    const stored = raw === undefined ? ok(null) : parseWork(raw, of);
    if (!stored.ok) return err({ session: of, raw, reason: stored.error, isLastWords: false });
    const text = lastWords.read(of);
    if (text === null) return stored;
    const last = parseWork(parseJson(text), of);
    if (!last.ok) return err({ session: of, raw: text, reason: last.error, isLastWords: true });
    return last.value.revision > (stored.value?.revision ?? 0) ? last : stored;
  }

  /** Saves go elsewhere from now on: what lies under this session could not be read nor set aside. */
  async function moveOn(): Promise<void> {
    session = `${session.slice(0, 60)}-b`;
    tabs.remember(session);
    await tabs.claim(session);
  }

  async function setAside(found: Unreadable): Promise<StorageProblem> {
    const at = now();
    passedOver.add(found.session);
    const file = rawFile(found.raw, at);
    try {
      await set(`${BROKEN}${new Date(at).toISOString()}/${found.session}`, found.raw);
      if (found.isLastWords) lastWords.drop(found.session);
      else await answered(keyValue.delete(WORK + found.session));
    } catch {
      if (found.session === session) await moveOn();
    }
    return unreadable(found.reason, file);
  }

  async function sessions(): Promise<readonly string[]> {
    const keys = await answered(keyValue.keys());
    const stored = keys.filter((key) => key.startsWith(WORK)).map((key) => key.slice(WORK.length));
    return [...new Set([...stored, ...lastWords.sessions()])];
  }

  async function readAll(): Promise<{ works: StoredWork[]; faults: Unreadable[] }> {
    const works: StoredWork[] = [];
    const faults: Unreadable[] = [];
    for (const each of await sessions()) {
      const work = await read(each);
      if (!work.ok) faults.push(work.error);
      else if (work.value !== null) works.push(work.value);
    }
    works.sort((a, b) => b.savedAt - a.savedAt || b.revision - a.revision);
    return { works, faults };
  }

  /** Kept at once, so that a reload before the first edit finds it. A failure will show at that edit. */
  async function keep(work: StoredWork): Promise<void> {
    try {
      await set(WORK + session, work);
      lastWords.drop(session);
    } catch {
      // The source is still where it was.
    }
  }

  async function readOwn(): ReturnType<typeof read> {
    try {
      return await read(session);
    } catch (error) {
      await moveOn();
      throw error;
    }
  }

  async function load(): Promise<Result<LoadedWork | null, StorageProblem>> {
    const own = await readOwn();
    if (!own.ok) return err(await setAside(own.error));
    if (own.value !== null) {
      ({ revision } = own.value);
      if (lastWords.read(session) !== null) await keep(own.value);
      return ok({ ...own.value, notice: null });
    }

    const { works, faults } = await readAll();
    const open = await tabs.open();
    // What an open tab wrote may be of a newer Lintel: it is that tab's to deal with.
    const fault = faults.find((each) => !open?.has(each.session) && !passedOver.has(each.session));
    if (fault) return err(await setAside(fault));

    const source = works.find((work) => work.session === setup.session.copyOf) ?? works[0];
    if (source === undefined) return ok(null);
    const isOpen = source.session === setup.session.copyOf || open?.has(source.session);
    const notice = isOpen ? COPY_OF_OPEN : newestOf(works);
    const work = { ...source, session };
    ({ revision } = work);
    await keep(work);
    return ok({ ...work, notice });
  }

  async function prune(): Promise<void> {
    const { works } = await readAll();
    const open = await tabs.open();
    const isMine = (work: StoredWork) => work.session === session || open?.has(work.session);
    const isYoung = (work: StoredWork) =>
      open === null && work.savedAt >= now() - KEPT_UNKNOWN_MILLISECONDS;
    const kept = new Set<string>();
    let count = 1;
    for (const work of works.filter((each) => !isMine(each) && !isYoung(each))) {
      // A tab that was opened and closed without an edit leaves a copy that nobody needs. What only
      // an open tab holds as well is not one: the tab's next edit would take the last of it.
      if (kept.has(textOf(work)) || count >= KEPT_SESSIONS) {
        await answered(keyValue.delete(WORK + work.session));
        lastWords.drop(work.session);
      } else {
        kept.add(textOf(work));
        count += 1;
      }
    }
  }

  async function save(work: StoredWork): Promise<Result<void, StorageProblem>> {
    await set(WORK + work.session, work);
    if (work.revision >= lastWordsRevision) lastWords.drop(work.session);
    if (!isPruned) {
      isPruned = true;
      // The work is stored; what is left over is thrown away another time.
      await prune().catch(() => undefined);
    }
    return ok(undefined);
  }

  return {
    load: () => attempt(load),
    save: (work) => attempt(() => save(work), work),
    saveBeforeClosing: (work) => {
      lastWordsRevision = work.revision;
      lastWords.write(work.session, JSON.stringify(work));
    },
    list: () => attempt(async () => ok((await readAll()).works)),
    session: () => session,
    nextRevision: () => (revision += 1),
  };
}

/** Older versions of one design, which its earlier tabs left, are no choice worth a word. */
function newestOf(works: readonly StoredWork[]): string | null {
  const titles = new Set(works.map(({ design }) => readSettings(design).title));
  return titles.size > 1 ? `This is the newest of ${titles.size} designs in this browser.` : null;
}

/** `toStored` has put keys and records into one order. */
const textOf = ({ design }: StoredWork): string => JSON.stringify(design);

/** Undefined for text that is not JSON; a schema looks at it afterwards. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
