import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { acceptedVerdicts, badVerdicts, type RuleReport } from '../../validation';
import { SeverityMark, StateMark } from '../primitives';
import { RuleLink } from '../rules/RuleLink';
import { useEditorState } from '../use-editor';
import { useFold } from './panel-memory';
import { ruleState } from './states';
import { tellApart } from './tell-apart';
import { VerdictLine } from './VerdictLine';

/** A rule inside an item: why it matters, and its verdicts, the bad ones first. What fails starts unfolded. */
export function RuleRow({
  itemId,
  report,
}: {
  readonly itemId: string;
  readonly report: RuleReport;
}) {
  const { rule, verdicts } = report;
  const state = ruleState(report);
  const bad = badVerdicts(report);
  const accepted = acceptedVerdicts(report);
  const [isOpen, toggle] = useFold(`${itemId}/${rule.id}`, bad.length + accepted.length > 0);
  const id = useId();
  const sorted = [...bad, ...accepted, ...verdicts.filter(({ holds }) => holds)];
  const [first] = sorted;
  const model = useEditorState((editor) => editor.model);
  const places = isOpen ? tellApart(model, sorted) : null;
  return (
    <li className="check-rule">
      <button
        type="button"
        className="check-rule__toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      >
        <ChevronRight size={12} className="check-chevron" aria-hidden />
        {state === 'noted' ? (
          <SeverityMark severity="info" size={14} />
        ) : (
          <StateMark state={state} size={14} />
        )}
        <span className="check-rule__words">
          {rule.title}
          {isOpen ? null : (
            <span className="check-rule__reason">{first?.evidence ?? rule.lacking}</span>
          )}
        </span>
        <span className="check-id">{rule.id}</span>
      </button>
      {isOpen ? (
        <div id={id} className="check-rule__body">
          <p className="check-rule__why">
            {rule.why} <RuleLink rule={rule}>About this rule</RuleLink>
          </p>
          {sorted.length === 0 ? (
            <p className="check-rule__none">{rule.lacking}</p>
          ) : (
            <ul className="check-verdicts">
              {sorted.map((verdict, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a rule may say the same of two subjects
                <VerdictLine
                  key={`${verdict.nodes.join()}:${index}`}
                  rule={rule}
                  verdict={verdict}
                  place={places?.get(verdict)}
                />
              ))}
            </ul>
          )}
        </div>
      ) : null}
    </li>
  );
}
