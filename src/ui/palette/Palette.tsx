import { PanelLeftClose, SearchX } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Catalog } from '../../spec/catalog';
import { placeNode, placePattern } from '../../spec/commands';
import { useTemplates } from '../gallery/templates-context';
import { Button, EmptyState, IconButton, TextInput } from '../primitives';
import { countRender } from '../render-count';
import { preferences } from '../shell/preferences';
import { useEditor } from '../use-editor';
import type { PaletteItem } from './drag';
import { DragGhost } from './DragGhost';
import { paletteGroups } from './palette-entries';
import { PaletteList } from './PaletteList';
import { searchPalette } from './search';
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
    () => (isSearching ? searchPalette(groups, query) : []),
    [groups, query, isSearching],
  );
  const shown = isSearching ? [{ id: 'found', title: 'Found', entries: found }] : groups;

  /** Into the container that is selected, or into the VPC of what is, where each kind has its own tier. */
  const add = (item: PaletteItem) => {
    const { model, selection } = editor.store.getState();
    const [id] = selection.nodes.length === 1 ? selection.nodes : [];
    const chosen = id === undefined ? null : model.get(id);
    const over =
      chosen === null || chosen.spec.container
        ? (chosen?.id ?? null)
        : (model.networkOf(chosen.id)?.vpc ?? chosen.parent);
    if (item.type === 'pattern')
      editor.run(placePattern, { pattern: item.pattern, over, at: null });
    else if (item.type === 'template') {
      const template = templates.find((one) => one.id === item.template)!;
      editor.runBound(template.insertAt(null));
    } else editor.run(placeNode, { kind: item.kind, preset: item.preset, over, at: null });
  };

  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('.palette__entry') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const search = root.current?.querySelector<HTMLInputElement>('.palette__search input');
    // The keys here are the palette's; the canvas must not move what is selected.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (next < 0) search?.focus();
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
      search?.focus();
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
