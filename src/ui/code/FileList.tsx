import type { KeyboardEvent } from 'react';
import type { CodeChanges } from './code-changes';
import type { CodeFile } from './exporters-context';
import { FileIcon } from './FileIcon';

export interface FilesProps {
  readonly files: readonly CodeFile[];
  readonly open: string;
  readonly changes: CodeChanges;
  /** The files with lines of what is selected. */
  readonly chosen: ReadonlySet<string>;
  readonly onOpen: (path: string) => void;
}

/** All files, one under the other, where the panel is wide enough. */
export function FileList({ files, open, changes, chosen, onOpen }: FilesProps) {
  const onKey = (event: KeyboardEvent) => {
    const at = files.findIndex(({ path }) => path === open);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = files[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next.path);
    event.currentTarget
      .querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)
      ?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div
      role="tablist"
      aria-label="Files"
      aria-orientation="vertical"
      className="code-files"
      onKeyDown={onKey}
    >
      {files.map(({ path, language }) => (
        <button
          key={path}
          type="button"
          role="tab"
          aria-selected={path === open}
          tabIndex={path === open ? 0 : -1}
          data-path={path}
          className={`code-file ${chosen.has(path) ? 'code-file--chosen' : ''}`}
          onClick={() => onOpen(path)}
        >
          <FileIcon language={language} />
          <span className="code-file__name">{path}</span>
          {changes.has(path) ? (
            <span className="code-file__changed">
              <span aria-hidden>~</span>
              <span className="code-file__said">changed by the last edit</span>
            </span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
