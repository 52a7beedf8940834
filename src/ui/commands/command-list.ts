import type { Editor } from '../../editor';
import { setProfile } from '../../spec/commands';
import { PROFILES, profileOf } from '../../spec/profile';
import { PROFILE_WORDS } from '../../validation';
import { compared } from '../compare/compared';
import { canvasCommands, type CanvasCommands } from '../canvas/canvas-commands';
import { pasteText, readClipboard } from '../canvas/clipboard';
import { foldLabel } from '../canvas/fold-label';
import { selectAll } from '../canvas/use-canvas-keys';
import type { ExportTarget } from '../code/exporters-context';
import type { PaletteItem } from '../palette/drag';
import type { PaletteGroup } from '../palette/palette-entries';
import { addressOf, ALL_RULES } from '../rules/rule-address';
import { reading } from '../reading/reading';
import { preferences, type Preferences, type Theme } from '../shell/preferences';
import type { ShellActions, SideTab } from '../shell/shell-actions';
import { hasMoreContrast } from '../shell/theme';
import { command, type Command } from './command';
import { ofSelection } from './selection-commands';
import { nodeName } from '../../spec/node-name';

interface Deps {
  readonly editor: Editor;
  readonly actions: ShellActions;
  readonly targets: readonly ExportTarget[];
  readonly target: string | undefined;
  readonly preferences: Preferences;
}

/** Everything that can be done to what is selected, to the design, to the view and to the page; what does nothing now comes last. */
export function commandsOf(deps: Deps): readonly Command[] {
  const all = [
    ...ofSelection(deps.editor),
    ...ofHistory(deps),
    ...ofDesign(deps),
    ...ofView(deps),
    ...ofPanels(deps),
  ];
  return [...all.filter(({ idle }) => idle === null), ...all.filter(({ idle }) => idle !== null)];
}

function ofHistory({ editor }: Deps): readonly Command[] {
  const { history, selection } = editor.store.getState();
  const [last, next] = [history.past.at(-1)?.label, history.future[0]?.label];
  return [
    command('Edit', 'Undo', () => editor.undo(), {
      keys: 'Mod+Z',
      summary: last ?? '',
      idle: last === undefined ? 'Nothing to undo.' : null,
    }),
    command('Edit', 'Redo', () => editor.redo(), {
      keys: 'Mod+Shift+Z',
      summary: next ?? '',
      idle: next === undefined ? 'Nothing to redo.' : null,
    }),
    command('Edit', 'Paste', () => void readClipboard().then((text) => pasteText(editor, text)), {
      keys: 'Mod+V',
    }),
    command('Edit', 'Add…', () => canvasCommands.get()?.add(), {
      keys: 'A',
      keywords: ['new', 'insert', 'place', 'quick'],
      summary: 'In the middle of the view.',
    }),
    command('Edit', 'Arrange', () => canvasCommands.get()?.arrange(), {
      keys: 'L',
      keywords: ['tidy', 'layout', 'align', 'automatic', 'order'],
      summary: `Places ${selection.nodes.length > 1 ? 'what is selected' : 'everything'} along the connections.`,
      idle: isEmpty(editor),
    }),
    command('Edit', 'Select all', () => selectAll(editor), {
      keys: 'Mod+A',
      idle: isEmpty(editor),
    }),
  ];
}

const isEmpty = (editor: Editor): string | null =>
  editor.store.getState().model.nodes.length === 0 ? 'Nothing is drawn yet.' : null;

