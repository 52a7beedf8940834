import { preferences } from './preferences';

const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';

const asks = (query: string): boolean => window.matchMedia(query).matches;

/** Whether the person, or their system, wants more contrast. */
export function hasMoreContrast(): boolean {
  const { contrast } = preferences.get();
  return contrast === 'system' ? asks(MORE_CONTRAST) : contrast === 'more';
}

function applyTheme(): void {
  const { theme } = preferences.get();
  const { dataset } = document.documentElement;
  dataset.theme = theme === 'system' ? (asks(DARK) ? 'dark' : 'light') : theme;
  dataset.contrast = hasMoreContrast() ? 'more' : 'usual';
}

/**
 * Keeps `data-theme` and `data-contrast` of the page at what the person, or their system, wants. Call before the first paint, or a
 * dark screen flashes white.
 */
export function keepTheme(): void {
  applyTheme();
  preferences.subscribe(applyTheme);
  for (const query of [DARK, MORE_CONTRAST])
    window.matchMedia(query).addEventListener('change', applyTheme);
}
