import { ChevronDown } from 'lucide-react';
import { Menu, type MenuEntry } from '../primitives';
import { FileIcon } from './FileIcon';
import type { FilesProps } from './FileList';

/** The open file's name, and all files in a menu below it: what fits a narrow panel. */
export function FileMenu({ files, open, changes, chosen, onOpen }: FilesProps) {
  const file = files.find(({ path }) => path === open);
  const hintOf = (path: string): string | undefined => {
    const hints = [chosen.has(path) ? 'selected' : '', changes.has(path) ? '~ changed' : ''];
    return hints.filter(Boolean).join(' · ') || undefined;
  };
  const entries = (): readonly MenuEntry[] =>
    files.map(({ path, language }) => ({
      label: path,
      icon: <FileIcon language={language} />,
      checked: path === open,
      hint: hintOf(path),
      onSelect: () => onOpen(path),
    }));
  return (
    <Menu label="Files" entries={entries}>
      <button type="button" className="code-file-menu" aria-label={`File: ${open}`}>
        <FileIcon language={file?.language ?? ''} />
        <span className="code-file__name">{open}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
    </Menu>
  );
}
