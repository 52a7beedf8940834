/** Runs beside the page: it keeps the files of one build, so that Lintel opens without a network. `vite.config.ts` fills in which. */

/** What the types of a page do not know. */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
}
declare const self: Worker;
/** The paths of a build, and a name that no other build has. */
declare const LINTEL_FILES: readonly string[];
declare const LINTEL_BUILD: string;

const PREFIX = 'lintel-';
const CACHE = PREFIX + LINTEL_BUILD;
const PAGE = 'index.html';
const addressOf = (path: string): string => new URL(path, self.registration.scope).href;

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    // What the browser itself has kept of a file without a hash in its name may be of another build.
    await cache.addAll(
      LINTEL_FILES.map((path) => new Request(addressOf(path), { cache: 'no-cache' })),
    );
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const begin = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(begin());
});

// A new build waits until nobody uses the old one, or until somebody asks for it.
self.addEventListener('message', ({ data }) => {
  if (data === 'update') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const answer = async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(request.mode === 'navigate' ? addressOf(PAGE) : request, {
      ignoreSearch: true,
      // The same file for whoever asks.
      ignoreVary: true,
    });
    return kept ?? fetch(request);
  };
  event.respondWith(answer());
});

// A module of its own for the types; the build takes this line out.
// oxlint-disable-next-line unicorn/require-module-specifiers
export {};
