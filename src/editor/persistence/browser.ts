/** The only file here that touches the browser. */
import { createStore, del, get, getMany, keys, promisifyRequest } from 'idb-keyval';
import {
  createDesignStorage,
  type DesignStorage,
  type KeyValue,
  type LastWords,
  type Schedule,
} from './storage';
import type { Channel } from '../merging';
import { ID_SLOTS } from '../../design';
import type { Place, Tabs } from './tabs';

const DESIGN_KEY = 'lintel/session';
const SLOT_KEY = 'lintel/slot';
const LOCK = 'lintel/design/';
const LAST_WORDS = 'lintel/last-words/';
/** A reload may ask for its slot before the page that it replaces has let go of it. */
const LETTING_GO_MILLISECONDS = 300;

export const browserDatabase: KeyValue = createIndexedDb();

export function openBrowserStorage(): DesignStorage {
  return createDesignStorage({
    keyValue: browserDatabase,
    lastWords,
    tabs: browserTabs,
    newId: randomId,
    now: () => Date.now(),
    schedule,
  });
}

/** Other tabs of this browser, by a name that they share. */
export function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(`lintel/design/${name}`);
  channel.addEventListener('message', (event) => onMessage(event.data));
  // Only a window's messages have a target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (message: unknown) => channel.postMessage(message);
  return { post, close: () => channel.close() };
}

export const schedule: Schedule = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** A phone may kill a hidden tab without another word, so that hiding counts as the end too. */
export function whenHidden(callback: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') callback();
  };
  window.addEventListener('pagehide', callback);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('pagehide', callback);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

function createIndexedDb(): KeyValue {
  const store = createStore('lintel', 'work');
  return {
    get: (key) => get<unknown>(key, store),
    // Not idb-keyval's own: a page that goes away takes with it what is not committed explicitly.
    set: (key, value) =>
      store('readwrite', (objects) => {
        objects.put(value, key);
        objects.transaction.commit();
        return promisifyRequest(objects.transaction);
      }),
    delete: (key) => del(key, store),
    keys: async () => (await keys(store)).filter((key) => typeof key === 'string'),
    getMany: (names) => getMany<unknown>([...names], store),
  };
}

export const browserTabs: Tabs = {
  remembered: () => attempt(() => sessionStorage.getItem(DESIGN_KEY)) ?? null,
  remember: (id) => attempt(() => sessionStorage.setItem(DESIGN_KEY, id)),
  enter: async (id) => {
    // Web Locks exist on secure origins only.
    if (!('locks' in navigator)) return { slot: 0, leave: () => {} };
    const [known, slot] = attempt(() => sessionStorage.getItem(SLOT_KEY))?.split('/') ?? [];
    const own =
      known === id
        ? await hold(id, Number(slot), { signal: AbortSignal.timeout(LETTING_GO_MILLISECONDS) })
        : null;
    const place = own ?? (await freePlace(id));
    attempt(() => sessionStorage.setItem(SLOT_KEY, `${id}/${place.slot}`));
    return place;
  },
  open: async () => {
    if (!('locks' in navigator)) return null;
    try {
      const { held = [] } = await navigator.locks.query();
      const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(LOCK));
      return new Set(names.map((name) => name.slice(LOCK.length, name.lastIndexOf('/'))));
    } catch {
      return null;
    }
  },
};

async function freePlace(id: string): Promise<Place> {
  for (let slot = 0; slot < ID_SLOTS; slot += 1) {
    const place = await hold(id, slot, { ifAvailable: true });
    if (place) return place;
  }
  return { slot: ID_SLOTS - 1, leave: () => {} };
}

/** Null where somebody else holds the slot. */
function hold(id: string, slot: number, options: LockOptions): Promise<Place | null> {
  return new Promise((resolve) => {
    const held = (lock: Lock | null) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((leave) => resolve({ slot, leave }));
    };
    navigator.locks.request(`${LOCK}${id}/${slot}`, options, held).catch(() => resolve(null));
  });
}

/** In localStorage, the only storage that writes before it returns. */
const lastWords: LastWords = {
  read: (id) => attempt(() => localStorage.getItem(LAST_WORDS + id)) ?? null,
  write: (id, text) => attempt(() => localStorage.setItem(LAST_WORDS + id, text)),
  drop: (id) => attempt(() => localStorage.removeItem(LAST_WORDS + id)),
  ids: () =>
    (attempt(() => Object.keys(localStorage)) ?? [])
      .filter((key) => key.startsWith(LAST_WORDS))
      .map((key) => key.slice(LAST_WORDS.length)),
};

/** Even to name these storages throws where cookies are blocked; to write, where they are full. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** `crypto.randomUUID` exists on secure origins only. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
