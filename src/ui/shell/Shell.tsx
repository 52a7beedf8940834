import { Suspense, useMemo, useRef, useState } from 'react';
import { AfterPaint, later } from '../after-paint';
import { checklistReveal } from '../checklist/reveal';
import { useValue } from '../canvas/value-store';
import { compared } from '../compare/compared';
import { reading } from '../reading/reading';
import { Canvas } from '../canvas/Canvas';
import { Palette } from '../palette/Palette';
import { useEditor } from '../use-editor';
import { LIMITS, preferences, usePreference } from './preferences';
import { ShellActionsContext, type ShellActions } from './shell-actions';
import { Splitter } from './Splitter';
import { useDocumentTitle } from './use-document-title';
import { useFileDrop } from './use-file-drop';
import { useShortcuts } from './use-shortcuts';
import './Header.css';
import './Shell.css';
import './StatusStrip.css';

const Header = later(() => import('./Header'));
const FindingNews = later(() => import('./FindingNews'));
const StatusStrip = later(() => import('./StatusStrip'));
const Toast = later(() => import('./Toast'));
const TooltipLayer = later(() => import('../primitives/TooltipLayer'));
const SideColumn = later(() => import('./SideColumn'));
const ShareDialog = later(() => import('../share/ShareDialog'));
const OpenDialog = later(() => import('../share/OpenDialog'));
const TemplatesDialog = later(() => import('../share/TemplatesDialog'));
const ExportDialog = later(() => import('../code/ExportDialog'));
const PictureDialog = later(() => import('../picture/PictureDialog'));
const HelpDialog = later(() => import('./HelpDialog'));
const VersionsDialog = later(() => import('../designs/VersionsDialog'));
const CompareDialog = later(() => import('../compare/CompareDialog'));
const ReadingDialog = later(() => import('../reading/ReadingDialog'));
const Tour = later(() => import('../tour/Tour'));
const CommandPalette = later(() => import('../commands/CommandPalette'));

const DIALOGS = {
  share: ShareDialog,
  open: OpenDialog,
  templates: TemplatesDialog,
  export: ExportDialog,
  picture: PictureDialog,
  versions: VersionsDialog,
  help: HelpDialog,
  tour: Tour,
  commands: CommandPalette,
} as const;
type DialogName = keyof typeof DIALOGS;

interface Opened {
  readonly name: DialogName;
  /** Which design it is about, where that is not the one on the canvas. */
  readonly of?: string | undefined;
}

/** Everything around the canvas. */
export function Shell() {
  const editor = useEditor();
  const [dialog, setDialog] = useState<Opened | null>(null);
  const actions = useMemo((): ShellActions => createActions(setDialog), []);
  useShortcuts(editor, actions);
  useDocumentTitle();
  const isFileOver = useFileDrop();
  const CurrentDialog = dialog ? DIALOGS[dialog.name] : null;
  return (
    <ShellActionsContext value={actions}>
      <div className="shell">
        <AfterPaint fallback={<div className="header" />}>
          <Header />
        </AfterPaint>
        <Columns />
        {isFileOver ? <div className="shell__drop">Drop to open the design</div> : null}
      </div>
      <Suspense fallback={null}>
        {CurrentDialog ? (
          <CurrentDialog open of={dialog?.of} onClose={() => setDialog(null)} />
        ) : null}
      </Suspense>
      <Comparing />
      <Reading />
      <AfterPaint>
        <FindingNews />
      </AfterPaint>
    </ShellActionsContext>
  );
}

/** A design to look at: that of the canvas, or of a link for readers. */
function Reading() {
  const read = useValue(reading, (value) => value);
  return (
    <Suspense fallback={null}>
      {read ? <ReadingDialog reading={read} onClose={() => reading.set(null)} /> : null}
    </Suspense>
  );
}

/** Wherever it was asked for: a version, a design, a link. */
function Comparing() {
  const isAsked = useValue(compared, (asked) => asked !== null);
  return (
    <Suspense fallback={null}>
      {isAsked ? <CompareDialog onClose={() => compared.set(null)} /> : null}
    </Suspense>
  );
}

function createActions(setDialog: (dialog: Opened) => void): ShellActions {
  const opens = (name: DialogName) => () => setDialog({ name });
  const showTab: ShellActions['showTab'] = (sideTab) =>
    preferences.set({ sideTab, isSideOpen: true });
  return {
    openTemplates: opens('templates'),
    openOpen: opens('open'),
    openShare: opens('share'),
    openExport: opens('export'),
    openPicture: opens('picture'),
    openVersions: (of) => setDialog({ name: 'versions', of }),
    openHelp: opens('help'),
    openTour: opens('tour'),
    openCommands: opens('commands'),
    showTab,
    showCode: () => preferences.set({ isCodeOpen: true, isSideOpen: true }),
    revealItem: (id) => {
      showTab('checklist');
      checklistReveal.reveal(id);
    },
  };
}

function Columns() {
  const isPaletteOpen = usePreference('isPaletteOpen');
  const isSideOpen = usePreference('isSideOpen');
  const paletteWidth = usePreference('paletteWidth');
  const sideWidth = usePreference('sideWidth');
  const side = useRef<HTMLElement>(null);
  /** The side may be narrower than wanted, where the window is; a drag begins at what is seen. */
  const sideSeen = () => side.current?.getBoundingClientRect().width ?? sideWidth;
  return (
    <div className="shell__columns">
      {isPaletteOpen ? (
        <aside className="shell__palette" aria-label="Palette" style={{ width: paletteWidth }}>
          <div className="shell__panel">
            <Palette />
          </div>
          <Splitter
            label="Width of the palette"
            orientation="vertical"
            value={paletteWidth}
            {...LIMITS.paletteWidth}
            perPixel={() => 1}
            onChange={(width) => preferences.set({ paletteWidth: width })}
            onCollapse={() => preferences.set({ isPaletteOpen: false })}
            onReset={() => preferences.set({ paletteWidth: LIMITS.paletteWidth.usual })}
          />
        </aside>
      ) : null}
      <main className="shell__middle" aria-label="Canvas">
        <div className="shell__canvas">
          <Canvas />
          <AfterPaint>
            <Toast />
            {/* It lies above everything wherever it stands; here it stands in a landmark. */}
            <TooltipLayer />
          </AfterPaint>
        </div>
        <AfterPaint fallback={<div className="strip" />}>
          <StatusStrip />
        </AfterPaint>
      </main>
      {isSideOpen ? (
        <aside
          ref={side}
          className="shell__side"
          aria-label="Inspector, checklist and code"
          style={{ width: sideWidth }}
        >
          <Splitter
            label="Width of the right column"
            orientation="vertical"
            value={sideWidth}
            {...LIMITS.sideWidth}
            perPixel={() => -1}
            start={sideSeen}
            onChange={(width) => preferences.set({ sideWidth: width })}
            onCollapse={() => preferences.set({ isSideOpen: false })}
            onReset={() => preferences.set({ sideWidth: LIMITS.sideWidth.usual })}
          />
          <div className="shell__panel">
            <AfterPaint>
              <SideColumn />
            </AfterPaint>
          </div>
        </aside>
      ) : null}
    </div>
  );
}
