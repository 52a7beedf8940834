import { plural } from '../../kit/words';
import { isCauseRefused, type Finding } from '../../validation';
import { SeverityMark, ShortList } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useEditor, useEditorState } from '../use-editor';
import type { ExportTarget } from './exporters-context';

interface ExportFindingsProps {
  readonly target: ExportTarget;
  readonly onLeave: () => void;
}

/** The open errors, before the file leaves the house. */
export function ExportFindings({ target, onLeave }: ExportFindingsProps) {
  const editor = useEditor();
  const shell = useShellActions();
  const { reported, counts, items } = useEditorState((state) => state.inspection);
  const errors = reported.filter(({ severity }) => severity === 'error');
  const refused = errors.filter(isCauseRefused);
  const go = ({ field, nodes, edges }: Finding) => {
    onLeave();
    if (field) {
      editor.openField(field);
    } else {
      editor.select(nodes, edges);
      shell.showTab('checklist');
    }
  };
  if (items.length === 0) {
    return <p className="export__clean">The rules are still loading: nothing is checked yet.</p>;
  }
  if (errors.length === 0) {
    return (
      <p className="export__clean">
        No errors are open
        {counts.warning > 0 ? `; ${plural(counts.warning, 'warning')} in the checklist` : ''}.
      </p>
    );
  }
  return (
    <section className="export__errors" aria-labelledby="export-errors">
      <h3 id="export-errors" className="export__heading">
        {plural(errors.length, 'error')} {errors.length === 1 ? 'is' : 'are'} still open
      </h3>
      <p className="export__hint">
        You can export all the same. The README and the head of the code list them.
        {refused.length === 0
          ? ''
          : ` AWS refuses ${refused.length === errors.length ? 'what they report' : `what ${refused.length} of them ${refused.length === 1 ? 'reports' : 'report'}`}: until that is fixed ${target.ifRefused}.`}
      </p>
      <ShortList className="export__findings" noun="error" items={errors}>
        {(finding) => (
          <li key={finding.id}>
            <button type="button" className="export__finding" onClick={() => go(finding)}>
              <SeverityMark severity={finding.severity} size={14} />
              <span>{finding.evidence}</span>
            </button>
          </li>
        )}
      </ShortList>
    </section>
  );
}
