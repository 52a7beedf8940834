import { X } from 'lucide-react';
import { plural } from '../../kit/words';
import type { ItemReport } from '../../validation/rule';
import { Button, IconButton, StateMark, stateName, tipAttributes } from '../primitives';
import { countRender } from '../render-count';
import { useEditorState } from '../use-editor';
import { preferences, usePreference } from './preferences';
import { useShellActions } from './shell-actions';
import { SmallBar } from './SmallBar';
import { useIsSmallScreen } from './use-small-screen';

/** The whole checklist at a glance, under the canvas. */
export default function StatusStrip() {
  countRender('panel');
  const items = useEditorState((state) => state.shown.items);
  if (useIsSmallScreen()) return <SmallBar />;
  return (
    <div className="strip">
      <Group title="Checklist" reports={items.filter(({ item }) => item.group === 'checklist')} />
      <Group title="Mistakes" reports={items.filter(({ item }) => item.group === 'mistakes')} />
      <TourOffer />
    </div>
  );
}

/** Quiet, and in nobody's way: for who is here for the first time. */
function TourOffer() {
  const isOffered = usePreference('isTourOffered');
  const { openTour } = useShellActions();
  if (!isOffered) return null;
  return (
    <span className="strip__tour">
      <Button size="sm" variant="ghost" aria-label="Tour in five steps" onClick={openTour}>
        Tour
      </Button>
      <IconButton
        size="sm"
        side="top"
        label="No tour"
        icon={<X size={13} />}
        onClick={() => preferences.set({ isTourOffered: false })}
      />
    </span>
  );
}

function Group({ title, reports }: { title: string; reports: readonly ItemReport[] }) {
  const { revealItem } = useShellActions();
  if (reports.length === 0) return null;
  return (
    <fieldset aria-label={title} className="strip__group">
      <span className="strip__title">{title}</span>
      {reports.map(({ item, state, rules }) => {
        const broken = rules.filter((rule) =>
          rule.verdicts.some((verdict) => !verdict.holds && verdict.acceptance?.isOver !== false),
        ).length;
        const body =
          state === 'fail' || state === 'warn'
            ? `${plural(broken, 'rule')} to look at`
            : stateName(state);
        return (
          <button
            key={item.id}
            type="button"
            className="strip__item"
            aria-label={`${item.title}: ${stateName(state)}`}
            {...tipAttributes({ text: item.title, body, side: 'top' })}
            onClick={() => revealItem(item.id)}
          >
            <StateMark state={state} size={14} decorative />
          </button>
        );
      })}
    </fieldset>
  );
}
