/** What tabs say to each other, as slowly as a test wants. Only tests import this file. */
import type { SyncSetup } from './sync';

/** Messages of one tab to another arrive in order, and go nowhere when it has left the design meanwhile. */
export function createNetwork() {
  const listeners = new Map<string, Map<string, (message: unknown) => void>>();
  const queues = new Map<string, { readonly design: string; readonly message: unknown }[]>();
  const queueOf = (from: string, to: string) => {
    const key = `${from}>${to}`;
    const queue = queues.get(key) ?? [];
    queues.set(key, queue);
    return queue;
  };
  const deliver = (from: string, to: string): boolean => {
    const next = queueOf(from, to).shift();
    if (next) listeners.get(to)?.get(next.design)?.(next.message);
    return next !== undefined;
  };
  const channelsOf =
    (tab: string): SyncSetup['openChannel'] =>
    (design, onMessage) => {
      const own = listeners.get(tab) ?? new Map<string, typeof onMessage>();
      listeners.set(tab, own.set(design, onMessage));
      return {
        post: (message) => {
          for (const [other, open] of listeners)
            if (other !== tab && open.has(design))
              queueOf(tab, other).push({ design, message: structuredClone(message) });
        },
        close: () => void own.delete(design),
      };
    };
  const settle = () => {
    for (let isBusy = true; isBusy;) {
      isBusy = false;
      for (const key of queues.keys()) {
        const [from = '', to = ''] = key.split('>');
        while (deliver(from, to)) isBusy = true;
      }
    }
  };
  return { channelsOf, deliver, settle };
}
export type Network = ReturnType<typeof createNetwork>;
