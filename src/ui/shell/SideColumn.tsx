import { ChevronDown, ChevronUp, PanelRightClose, X } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { later } from '../after-paint';
import { ChecklistPanel } from '../checklist/ChecklistPanel';
import { TargetSwitch } from '../code/TargetSwitch';
import { Inspector } from '../inspector/Inspector';
import { IconButton, Tabs } from '../primitives';
import { plural } from '../../kit/words';
import { useEditor, useEditorState } from '../use-editor';
import { LIMITS, preferences, usePreference } from './preferences';
import type { SideTab } from './shell-actions';
import { useIsSmallScreen } from './use-small-screen';
import { Splitter } from './Splitter';
import './SideColumn.css';

const CodePanel = later(() => import('../code/CodePanel'));

const showTab = (sideTab: SideTab) => preferences.set({ sideTab });

/** Inspector or checklist above, the code below. */
export default function SideColumn() {
  const isCodeOpen = usePreference('isCodeOpen');
  const codeShare = usePreference('codeShare');
  const column = useRef<HTMLDivElement>(null);
  const percentPerPixel = () => -100 / (column.current?.clientHeight ?? 800);
  return (
    <div ref={column} className="side">
      <div className="side__top">
        <TopTabs />
      </div>
      {isCodeOpen ? (
        <Splitter
          label="Height of the code"
          orientation="horizontal"
          value={codeShare}
          {...LIMITS.codeShare}
          perPixel={percentPerPixel}
          onChange={(share) => preferences.set({ codeShare: share })}
          onCollapse={() => preferences.set({ isCodeOpen: false })}
          onReset={() => preferences.set({ codeShare: LIMITS.codeShare.usual })}
        />
      ) : null}
      <div
        className={`side__code ${isCodeOpen ? '' : 'side__code--folded'}`}
        style={isCodeOpen ? { flexBasis: `${codeShare}%` } : undefined}
      >
        <div className="side__code-bar">
          <button
            type="button"
            className="side__code-fold"
            aria-expanded={isCodeOpen}
            onClick={() => preferences.set({ isCodeOpen: !isCodeOpen })}
          >
            Code
            {isCodeOpen ? (
              <ChevronDown size={14} aria-hidden />
            ) : (
              <ChevronUp size={14} aria-hidden />
            )}
          </button>
          {isCodeOpen ? <TargetSwitch /> : null}
        </div>
        {isCodeOpen ? (
          <div className="side__code-body">
            <Suspense fallback={<p className="side__loading">Loading the code…</p>}>
              <CodePanel />
            </Suspense>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function TopTabs() {
  const current = usePreference('sideTab');
  const isSmall = useIsSmallScreen();
  useInspectorFollowsSelection();
  return (
    <Tabs<SideTab>
      label="Panels"
      tabs={[
        { id: 'inspector', title: 'Inspector' },
        { id: 'checklist', title: 'Checklist', badge: <OpenErrors /> },
      ]}
      current={current}
      onChange={showTab}
      actions={
        <IconButton
          size="sm"
          label={isSmall ? 'Hide the panel' : 'Hide the right column'}
          side="left"
          icon={isSmall ? <X size={16} /> : <PanelRightClose size={15} />}
          onClick={() => preferences.set({ isSideOpen: false })}
        />
      }
    >
      {current === 'inspector' ? <Inspector /> : <ChecklistPanel />}
    </Tabs>
  );
}

/** The same number as in the header. */
function OpenErrors() {
  const errors = useEditorState((state) => state.shown.counts.error);
  if (errors === 0) return null;
  return (
    <span className="side__count" aria-label={plural(errors, 'error')}>
      {errors}
    </span>
  );
}

/**
 * What is selected on the canvas is shown at once, and so is a field that something asks for. A selection made from the
 * checklist leaves the checklist where it is: the next finding in the list is what comes next.
 */
function useInspectorFollowsSelection(): void {
  const { store } = useEditor();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const isAsked = now.focus !== before.focus;
        const isNew = now.selection !== before.selection && !isAsked;
        const count = now.selection.nodes.length + now.selection.edges.length;
        const isFromPanel = document.activeElement?.closest('.side__top') != null;
        if (isAsked || (isNew && count > 0 && !isFromPanel)) showTab('inspector');
      }),
    [store],
  );
}
