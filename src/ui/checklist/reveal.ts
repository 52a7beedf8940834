import { useSyncExternalStore } from 'react';

/** Asks the checklist to open an item and scroll to it, also before the panel is on the screen. */
export interface Reveal {
  readonly itemId: string;
  /** Counts up, so that the same item can be asked for twice. */
  readonly at: number;
}

let current: Reveal | null = null;
const listeners = new Set<() => void>();
const get = (): Reveal | null => current;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const checklistReveal = {
  reveal(itemId: string): void {
    current = { itemId, at: (current?.at ?? 0) + 1 };
    for (const listener of listeners) listener();
  },
};

export const useRevealed = (): Reveal | null => useSyncExternalStore(subscribe, get);
