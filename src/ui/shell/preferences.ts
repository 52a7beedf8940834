import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { isSmallScreen } from './small-screen';

/** Pixels. The canvas keeps what is left, and at least `LEAST_CANVAS`. */
export const LIMITS = {
  paletteWidth: { min: 200, max: 360, usual: 232 },
  sideWidth: { min: 300, max: 720, usual: 400 },
  /** Of the right column, in percent. */
  codeShare: { min: 20, max: 80, usual: 36 },
} as const;

const sizeOf = ({ min, max, usual }: { min: number; max: number; usual: number }) =>
  v.fallback(v.pipe(v.number(), v.minValue(min), v.maxValue(max)), usual);
const flag = (usual: boolean) => v.fallback(v.boolean(), usual);

/** Each value falls back by itself: one that is damaged must not take the others with it. */
const schema = v.object({
  theme: v.fallback(v.picklist(['light', 'dark', 'system']), 'system'),
  contrast: v.fallback(v.picklist(['usual', 'more', 'system']), 'system'),
  /** Until somebody has taken the tour, or said no. */
  isTourOffered: flag(true),
  /** Whether tiers are drawn zone by zone, or folded into one band each. */
  areZonesShown: flag(true),
  isPaletteOpen: flag(true),
  paletteWidth: sizeOf(LIMITS.paletteWidth),
  isSideOpen: flag(true),
  /** The map of the whole design: it costs frames. */
  isMapShown: flag(false),
  sideWidth: sizeOf(LIMITS.sideWidth),
  sideTab: v.fallback(v.picklist(['inspector', 'checklist']), 'inspector'),
  isCodeOpen: flag(true),
  codeShare: sizeOf(LIMITS.codeShare),
  /** The target whose code is shown; null until one was chosen. Which there are is not known here. */
  codeTarget: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(32))), null),
});

export type Preferences = v.InferOutput<typeof schema>;
export type Theme = Preferences['theme'];

/** What the browser's storage holds, whatever that is. */
export function parsePreferences(text: string | null): Preferences {
  try {
    const stored: unknown = text === null ? {} : JSON.parse(text);
    const parsed = v.safeParse(schema, stored);
    return parsed.success ? parsed.output : v.parse(schema, {});
  } catch {
    return v.parse(schema, {});
  }
}

export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;
const KEY = 'lintel.preferences';
const FOLDED = { isPaletteOpen: false, isSideOpen: false, isCodeOpen: false };
type Panels = Pick<Preferences, keyof typeof FOLDED>;
const panelsOf = ({ isPaletteOpen, isSideOpen, isCodeOpen }: Preferences): Panels => ({
  isPaletteOpen,
  isSideOpen,
  isCodeOpen,
});

/**
 * Storage may be missing, full or forbidden: preferences then last as long as the page. On a small screen panels are folded until
 * somebody asks, and what is open there says nothing of what is open elsewhere.
 */
export function createPreferences(storage: () => PreferenceStorage, isSmall = () => false) {
  let current: Preferences | null = null;
  let isFolded = false;
  /** The panels where there is room for them. */
  let panels: Panels = FOLDED;
  const listeners = new Set<() => void>();

  function get(): Preferences {
    if (current) return current;
    const stored = parsePreferences(attempt(() => storage().getItem(KEY)) ?? null);
    panels = panelsOf(stored);
    isFolded = isSmall();
    return (current = { ...stored, ...(isFolded ? FOLDED : {}) });
  }
  function set(change: Partial<Preferences>): void {
    const next = { ...get(), ...change };
    if ((Object.keys(change) as (keyof Preferences)[]).every((key) => get()[key] === next[key]))
      return;
    current = next;
    if (!isFolded) panels = panelsOf(next);
    attempt(() => storage().setItem(KEY, JSON.stringify({ ...next, ...panels })));
    for (const listener of listeners) listener();
  }
  return {
    get,
    set,
    /** The screen has become small, or is no longer. What does not depend on it stays as it is on this page. */
    refit: () => {
      get();
      if (isFolded === isSmall()) return;
      isFolded = !isFolded;
      set(isFolded ? FOLDED : panels);
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Sizes, folds, tab, target and theme: of this browser, not of the design. */
export const preferences = createPreferences(() => localStorage, isSmallScreen);

export function usePreference<K extends keyof Preferences>(key: K): Preferences[K] {
  return useSyncExternalStore(preferences.subscribe, () => preferences.get()[key]);
}
