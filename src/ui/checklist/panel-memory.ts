import { useSyncExternalStore } from 'react';
import type { Severity } from '../../validation';

export type Filter = Severity | 'all';

interface Memory {
  /** By what a person folded or unfolded, where that differs from how it starts. */
  readonly folds: ReadonlyMap<string, boolean>;
  readonly filter: Filter;
}

/** Lasts as long as the page: another tab of the panel unmounts the checklist, and coming back must not begin anew. */
let memory: Memory = { folds: new Map(), filter: 'all' };
const listeners = new Set<() => void>();

function remember(next: Memory): void {
  memory = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setOpen(id: string, isOpen: boolean): void {
  if (memory.folds.get(id) !== isOpen) {
    remember({ ...memory, folds: new Map(memory.folds).set(id, isOpen) });
  }
}

/** Whether a part is unfolded, and how to fold it. */
export function useFold(id: string, startsOpen: boolean): [boolean, () => void] {
  const isOpen = useSyncExternalStore(subscribe, () => memory.folds.get(id) ?? startsOpen);
  return [isOpen, () => setOpen(id, !isOpen)];
}

export function useFilter(): [Filter, (filter: Filter) => void] {
  const filter = useSyncExternalStore(subscribe, () => memory.filter);
  return [filter, (next) => remember({ ...memory, filter: next })];
}

/** Not shown by any component, so nobody is told. */
export const scrolled = { top: 0, revealedAt: 0 };
