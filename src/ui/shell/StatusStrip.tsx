import { plural } from '../../kit/words';
import type { ItemReport } from '../../validation/rule';
import { StateMark, stateName, tipAttributes } from '../primitives';
import { countRender } from '../render-count';
import { useEditorState } from '../use-editor';
import { useShellActions } from './shell-actions';

/** The whole checklist at a glance, under the canvas. */
export default function StatusStrip() {
  countRender('panel');
  const items = useEditorState((state) => state.shown.items);
  return (
    <div className="strip">
      <Group title="Checklist" reports={items.filter(({ item }) => item.group === 'checklist')} />
      <Group title="Mistakes" reports={items.filter(({ item }) => item.group === 'mistakes')} />
    </div>
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
