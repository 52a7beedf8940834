import { PanelLeftClose, SearchX } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Catalog } from '../../spec/catalog';
import { useTemplates } from '../gallery/templates-context';
import { Button, EmptyState, IconButton, TextInput } from '../primitives';
import { countRender } from '../render-count';
import { preferences } from '../shell/preferences';
import { useEditor } from '../use-editor';
import { DragGhost } from './DragGhost';
import { paletteGroups } from './palette-entries';
import { PaletteList } from './PaletteList';
import { search } from './search';
import { useAddItem } from './use-add-item';
import './Palette.css';

export function Palette() {
  countRender('panel');
  const editor = useEditor();
  const [query, setQuery] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const templates = useTemplates();
  const groups = useMemo(() => paletteGroups(editor.catalog, templates), [editor, templates]);
  const stopgap = useMemo(() => findStopgap(editor.catalog), [editor]);
  const isSearching = query.trim() !== '';
  const found = useMemo(
    () =>
      isSearching
        ? search(
            groups.flatMap(({ entries }) => entries),
            query,
          )
        : [],
    [groups, query, isSearching],
  );
  const shown = isSearching ? [{ id: 'found', title: 'Found', entries: found }] : groups;

  const add = useAddItem();

  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('.palette__entry') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const field = root.current?.querySelector<HTMLInputElement>('.palette__search input');
    // The keys here are the palette's; the canvas must not move what is selected.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (next < 0) field?.focus();
      else entries[Math.min(next, entries.length - 1)]?.focus();
    } else if (event.key === 'Enter' && at < 0 && isSearching && found[0]) {
      event.preventDefault();
      add(found[0].item);
    } else if (event.key === 'Escape') {
      if (query !== '') setQuery('');
      else (document.activeElement as HTMLElement | null)?.blur();
    } else if (
      at >= 0 &&
      event.key.length === 1 &&
      /\S/.test(event.key) &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      // Typing goes on searching, wherever the focus is.
      field?.focus();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that bubble from the field and the entries
    <div ref={root} className="palette" onKeyDown={onKey}>
      <div className="palette__head">
        <div className="palette__search">
          <TextInput
            label="Search the palette"
            placeholder="Search"
            value={query}
            onChange={setQuery}
            rest={{ type: 'search' }}
          />
        </div>
        <IconButton
          size="sm"
          label="Hide the palette"
          side="right"
          icon={<PanelLeftClose size={15} />}
          onClick={() => preferences.set({ isPaletteOpen: false })}
        />
      </div>
      {isSearching && found.length === 0 ? (
        <EmptyState
          icon={<SearchX size={20} />}
          title={`Nothing is called “${query.trim()}”`}
          actions={
            <Button size="sm" onClick={() => setQuery('')}>
              Show everything
            </Button>
          }
        >
          Try what it does: balance, scale, database, cache, network.
          {stopgap ? ` What is not offered yet can be drawn as “${stopgap.title}”.` : ''}
        </EmptyState>
      ) : (
        <PaletteList groups={shown} onAdd={add} />
      )}
      <DragGhost groups={groups} />
    </div>
  );
}

/** The kind that stands for whatever has no kind of its own. */
const findStopgap = ({ kinds }: Catalog) =>
  [...kinds.values()].map(({ spec }) => spec).find((spec) => spec.can.includes('external'));
