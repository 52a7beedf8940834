import { listWords, plural } from '../../kit/words';
import { SEVERITIES } from '../../validation/rule';
import { SeverityMark, severityName, StateMark, tipAttributes } from '../primitives';
import { checklistReveal, FINDINGS } from '../checklist/reveal';
import { useEditorState } from '../use-editor';
import { useShellActions } from './shell-actions';

/** How many findings are open; leads to them. */
export function SeverityCounts() {
  const counts = useEditorState((state) => state.shown.counts);
  const accepted = useEditorState((state) => state.shown.accepted.length);
  // Rules come a moment after the canvas; until then nobody knows how many findings there are.
  const isInspected = useEditorState((state) => state.shown.items.length > 0);
  const { showTab } = useShellActions();
  const words = [
    ...SEVERITIES.map((one) => plural(counts[one], severityName(one).toLowerCase())),
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ];
  const isClean = SEVERITIES.every((severity) => counts[severity] === 0);
  if (!isInspected) return null;
  return (
    <button
      type="button"
      className="header__counts"
      aria-label={`Findings: ${listWords(words)}`}
      {...tipAttributes({
        text: isClean && accepted === 0 ? 'No findings' : listWords(words),
        body: isClean ? 'Opens the checklist.' : 'Opens the list of them.',
      })}
      onClick={() => {
        showTab('checklist');
        if (!isClean) checklistReveal.reveal(FINDINGS);
      }}
    >
      {isClean && accepted === 0 ? <StateMark state="pass" decorative /> : null}
      {isClean ? 'No findings' : null}
      {isClean
        ? null
        : SEVERITIES.filter((severity) => severity !== 'info' || counts.info > 0).map(
            (severity) => (
              <span
                key={severity}
                className={`header__count ${counts[severity] === 0 ? 'header__count--none' : ''}`}
              >
                <SeverityMark severity={severity} size={14} decorative />
                {counts[severity]}
              </span>
            ),
          )}
      {accepted > 0 ? (
        <span className="header__count header__count--none">
          <StateMark state="accepted" size={14} decorative />
          {accepted}
        </span>
      ) : null}
    </button>
  );
}
