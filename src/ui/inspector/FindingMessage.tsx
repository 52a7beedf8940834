import type { Finding } from '../../validation/rule';
import { Fixes } from '../checklist/Fixes';
import { SeverityMark } from '../primitives';
import './FindingMessage.css';

/** What is wrong, beside where it is wrong, with the way out. */
export function FindingMessage({ finding }: { finding: Finding }) {
  const { severity, evidence, fixes = [], rule } = finding;
  return (
    <div className={`finding finding--${severity}`}>
      <SeverityMark severity={severity} size={14} />
      <div className="finding__text">
        <p
          className="finding__evidence"
          data-tip={rule.title}
          data-tip-body={rule.why}
          data-tip-side="left"
        >
          {evidence}
        </p>
        {fixes.length > 0 ? <Fixes fixes={fixes} /> : null}
      </div>
    </div>
  );
}
