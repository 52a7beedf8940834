import type { Ref } from 'react';
import { isAccepted, type Finding, type Rule, type Verdict } from '../../validation';
import { SeverityMark, StateMark, tipAttributes } from '../primitives';
import { RuleLink } from '../rules/RuleLink';
import { useEditor } from '../use-editor';
import { Acceptance } from './Acceptance';
import { Fixes } from './Fixes';
import { NodeChips } from './NodeChips';
import { showSubject } from './show-subject';

interface VerdictLineProps {
  readonly ref?: Ref<HTMLLIElement>;
  readonly rule: Rule;
  readonly verdict: Verdict;
  /** What other rules found of the same cause. */
  readonly also?: readonly Finding[] | undefined;
  /** Tells it from another that reads alike: "in eu-west-1". */
  readonly place?: string | undefined;
  /** Says which rule it is, where the line stands alone. */
  readonly withRule?: boolean | undefined;
}

/** What a rule says of one subject: the evidence, what it read, and what can be done. */
export function VerdictLine({
  ref,
  rule,
  verdict,
  also = [],
  place,
  withRule = false,
}: VerdictLineProps) {
  const editor = useEditor();
  const { holds, evidence, nodes, edges, fixes = [], severity = rule.severity } = verdict;
  const isAgreed = isAccepted(verdict);
  return (
    <li ref={ref} className={`check-verdict ${holds || isAgreed ? 'check-verdict--good' : ''}`}>
      {holds || isAgreed ? (
        <StateMark state={holds ? 'pass' : 'accepted'} size={14} />
      ) : (
        <SeverityMark severity={severity} size={14} />
      )}
      <div className="check-verdict__body">
        <button
          type="button"
          className="check-verdict__evidence"
          onClick={() => showSubject(editor, verdict)}
        >
          {evidence}
          {place === undefined ? null : <span className="check-verdict__place"> ({place})</span>}
        </button>
        {withRule ? (
          <span
            className="check-verdict__rule"
            {...tipAttributes({ text: rule.title, body: rule.why })}
          >
            <RuleLink rule={rule}>
              <span className="check-id">{rule.id}</span> {rule.title}
            </RuleLink>
          </span>
        ) : null}
        {also.length === 0 ? null : (
          <ul className="check-verdict__also" aria-label="Of the same cause">
            {also.map((other) => (
              <li key={other.id}>
                <span className="check-id">{other.rule.id}</span> {other.evidence}
              </li>
            ))}
          </ul>
        )}
        <NodeChips nodes={nodes} edges={edges} />
        {!holds && !isAgreed && fixes.length > 0 ? <Fixes fixes={fixes} /> : null}
        {holds ? null : <Acceptance rule={rule} verdict={verdict} />}
      </div>
    </li>
  );
}
