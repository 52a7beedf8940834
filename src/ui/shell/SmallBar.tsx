import { ListChecks, Plus, ScrollText, Share2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { plural } from '../../kit/words';
import { reading } from '../reading/reading';
import { useEditorState } from '../use-editor';
import { preferences, usePreference } from './preferences';
import { SelectedCard } from './SelectedCard';
import { useShellActions } from './shell-actions';
import './small.css';

const ICON = { size: 20, 'aria-hidden': true } as const;

/** Where the thumb is: what there is to read, to say and to send, on a screen that has no room for columns. */
export function SmallBar() {
  const { showTab, openShare } = useShellActions();
  const isSideOpen = usePreference('isSideOpen');
  const sideTab = usePreference('sideTab');
  const isPaletteOpen = usePreference('isPaletteOpen');
  const { error, warning } = useEditorState((state) => state.shown.counts);
  const open = error + warning;
  const count = useEditorState((state) => state.model.nodes.length);
  const counted = useRef(count);
  useEffect(() => {
    // What was added lies beneath: another press would only add it again.
    if (count > counted.current) preferences.set({ isPaletteOpen: false });
    counted.current = count;
  }, [count]);
  const isChecklist = isSideOpen && sideTab === 'checklist';
  return (
    <>
      <SelectedCard />
      <nav className="small-bar" aria-label="Ways to look">
        <BarButton
          icon={<Plus {...ICON} />}
          isOpen={isPaletteOpen}
          onClick={() => preferences.set({ isPaletteOpen: !isPaletteOpen })}
        >
          Add
        </BarButton>
        <BarButton
          icon={<ListChecks {...ICON} />}
          isOpen={isChecklist}
          count={open}
          about={open > 0 ? `, ${plural(open, 'finding')}` : ''}
          onClick={() =>
            isChecklist ? preferences.set({ isSideOpen: false }) : showTab('checklist')
          }
        >
          Checklist
        </BarButton>
        <BarButton
          icon={<ScrollText {...ICON} />}
          onClick={() => reading.set({ design: null, view: 'read' })}
        >
          Read
        </BarButton>
        <BarButton icon={<Share2 {...ICON} />} onClick={openShare}>
          Share
        </BarButton>
      </nav>
    </>
  );
}

interface BarButtonProps {
  readonly icon: ReactNode;
  readonly isOpen?: boolean;
  readonly count?: number;
  readonly about?: string;
  readonly onClick: () => void;
  readonly children: string;
}

function BarButton({ icon, isOpen, count = 0, about = '', onClick, children }: BarButtonProps) {
  return (
    <button
      type="button"
      className="small-bar__button"
      aria-label={`${children}${about}`}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      {icon}
      {children}
      {count > 0 ? (
        <span className="small-bar__count" aria-hidden>
          {count}
        </span>
      ) : null}
    </button>
  );
}
