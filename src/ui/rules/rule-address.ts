import { useSyncExternalStore } from 'react';

/**
 * The rules have addresses inside the app, so that they can be linked to, and Back leaves them: `#rules` and `#rule=ML-4`. The
 * fragment of a design begins with a number.
 */
export const ALL_RULES = '#rules';
export const ruleFragment = (id: string): string => `#rule=${id}`;

/** Whole, because a link that is nothing but a fragment is taken for one that skips to a part of the page. */
export const addressOf = (fragment: string): string =>
  window.location.href.replace(/#.*$/, '') + fragment;

/** `id` is null for the list of all. */
export interface RuleAddress {
  readonly id: string | null;
}

/** Null where the fragment is about something else. */
export function readRuleAddress(fragment: string): RuleAddress | null {
  if (fragment === ALL_RULES) return { id: null };
  const [, id] = /^#rule=([A-Za-z]{1,8}-\d{1,4})$/.exec(fragment) ?? [];
  return id === undefined ? null : { id: id.toUpperCase() };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}

export const useFragment = (): string =>
  useSyncExternalStore(subscribe, () => window.location.hash);

export function leaveRules(): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search);
  for (const listener of listeners) listener();
}
