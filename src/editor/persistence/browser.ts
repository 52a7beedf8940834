/** The only file here that touches the browser. */
import { createStore, del, get, keys, promisifyRequest } from 'idb-keyval';
import {
  createDesignStorage,
  type DesignStorage,
  type KeyValue,
  type LastWords,
  type Schedule,
} from './storage';
import { openSession, type Tabs } from './tabs';

const SESSION_KEY = 'lintel/session';
const LOCK = 'lintel/session/';
const LAST_WORDS = 'lintel/last-words/';
/** A reload may ask for the session before the page that it replaces has let go of it. */
const CLAIM_MILLISECONDS = 300;

export async function openBrowserStorage(): Promise<DesignStorage> {
  const session = await openSession(browserTabs, randomId);
  const now = () => Date.now();
  return createDesignStorage({
    keyValue: createIndexedDb(),
    lastWords,
    tabs: browserTabs,
    session,
    now,
    schedule,
  });
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
  };
}

const browserTabs: Tabs = {
  remembered: () => attempt(() => sessionStorage.getItem(SESSION_KEY)) ?? null,
  remember: (session) => attempt(() => sessionStorage.setItem(SESSION_KEY, session)),
  claim: (session) => {
    // Web Locks exist on secure origins only. Without them nobody can tell a reload from a
    // duplicated tab, and each page begins a session of its own.
    if (!('locks' in navigator)) return Promise.resolve(false);
    return new Promise((resolve) => {
      const signal = AbortSignal.timeout(CLAIM_MILLISECONDS);
      const held = () => {
        resolve(true);
        return new Promise<never>(() => {});
      };
      navigator.locks.request(LOCK + session, { signal }, held).catch(() => resolve(false));
    });
  },
  open: async () => {
    if (!('locks' in navigator)) return null;
    try {
      const { held = [] } = await navigator.locks.query();
      const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(LOCK));
      return new Set(names.map((name) => name.slice(LOCK.length)));
    } catch {
      return null;
    }
  },
};

/** In localStorage, the only storage that writes before it returns. */
const lastWords: LastWords = {
  read: (session) => attempt(() => localStorage.getItem(LAST_WORDS + session)) ?? null,
  write: (session, text) => attempt(() => localStorage.setItem(LAST_WORDS + session, text)),
  drop: (session) => attempt(() => localStorage.removeItem(LAST_WORDS + session)),
  sessions: () =>
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
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