function ofDesign({ editor, actions, targets, target }: Deps): readonly Command[] {
  const profile = profileOf(editor.store.getState().model.settings);
  return [
    command('Design', 'Export…', actions.openExport, {
      keywords: ['zip', 'download', 'terraform', 'cdk'],
      summary: 'The code as a zip.',
    }),
    command('Design', 'Share…', actions.openShare, {
      keywords: ['link', 'url', 'copy'],
      summary: 'A link that holds the whole design.',
    }),
    command('Design', 'Picture…', actions.openPicture, {
      keywords: ['svg', 'png', 'image', 'copy', 'export', 'print', 'document'],
      summary: 'An SVG or a PNG for a document.',
      idle: isEmpty(editor),
    }),
    command('Design', 'Open…', actions.openOpen, {
      keywords: ['file', 'link', 'import', 'new', 'empty', 'zip'],
      summary: 'A link, a file, an earlier design, or an empty one.',
    }),
    command('Design', 'Your designs…', actions.openOpen, {
      keywords: ['library', 'recent', 'rename', 'duplicate', 'delete', 'all'],
      summary: 'Everything that this browser keeps.',
    }),
    command('Design', 'Versions…', () => actions.openVersions(), {
      keywords: ['history', 'snapshot', 'restore', 'earlier', 'name'],
      summary: 'What the design has been, and back to it.',
    }),
    command('Design', 'Compare…', () => compared.set({ design: null, title: '' }), {
      keywords: ['diff', 'difference', 'changes', 'version', 'review', 'before'],
      summary: 'With another design, a version, a link or a file.',
    }),
    command('Design', 'Present', () => reading.set({ design: null, view: 'present' }), {
      keywords: ['presentation', 'slides', 'walk', 'show', 'request', 'path', 'meeting'],
      summary: 'Step by step along the request path, through the frames or the decisions.',
      idle: isEmpty(editor),
    }),
    command('Design', 'Read', () => reading.set({ design: null, view: 'read' }), {
      keywords: ['document', 'page', 'overview', 'view', 'inventory', 'decisions'],
      summary: 'The design as a page: picture, inventory, checklist, decisions.',
      idle: isEmpty(editor),
    }),
    command('Design', 'Templates…', actions.openTemplates, {
      keywords: ['example', 'starter', 'gallery'],
    }),
    ...PROFILES.map((each) =>
      command(
        'Profile',
        PROFILE_WORDS[each].title,
        () => editor.run(setProfile, { profile: each }),
        {
          keywords: ['profile'],
          summary: PROFILE_WORDS[each].asks,
          idle: each === profile ? 'The design is for that already.' : null,
        },
      ),
    ),
    ...targets.map(({ id, title }) =>
      command(
        'Code',
        `Show ${title}`,
        () => {
          preferences.set({ codeTarget: id });
          actions.showCode();
        },
        {
          keywords: ['target', 'code'],
          idle: id === target && preferences.get().isCodeOpen ? 'It is shown already.' : null,
        },
      ),
    ),
    command('Checklist', 'Show findings', () => actions.revealItem('findings'), {
      keywords: ['errors', 'warnings', 'fix', 'problems'],
    }),
    command(
      'Checklist',
      'All rules',
      () => {
        window.location.href = addressOf(ALL_RULES);
      },
      { keywords: ['documentation', 'rule'] },
    ),
  ];
}

function ofView({ editor }: Deps): readonly Command[] {
  const on = (does: (canvas: CanvasCommands) => void) => () => {
    const canvas = canvasCommands.get();
    if (canvas) does(canvas);
  };
  return [
    command(
      'View',
      'Zoom to fit',
      on((canvas) => canvas.zoomToFit()),
      { keys: 'Shift+1', keywords: ['whole', 'everything'] },
    ),
    command(
      'View',
      'Zoom to 100 %',
      on((canvas) => canvas.zoomToFull()),
      { keys: 'Shift+0' },
    ),
    command(
      'View',
      'Zoom in',
      on((canvas) => canvas.zoomIn()),
      { keys: '+' },
    ),
    command(
      'View',
      'Zoom out',
      on((canvas) => canvas.zoomOut()),
      { keys: '-' },
    ),
    command(
      'View',
      foldLabel(editor),
      on((canvas) => canvas.fold()),
      { keys: 'Z', keywords: ['az', 'zone', 'fold', 'explode', 'columns', 'subnets', 'tier view'] },
    ),
    command(
      'View',
      'Select tool',
      on((canvas) => canvas.setSelecting(true)),
      { keys: 'V', keywords: ['marquee', 'pointer'], summary: 'A drag on the canvas selects.' },
    ),
    command(
      'View',
      'Hand tool',
      on((canvas) => canvas.setSelecting(false)),
      { keys: 'H', keywords: ['pan'], summary: 'A drag on the canvas moves the view.' },
    ),
    command(
      'View',
      'Key to the lines',
      on((canvas) => canvas.showKey()),
      {
        keywords: ['legend', 'edges', 'colours', 'colors', 'arrows', 'help'],
        summary: 'What traffic, data, events, replication and failover look like.',
      },
    ),
  ];
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
];

