import {
  Code,
  Ellipsis,
  FolderOpen,
  History,
  LayoutTemplate,
  PackageOpen,
  Search,
  Settings2,
  SunMoon,
} from 'lucide-react';
import { IconButton, Menu, type MenuEntry } from '../primitives';
import { preferences } from './preferences';
import { useShellActions } from './shell-actions';

const ICON = { size: 16, 'aria-hidden': true } as const;

/** On a small screen all of the header that is not needed at every moment. */
export function MoreMenu() {
  const actions = useShellActions();
  const entries = (): readonly MenuEntry[] => {
    const isDark = document.documentElement.dataset.theme === 'dark';
    return [
      { label: 'Templates…', icon: <LayoutTemplate {...ICON} />, onSelect: actions.openTemplates },
      { label: 'Open…', icon: <FolderOpen {...ICON} />, onSelect: actions.openOpen },
      { label: 'Versions…', icon: <History {...ICON} />, onSelect: () => actions.openVersions() },
      { label: 'Export…', icon: <PackageOpen {...ICON} />, onSelect: actions.openExport },
      { separator: true },
      {
        label: 'Design and selection',
        icon: <Settings2 {...ICON} />,
        onSelect: () => actions.showTab('inspector'),
      },
      { label: 'Code', icon: <Code {...ICON} />, onSelect: actions.showCode },
      { label: 'All commands…', icon: <Search {...ICON} />, onSelect: actions.openCommands },
      {
        label: isDark ? 'Light theme' : 'Dark theme',
        icon: <SunMoon {...ICON} />,
        onSelect: () => preferences.set({ theme: isDark ? 'light' : 'dark' }),
      },
    ];
  };
  return (
    <Menu label="More" entries={entries} align="end">
      <IconButton label="More" icon={<Ellipsis size={18} />} />
    </Menu>
  );
}
