import { isAccepted, type Finding } from '../../validation';
import { Acceptance } from '../checklist/Acceptance';
import { Fixes } from '../checklist/Fixes';
import { SeverityMark, StateMark } from '../primitives';
import './FindingMessage.css';

/** What is wrong, beside where it is wrong, with the way out. */
export function FindingMessage({ finding }: { finding: Finding }) {
  const { severity, evidence, fixes = [], rule } = finding;
  const isAgreed = isAccepted(finding);
  return (
    <div className={`finding finding--${isAgreed ? 'info' : severity}`}>
      {isAgreed ? (
        <StateMark state="accepted" size={14} />
      ) : (
        <SeverityMark severity={severity} size={14} />
      )}
      <div className="finding__text">
        <p
          className="finding__evidence"
          data-tip={rule.title}
          data-tip-body={rule.why}
          data-tip-side="left"
        >
          {evidence}
        </p>
        {fixes.length > 0 && !isAgreed ? <Fixes fixes={fixes} /> : null}
        <Acceptance rule={rule} verdict={finding} />
      </div>
    </div>
  );
}