function ofPanels({
  actions,
  preferences: { theme, isPaletteOpen, isSideOpen, isMapShown },
}: Deps): readonly Command[] {
  /** The next Tab goes into it: from the canvas it would be one of fifty. */
  const goTo = (tab: SideTab) => () => {
    actions.showTab(tab);
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.shell__side [role=tab][aria-selected=true]')?.focus();
    });
  };
  return [
    command('Panels', 'Show the inspector', goTo('inspector'), {
      keywords: ['fields', 'parameters'],
    }),
    command('Panels', 'Show the checklist', goTo('checklist')),
    command(
      'Panels',
      isPaletteOpen ? 'Hide the palette' : 'Show the palette',
      () => preferences.set({ isPaletteOpen: !isPaletteOpen }),
      { keywords: ['left'] },
    ),
    command(
      'Panels',
      isSideOpen ? 'Hide the right column' : 'Show the right column',
      () => preferences.set({ isSideOpen: !isSideOpen }),
      { keywords: ['right'] },
    ),
    command(
      'View',
      isMapShown ? 'Hide the map' : 'Show the map',
      () => preferences.set({ isMapShown: !isMapShown }),
      { keywords: ['minimap', 'overview'], summary: 'The whole design in small.' },
    ),
    command(
      'Theme',
      hasMoreContrast() ? 'Usual contrast' : 'More contrast',
      () => preferences.set({ contrast: hasMoreContrast() ? 'usual' : 'more' }),
      { keywords: ['theme', 'high', 'contrast', 'accessibility'] },
    ),
    ...THEMES.map(([each, title]) =>
      command('Theme', title, () => preferences.set({ theme: each }), {
        keywords: ['theme', 'colours', 'colors', 'mode'],
        idle: each === theme ? 'It looks like that already.' : null,
      }),
    ),
    command('Help', 'Tour in five steps', actions.openTour, {
      keywords: ['introduction', 'start', 'learn', 'first', 'help'],
    }),
    command('Help', 'Keyboard shortcuts', actions.openHelp, {
      keys: '?',
      keywords: ['keys', 'help'],
    }),
  ];
}

/** What is found by name alone, since it is long: every node, to go to it, and everything that can be added. */
export function namesOf(
  { editor }: Pick<Deps, 'editor'>,
  groups: readonly PaletteGroup[],
  add: (item: PaletteItem) => void,
): readonly Command[] {
  const { nodes } = editor.store.getState().model;
  return [
    ...nodes.map((node): Command => ({
      id: `node/${node.id}`,
      group: 'Go to',
      title: nodeName(node),
      summary: '',
      keywords: [node.spec.title, node.slug],
      icon: node.kind,
      idle: null,
      run: () => canvasCommands.get()?.show(node.id),
    })),
    ...groups.flatMap(({ title: group, entries }) =>
      entries.map(({ id, title, summary, keywords, icon, item }): Command => ({
        id,
        group: `Add · ${group}`,
        title,
        summary,
        keywords: [...keywords, 'add', 'new'],
        ...(item.type === 'template' ? {} : { icon }),
        idle: null,
        run: () => add(item),
      })),
    ),
  ];
}
