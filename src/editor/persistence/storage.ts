import { parseJson } from '../../kit/json';
import { err, ok, type Result } from '../../kit/result';
import {
  problemOf,
  rawFile,
  StorageSilent,
  unreadable,
  workFile,
  type StorageProblem,
} from './problem';
import { rememberedIn, type Place, type Tabs } from './tabs';
import { glimpseOf, parseWork, type StoredWork } from './work';

/** The part of IndexedDB that is used; `browser.ts` brings it. Each call may reject, or never answer. */
export interface KeyValue {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
  /** In the order of the keys. */
  readonly getMany: (keys: readonly string[]) => Promise<readonly unknown[]>;
}

/** Written while a page goes away, which no asynchronous write survives with certainty. May not throw. */
export interface LastWords {
  read(id: string): string | null;
  write(id: string, text: string): void;
  drop(id: string): void;
  ids(): readonly string[];
}

export interface LoadedWork extends StoredWork {
  /** What the person should know about where it comes from; null when it is simply where they left. */
  readonly notice: string | null;
}

export interface DesignStorage {
  /**
   * What this tab had open; else the newest there is; null when there is none. What cannot be read is set aside and reported;
   * the next call then passes over it.
   */
  load(): Promise<Result<LoadedWork | null, StorageProblem>>;
  /** What is kept under the name; null when nothing is. */
  read(id: string): Promise<Result<StoredWork | null, StorageProblem>>;
  save(work: StoredWork): Promise<Result<void, StorageProblem>>;
  /** Keeps the work at once, as far as it can; `load` prefers it if `save` came too late. */
  saveBeforeClosing(work: StoredWork): void;
  /** The name of the design that this tab has open. */
  id(): string;
  /** A name that no design has. */
  newId(): string;
  /** This tab has another design open from now on. */
  moveTo(id: string): Promise<void>;
  /** Which of the ids of new records are this tab's. */
  slot(): number;
  /** Later than any that it has read or given out. */
  nextRevision(): number;
}

