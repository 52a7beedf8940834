import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { listWords } from '../../kit/words';
import { conclusion, PROFILE_WORDS, type ItemReport } from '../../validation';
import { StateMark } from '../primitives';
import { useEditorState } from '../use-editor';
import { Fixes } from './Fixes';
import { setOpen, useFold } from './panel-memory';
import { useReveal } from './reveal';
import { RuleRow } from './RuleRow';
import { sortedRules, stateWords } from './states';

/** An item of the checklist, or a mistake: its state in a mark and a word, the reason, and below it the rules. */
export function ItemRow({ report }: { readonly report: ItemReport }) {
  const { item, state, gap, rules, silent } = report;
  const model = useEditorState((editor) => editor.model);
  const profile = useEditorState((editor) => editor.shown.profile);
  const [isOpen, toggle] = useFold(item.id, false);
  const row = useReveal<HTMLLIElement>(item.id, () => setOpen(item.id, true));
  const id = useId();
  // The word on the right says it; the evidence is what unfolding is for.
  const isQuiet = state === 'pass' || state === 'unasked';
  const reason = conclusion(report, model, profile);
  return (
    <li ref={row} className={`check-item check-item--${state}`}>
      <button
        type="button"
        className="check-item__toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      >
        <ChevronRight size={14} className="check-chevron" aria-hidden />
        <StateMark state={state} decorative />
        <span className="check-item__words">
          <span className="check-item__title">{item.title}</span>
          {isOpen || isQuiet ? null : <span className="check-item__reason">{reason}</span>}
        </span>
        <span className={`check-item__state check-item__state--${state}`}>
          {stateWords(item.group, state)}
        </span>
      </button>
      {isOpen ? (
        <div id={id} className="check-item__body">
          <div className="check-item__said">
            <p>{state === 'open' || gap === null ? reason : `${reason} ${gap.says}`}</p>
            {gap?.fixes && gap.fixes.length > 0 ? <Fixes fixes={gap.fixes} /> : null}
          </div>
          {state === 'unasked' ? null : (
            <ul className="check-rules">
              {sortedRules(rules).map((each) => (
                <RuleRow key={each.rule.id} itemId={item.id} report={each} />
              ))}
            </ul>
          )}
          {silent.length === 0 || state === 'unasked' ? null : (
            <p className="check-item__silent">
              Not asked of {PROFILE_WORDS[profile].phrase}:{' '}
              {listWords(silent.map(({ title }) => `“${title}”`))}.
            </p>
          )}
        </div>
      ) : null}
    </li>
  );
}
