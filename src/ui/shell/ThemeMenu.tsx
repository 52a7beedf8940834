import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton, Menu, type MenuEntry } from '../primitives';
import { preferences, usePreference, type Theme } from './preferences';
import { hasMoreContrast } from './theme';

const THEMES: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
  { theme: 'system', label: 'As the system' },
];

const ICONS = {
  light: <Sun size={16} />,
  dark: <Moon size={16} />,
  system: <Monitor size={16} />,
} as const;

export function ThemeMenu() {
  const current = usePreference('theme');
  const entries = (): readonly MenuEntry[] => {
    const isMore = hasMoreContrast();
    const contrasts = [
      { label: 'Usual contrast', contrast: 'usual', checked: !isMore },
      { label: 'More contrast', contrast: 'more', checked: isMore },
    ] as const;
    return [
      ...THEMES.map(({ theme, label }) => ({
        label,
        checked: theme === current,
        onSelect: () => preferences.set({ theme }),
      })),
      { separator: true },
      ...contrasts.map(({ label, contrast, checked }) => ({
        label,
        checked,
        onSelect: () => preferences.set({ contrast }),
      })),
    ];
  };
  return (
    <Menu label="Theme" entries={entries} align="end">
      <IconButton label="Theme" icon={ICONS[current]} />
    </Menu>
  );
}
