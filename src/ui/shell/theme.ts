import { useEffect } from 'react';
import { preferences, usePreference, type Theme } from './preferences';

const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';

const asks = (query: string): boolean => window.matchMedia(query).matches;

/** Whether the person, or their system, wants more contrast. */
export function hasMoreContrast(): boolean {
  const { contrast } = preferences.get();
  return contrast === 'system' ? asks(MORE_CONTRAST) : contrast === 'more';
}

/** Call before the first paint, or a dark screen flashes white. */
export function applyTheme(): void {
  const { theme } = preferences.get();
  const { dataset } = document.documentElement;
  dataset.theme = theme === 'system' ? (asks(DARK) ? 'dark' : 'light') : theme;
  dataset.contrast = hasMoreContrast() ? 'more' : 'usual';
}

/** Keeps `data-theme` and `data-contrast` of the page at what the person, or their system, wants. */
export function useTheme(): Theme {
  const theme = usePreference('theme');
  const contrast = usePreference('contrast');
  useEffect(() => {
    applyTheme();
    const media = [DARK, MORE_CONTRAST].map((query) => window.matchMedia(query));
    for (const each of media) each.addEventListener('change', applyTheme);
    return () => {
      for (const each of media) each.removeEventListener('change', applyTheme);
    };
  }, [theme, contrast]);
  return theme;
}
