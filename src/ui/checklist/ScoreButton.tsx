import { useState } from 'react';
import {
  SCORE_RULE,
  scoreOf,
  scoreWords,
  type ChecklistItem,
  type ItemReport,
  type ItemState,
} from '../../validation';
import { Popover, StateMark } from '../primitives';
import { useEditorState } from '../use-editor';
import { groupSummary, stateWords } from './states';

const SHOWN: readonly ItemState[] = ['pass', 'fail', 'warn', 'open', 'none', 'unasked'];

interface ScoreButtonProps {
  readonly group: ChecklistItem['group'];
  readonly reports: readonly ItemReport[];
}

/** "5 of 8 proved", and on demand what counts, and why. */
export function ScoreButton({ group, reports }: ScoreButtonProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const profile = useEditorState((state) => state.shown.profile);
  const score = scoreOf(reports);
  return (
    <>
      <button
        type="button"
        className="check-group__summary"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget)}
      >
        {groupSummary(group, reports)}
      </button>
      {anchor ? (
        <Popover label="What counts, and why" anchor={anchor} onClose={() => setAnchor(null)}>
          <ul className="check-score">
            {SHOWN.filter((state) => score.states[state] > 0).map((state) => (
              <li key={state} className="check-score__line">
                <StateMark state={state} size={14} decorative />
                <span className="check-score__count">{score.states[state]}</span>
                <span className="check-score__state">{stateWords(group, state)}</span>
                <span className="check-score__items">
                  {reports
                    .filter((report) => report.state === state)
                    .map(({ item }) => item.title)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <p className="check-score__rule">
            {scoreWords(score, profile)} {SCORE_RULE}
          </p>
        </Popover>
      ) : null}
    </>
  );
}
