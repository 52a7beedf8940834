import { update } from '../ui/shell/update';

interface OfflineSetup {
  /** Writes down what was edited last. */
  readonly flush: () => Promise<void>;
}

/**
 * Keeps the page for when there is no network, and says when a newer one is ready. Nobody's page is exchanged unasked: it would lose
 * what can be undone.
 */
export async function keepForOffline({ flush }: OfflineSetup): Promise<void> {
  // On a secure origin only.
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const hadOne = workers.controller !== null;
  const registration = await workers.register('./service-worker.js');
  const offer = (worker: ServiceWorker | null) => {
    if (worker?.state !== 'installed' || workers.controller === null) return;
    // Only a window's messages have a target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    update.set(() => worker.postMessage('update'));
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => offer(worker));
  });
  workers.addEventListener('controllerchange', () => {
    // The first one takes over a page that came from the same server a moment ago.
    if (!hadOne) return;
    void flush().finally(() => window.location.reload());
  });
}
