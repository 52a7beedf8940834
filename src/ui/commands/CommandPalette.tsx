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
import { useMemo, useState, type KeyboardEvent } from 'react';
import { focusNode } from '../canvas/focus-node';
import { madeSince } from '../canvas/made-since';
import { useExporters } from '../code/exporters-context';
import { useTarget } from '../code/use-target';
import { useTemplates } from '../gallery/templates-context';
import type { PaletteItem } from '../palette/drag';
import { paletteGroups } from '../palette/palette-entries';
import { search } from '../palette/search';
import { useAddItem } from '../palette/use-add-item';
import { Dialog, KindIcon, SearchList } from '../primitives';
import { hasMod } from '../shell/keyboard';
import { preferences } from '../shell/preferences';
import { useShellActions } from '../shell/shell-actions';
import { useEditor } from '../use-editor';
import type { Command } from './command';
import { commandsOf, namesOf } from './command-list';

/** More is not read. */
const MOST_SHOWN = 60;

/** Every command by its name, with its keys; by name also every node, to go to it, and everything that can be added. */
export default function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const { commands, names } = useCommands();
  const shown = useMemo(
    () =>
      query.trim() === '' ? commands : search([...commands, ...names], query).slice(0, MOST_SHOWN),
    [commands, names, query],
  );

  const choose = ({ run }: Command) => {
    onClose();
    // The focus goes back first: what is renamed takes it anew.
    setTimeout(run);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !hasMod(event.nativeEvent)) return;
    event.preventDefault();
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title="Commands">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that bubble from the field */}
      <div onKeyDown={onKey}>
        <SearchList
          label="Commands"
          fieldLabel="Search commands, nodes and what can be added"
          placeholder="A command, a node, or something to add"
          query={query}
          onQuery={setQuery}
          shown={shown}
          markOf={markOf}
          onChoose={choose}
        />
      </div>
    </Dialog>
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

function markOf({ icon, group }: Command) {
  const Icon = MARKS[group] ?? LayoutTemplate;
  return icon === undefined ? <Icon size={14} aria-hidden /> : <KindIcon kind={icon} size={16} />;
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
    const addAndGo = (item: PaletteItem) => {
      const before = editor.store.getState().design;
      add(item);
      const [made] = madeSince(before, editor.store.getState());
      if (made !== undefined) focusNode(made);
    };
    return { commands: commandsOf(deps), names: namesOf(deps, groups, addAndGo) };
  }, [editor, actions, targets, target, templates, add]);
}
