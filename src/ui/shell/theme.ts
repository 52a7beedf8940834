import { useEffect } from 'react';
import { preferences, usePreference, type Theme } from './preferences';

const DARK = '(prefers-color-scheme: dark)';

const resolved = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (window.matchMedia(DARK).matches ? 'dark' : 'light') : theme;

/** Call before the first paint, or a dark screen flashes white. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = resolved(preferences.get().theme);
}

/** Keeps `data-theme` of the page at what the person, or their system, wants. */
export function useTheme(): Theme {
  const theme = usePreference('theme');
  useEffect(() => {
    applyTheme();
    const media = window.matchMedia(DARK);
    media.addEventListener('change', applyTheme);
    return () => media.removeEventListener('change', applyTheme);
  }, [theme]);
  return theme;
}
