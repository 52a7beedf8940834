import {
  FolderOpen,
  History,
  Keyboard,
  LayoutTemplate,
  PanelLeft,
  PanelRight,
  Share2,
} from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useValue } from '../canvas/value-store';
import { Button, IconButton, tipAttributes } from '../primitives';
import { countRender } from '../render-count';
import { RuleBook } from '../rules/RuleBook';
import { DesignTitle } from './DesignTitle';
import { Logo } from './Logo';
import { MoreMenu } from './MoreMenu';
import { preferences, usePreference } from './preferences';
import { SaveIndicator } from './SaveIndicator';
import { SeverityCounts } from './SeverityCounts';
import { useShellActions } from './shell-actions';
import { onScreenSize, useIsSmallScreen } from './use-small-screen';
import { update } from './update';
import { ThemeMenu } from './ThemeMenu';
import { UndoRedo } from './UndoRedo';

const SIZE = 15;

/** What is about the design as a whole. */
export default function Header() {
  countRender('panel');
  const actions = useShellActions();
  const isSmall = useIsSmallScreen();
  useEffect(() => onScreenSize(preferences.refit), []);
  if (isSmall) return <SmallHeader />;
  return (
    <>
      <header className="header">
        <div className="header__group header__group--start">
          <h1 className="header__brand">
            <Logo />
            <span className="sr-only">Lintel</span>
          </h1>
          <DesignTitle />
          <SaveIndicator />
          <UpdateOffer />
          <IconButton
            label="Versions"
            tip="Versions: what the design has been"
            icon={<History size={SIZE} />}
            onClick={() => actions.openVersions()}
          />
        </div>
        <div className="header__group">
          <UndoRedo />
          <SeverityCounts />
        </div>
        <div className="header__group header__group--end">
          <FoldedPanels />
          <HeaderButton
            label="Templates"
            about="Start from a complete design."
            icon={<LayoutTemplate size={SIZE} />}
            onClick={actions.openTemplates}
          />
          <HeaderButton
            label="Open…"
            about="A link, a file, an earlier design, or an empty one."
            icon={<FolderOpen size={SIZE} />}
            onClick={actions.openOpen}
          />
          <HeaderButton
            label="Share"
            about="A link that holds the whole design."
            icon={<Share2 size={SIZE} />}
            onClick={actions.openShare}
          />
          <Button variant="primary" onClick={actions.openExport}>
            Export
          </Button>
          <ThemeMenu />
          <IconButton
            label="Keyboard shortcuts"
            keys="?"
            icon={<Keyboard size={16} />}
            onClick={actions.openHelp}
          />
        </div>
      </header>
      {/* Nobody looks up a rule before the header is there. */}
      <RuleBook />
    </>
  );
}

/** The rest is in the bar under the canvas, or in the menu. */
function SmallHeader() {
  return (
    <>
      <header className="header">
        <div className="header__group header__group--start">
          <h1 className="header__brand">
            <Logo />
            <span className="sr-only">Lintel</span>
          </h1>
          <DesignTitle />
          <SaveIndicator />
          <UpdateOffer />
        </div>
        <div className="header__group">
          <UndoRedo />
          <MoreMenu />
        </div>
      </header>
      <RuleBook />
    </>
  );
}

interface HeaderButtonProps {
  readonly label: string;
  readonly about: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

/** In a narrow window the icon alone. */
function HeaderButton({ label, about, icon, onClick }: HeaderButtonProps) {
  return (
    <Button
      variant="ghost"
      icon={icon}
      className="header__button"
      aria-label={label}
      {...tipAttributes({ text: label, body: about })}
      onClick={onClick}
    >
      <span className="header__button-text">{label}</span>
    </Button>
  );
}

function UpdateOffer() {
  const take = useValue(update, (value) => value);
  if (!take) return null;
  return (
    <Button
      size="sm"
      onClick={take}
      {...tipAttributes({
        text: 'A newer Lintel is ready',
        body: 'The page reloads, in every tab. Your designs are saved; what can be undone is forgotten.',
      })}
    >
      Update
    </Button>
  );
}

/** Brings back what was folded away; the open panels carry their own button. */
function FoldedPanels() {
  const isPaletteOpen = usePreference('isPaletteOpen');
  const isSideOpen = usePreference('isSideOpen');
  return (
    <>
      {isPaletteOpen ? null : (
        <IconButton
          label="Show the palette"
          icon={<PanelLeft size={16} />}
          onClick={() => preferences.set({ isPaletteOpen: true })}
        />
      )}
      {isSideOpen ? null : (
        <IconButton
          label="Show the right column"
          icon={<PanelRight size={16} />}
          onClick={() => preferences.set({ isSideOpen: true })}
        />
      )}
    </>
  );
}