export interface StorageSetup {
  readonly keyValue: KeyValue;
  readonly lastWords: LastWords;
  readonly tabs: Tabs;
  readonly newId: () => string;
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** Calls back once after the time; the answer takes it back. */
export type Schedule = (callback: () => void, milliseconds: number) => () => void;

const SILENCE_MILLISECONDS = 5000;
export const WORK = 'work/';
const BROKEN = 'broken/';

/** A stored value that is no work: from the database, or from the last words. */
interface Unreadable {
  readonly id: string;
  readonly raw: unknown;
  readonly reason: string;
  readonly isLastWords: boolean;
}

interface Found {
  readonly work: StoredWork | null;
  readonly faults: readonly Unreadable[];
  /** Of all works. */
  readonly titles: ReadonlySet<string>;
}

export function createDesignStorage(setup: StorageSetup): DesignStorage {
  const { keyValue, lastWords, tabs, now } = setup;
  const remembered = rememberedIn(tabs);
  let id = remembered ?? setup.newId();
  let place: Promise<Place> | null = null;
  let slot = 0;
  let revision = 0;
  /** Of the last words that this page wrote; an older write that ends later must not drop them. */
  const lastWordsRevisions = new Map<string, number>();
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

  const read = async (of: string): Promise<Result<StoredWork | null, Unreadable>> =>
    parse(of, await get(WORK + of));

  /** What is stored under the name, or what was said last of it, if that is newer. */
  function parse(of: string, raw: unknown): Result<StoredWork | null, Unreadable> {
    const stored = raw === undefined ? ok(null) : parseWork(raw, of);
    if (!stored.ok) return err({ id: of, raw, reason: stored.error, isLastWords: false });
    const text = lastWords.read(of);
    if (text === null) return stored;
    const last = parseWork(parseJson(text), of);
    if (!last.ok) return err({ id: of, raw: text, reason: last.error, isLastWords: true });
    return last.value.revision > (stored.value?.revision ?? 0) ? last : stored;
  }

  async function moveTo(next: string): Promise<void> {
    const left = place;
    id = next;
    tabs.remember(next);
    const entered = tabs.enter(next);
    place = entered;
    void left?.then((each) => each.leave());
    const { slot: taken } = await entered;
    if (place === entered) slot = taken;
  }

  async function setAside(found: Unreadable): Promise<StorageProblem> {
    const at = now();
    passedOver.add(found.id);
    const file = rawFile(found.raw, at);
    try {
      await set(`${BROKEN}${new Date(at).toISOString()}/${found.id}`, found.raw);
      if (found.isLastWords) lastWords.drop(found.id);
      else await answered(keyValue.delete(WORK + found.id));
    } catch {
      // What lies under this name can neither be read nor set aside: saves go elsewhere.
      if (found.id === id) await moveTo(setup.newId());
    }
    return unreadable(found.reason, file);
  }

  /**
   * The newest that can be read. The designs of older ones are not parsed, which takes as long as to draw the canvas when there
   * are many; whoever opens one learns what is wrong with it.
   */
  async function readNewest(): Promise<Found> {
    const faults: Unreadable[] = [];
    const keys = await answered(keyValue.keys());
    const stored = keys.filter((key) => key.startsWith(WORK)).map((key) => key.slice(WORK.length));
    const said = new Set(lastWords.ids());
    const ids = [...new Set([...stored, ...said])];
    // In one go: each request by itself would take as long as reading the work.
    const raws = await answered(keyValue.getMany(ids.map((each) => WORK + each)));
    const works = ids.flatMap((each, at) => {
      // Which of two is newer, what is stored or what was said last, shows when they are parsed.
      const glimpse = said.has(each) ? null : glimpseOf(raws[at]);
      if (glimpse) return [{ ...glimpse, parse: () => parse(each, raws[at]) }];
      const work = parse(each, raws[at]);
      if (!work.ok) faults.push(work.error);
      return work.ok && work.value ? [{ ...glimpseOf(work.value)!, parse: () => work }] : [];
    });
    works.sort((a, b) => b.savedAt - a.savedAt || b.revision - a.revision);
    const titles = new Set(works.map(({ title }) => title));
    for (const each of works) {
      const work = each.parse();
      if (work.ok) return { work: work.value, faults, titles };
      faults.push(work.error);
    }
    return { work: null, faults, titles };
  }

  /** Last words are kept like everything else. A failure will show at the next edit. */
  async function keep(work: StoredWork): Promise<void> {
    if (lastWords.read(work.id) === null) return;
    try {
      await set(WORK + work.id, work);
      lastWords.drop(work.id);
    } catch {
      // The last words are still where they were.
    }
  }

  /** What other designs said last, in tabs that were closed before they could store it. */
  async function keepOthers(mine: string): Promise<void> {
    const open = await tabs.open();
    for (const each of lastWords.ids()) {
      if (each === mine || open?.has(each)) continue;
      const work = await read(each).catch(() => null);
      if (work?.ok && work.value) await keep(work.value);
    }
  }

  async function readOwn(): ReturnType<typeof read> {
    try {
      return await read(id);
    } catch (error) {
      await moveTo(setup.newId());
      throw error;
    }
  }

  async function load(): Promise<Result<LoadedWork | null, StorageProblem>> {
    // A tab that is new has a place nowhere yet.
    if (place === null && remembered !== null) await moveTo(remembered);
    const own = await readOwn();
    if (!own.ok) return err(await setAside(own.error));
    let work = own.value;
    let notice: string | null = null;
    if (work === null) {
      const { work: newest, faults, titles } = await readNewest();
      const open = await tabs.open();
      // What an open tab wrote may be of a newer Lintel: it is that tab's to deal with.
      const fault = faults.find((each) => !open?.has(each.id) && !passedOver.has(each.id));
      if (fault) return err(await setAside(fault));
      work = newest;
      // Several of one title are most likely copies, and no choice worth a word.
      const isChoice = titles.size > 1 && !open?.has(work?.id ?? '');
      notice = isChoice ? `This is the newest of ${titles.size} designs in this browser.` : null;
      if (work !== null || place === null) await moveTo(work?.id ?? id);
    }
    if (work === null) return ok(null);
    revision = Math.max(revision, work.revision);
    await keep(work);
    await keepOthers(work.id);
    return ok({ ...work, notice });
  }

  async function save(work: StoredWork): Promise<Result<void, StorageProblem>> {
    await set(WORK + work.id, work);
    if (work.revision >= (lastWordsRevisions.get(work.id) ?? 0)) lastWords.drop(work.id);
    return ok(undefined);
  }

  return {
    load: () => attempt(load),
    read: (of) =>
      attempt(async () => {
        const found = await read(of);
        if (!found.ok) return err(await setAside(found.error));
        revision = Math.max(revision, found.value?.revision ?? 0);
        return found;
      }),
    save: (work) => attempt(() => save(work), work),
    saveBeforeClosing: (work) => {
      lastWordsRevisions.set(work.id, work.revision);
      lastWords.write(work.id, JSON.stringify(work));
    },
    id: () => id,
    newId: setup.newId,
    moveTo,
    slot: () => slot,
    nextRevision: () => (revision = Math.max(revision + 1, now())),
  };
}
