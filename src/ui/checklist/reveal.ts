import { useEffect, useEffectEvent, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { WaiverId } from '../../design';
import { scrolled } from './panel-memory';

/** For the list of all findings, which is no item. */
export const FINDINGS = 'findings';
/** For the line of what a waiver is about, in the list of what is accepted. */
export const acceptedLine = (waiver: WaiverId): string => `accepted/${waiver}`;

/** Asks the checklist to open an item and scroll to it, also before the panel is on the screen. */
interface Reveal {
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

/** What it is put on is scrolled to, and its first button focused, when somebody asks for it. */
export function useReveal<E extends HTMLElement>(
  id: string,
  beforehand: () => void = () => undefined,
): RefObject<E | null> {
  const element = useRef<E>(null);
  const revealed = useSyncExternalStore(subscribe, get);
  const prepare = useEffectEvent(beforehand);
  useEffect(() => {
    if (revealed?.itemId !== id || revealed.at === scrolled.revealedAt) return;
    scrolled.revealedAt = revealed.at;
    prepare();
    element.current?.scrollIntoView({ block: 'start' });
    element.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [revealed, id]);
  return element;
}
