import {
  Code,
  FileText,
  Keyboard,
  LayoutTemplate,
  ListChecks,
  Maximize,
  Moon,
  MousePointer2,
  PanelRight,
  Pencil,
  Target,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useExporters } from '../code/exporters-context';
import { useTarget } from '../code/use-target';
import { useTemplates } from '../gallery/templates-context';
import { paletteGroups } from '../palette/palette-entries';
import { search } from '../palette/search';
import { useAddItem } from '../palette/use-add-item';
import { Dialog, Kbd, KindIcon, TextInput } from '../primitives';
import { hasMod } from '../shell/keyboard';
import { preferences } from '../shell/preferences';
import { useShellActions } from '../shell/shell-actions';
import { useEditor } from '../use-editor';
import { commandsOf, namesOf, type Command } from './command-list';
import './commands.css';

/** More is not read. */
const MOST_SHOWN = 60;

/** Every command by its name, with its keys; by name also every node, to go to it, and everything that can be added. */
export default function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { commands, names } = useCommands();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () =>
      query.trim() === '' ? commands : search([...commands, ...names], query).slice(0, MOST_SHOWN),
    [commands, names, query],
  );
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (chosen: Command | undefined) => {
    if (!chosen || chosen.idle !== null) return;
    onClose();
    // The focus goes back first: what is renamed takes it anew.
    setTimeout(chosen.run);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, next));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key.toLowerCase() === 'k' && hasMod(event.nativeEvent)) {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title="Commands">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that bubble from the field */}
      <div className="commands" onKeyDown={onKey}>
        <TextInput
          label="Search commands, nodes and what can be added"
          placeholder="A command, a node, or something to add"
          value={query}
          onChange={(text) => {
            setQuery(text);
            setActive(0);
          }}
          autoFocusInDialog
          rest={{
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': `${id}-list`,
            'aria-autocomplete': 'list',
            'aria-activedescendant': shown.length > 0 ? optionId(active) : undefined,
          }}
        />
        <output className={shown.length > 0 ? 'sr-only' : 'commands__none'}>
          {shown.length > 0 ? `${shown.length} found` : `Nothing is called “${query.trim()}”.`}
        </output>
        {/* A select would open a list of its own. */}
        <div
          ref={list}
          id={`${id}-list`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="listbox"
          aria-label="Commands"
          className="commands__list"
        >
          {shown.map((each, index) => (
            <Option
              key={each.id}
              id={optionId(index)}
              command={each}
              isActive={index === active}
              onPoint={() => setActive(index)}
              onChoose={() => choose(each)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly command: Command;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, command, isActive, onPoint, onChoose }: OptionProps) {
  const { title, group, keys, icon, idle, summary } = command;
  return (
    // The field keeps the focus and has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      aria-disabled={idle !== null || undefined}
      className="commands__option"
      onPointerMove={isActive ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="commands__icon">
        {icon === undefined ? <Mark group={group} /> : <KindIcon kind={icon} size={16} />}
      </span>
      <span className="commands__title">
        {title}
        {idle === null && summary === '' ? null : (
          <span className="commands__says">{idle ?? summary}</span>
        )}
      </span>
      <span className="commands__group">{group}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </div>
  );
}

const MARKS: Readonly<Record<string, LucideIcon>> = {
  Selection: MousePointer2,
  Edit: Pencil,
  Design: FileText,
  Profile: Target,
  Code: Code,
  Checklist: ListChecks,
  View: Maximize,
  Panels: PanelRight,
  Theme: Moon,
  Help: Keyboard,
};

function Mark({ group }: { readonly group: string }) {
  const Icon = MARKS[group] ?? LayoutTemplate;
  return <Icon size={14} aria-hidden />;
}

/** As things are when it opens: nothing changes while it is open. */
function useCommands() {
  const editor = useEditor();
  const actions = useShellActions();
  const { targets } = useExporters();
  const target = useTarget()?.id;
  const templates = useTemplates();
  const add = useAddItem();
  return useMemo(() => {
    const deps = { editor, actions, targets, target, preferences: preferences.get() };
    const groups = paletteGroups(editor.catalog, templates);
    return { commands: commandsOf(deps), names: namesOf(deps, groups, add) };
  }, [editor, actions, targets, target, templates, add]);
}
