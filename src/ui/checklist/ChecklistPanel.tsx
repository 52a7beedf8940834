import { ListChecks } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { ChecklistItem, ItemReport } from '../../validation';
import { EmptyState } from '../primitives';
import { countRender } from '../render-count';
import { AllRulesLink } from '../rules/RuleLink';
import { useEditorState } from '../use-editor';
import { AcceptedList } from './AcceptedList';
import { FindingList } from './FindingList';
import { ItemRow } from './ItemRow';
import { scrolled } from './panel-memory';
import { ProfileSwitch } from './ProfileSwitch';
import { ScoreButton } from './ScoreButton';
import './ChecklistPanel.css';
import './Verdict.css';

/** What the methodology asks for, proved or not, as the design changes. */
export function ChecklistPanel() {
  countRender('panel');
  const items = useEditorState((state) => state.shown.items);
  const isEmpty = useEditorState((state) => state.model.nodes.length === 0);
  const panel = useScroll();
  return (
    // Takes the focus when a fix has taken its own button away.
    <div ref={panel} className="check-panel" data-checklist tabIndex={-1}>
      <ProfileSwitch />
      {isEmpty ? (
        <EmptyState icon={<ListChecks size={20} />} title="Nothing to check yet">
          Each point below is proved as you draw, or says what is missing.
        </EmptyState>
      ) : null}
      <ItemGroup group="checklist" title="Checklist" items={items} />
      <ItemGroup group="mistakes" title="Common mistakes" items={items} />
      {isEmpty ? null : <FindingList />}
      {isEmpty ? null : <AcceptedList />}
    </div>
  );
}

interface ItemGroupProps {
  readonly group: ChecklistItem['group'];
  readonly title: string;
  readonly items: readonly ItemReport[];
}

function ItemGroup({ group, title, items }: ItemGroupProps) {
  const own = items.filter(({ item }) => item.group === group);
  return (
    <section className="check-group" aria-labelledby={`check-${group}`}>
      <header className="check-group__header">
        <h3 id={`check-${group}`} className="check-group__title">
          {title}
        </h3>
        {group === 'checklist' ? <AllRulesLink /> : null}
        <ScoreButton group={group} reports={own} />
      </header>
      <ul className="check-items">
        {own.map((report) => (
          <ItemRow key={report.item.id} report={report} />
        ))}
      </ul>
    </section>
  );
}

/** Another tab of the panel unmounts the checklist; it comes back where it was. */
function useScroll() {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    element.scrollTop = scrolled.top;
    const keep = () => {
      scrolled.top = element.scrollTop;
    };
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, []);
  return panel;
}
