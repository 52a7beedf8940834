import { Wrench } from 'lucide-react';
import { describePatch } from '../../validation';
import type { Finding, Fix } from '../../validation/rule';
import { Button, SeverityMark } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
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
        {fixes.map((fix) => (
          <FixButton key={fix.title} fix={fix} />
        ))}
      </div>
    </div>
  );
}

/** The tip says what the fix will change before it does; what cannot be done offers no button. */
function FixButton({ fix }: { fix: Fix }) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const plan = editor.planBound(fix.command);
  if (!plan.ok) return null;
  const changes = describePatch(model.design, plan.value.patch, editor.catalog);
  return (
    <Button
      size="sm"
      icon={<Wrench size={13} />}
      data-tip="This changes"
      data-tip-body={changes.join('\n')}
      data-tip-side="left"
      onClick={() => editor.runBound(fix.command)}
    >
      {fix.title}
    </Button>
  );
}
