import { Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ok } from '../../kit/result';
import { plural } from '../../kit/words';
import { describePatch, fixAll } from '../../validation';
import { Button } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import { FixPreview } from './FixPreview';
import { knownRules } from './known-rules';

/** One step for every fix that changes nothing but what it names. Absent while there are fewer than two. */
export function FixAll() {
  const findings = useEditorState((state) => state.shown.findings);
  const [isOpen, setOpen] = useState(false);
  const safe = findings.filter(({ fixes }) => fixes?.some((fix) => fix.safe));
  if (safe.length < 2) return null;
  return (
    <div className="check-fix-all">
      <Button
        size="sm"
        icon={<Wrench size={13} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Fix all safe
      </Button>
      {isOpen ? <Preview onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function Preview({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const inspection = useEditorState((state) => state.inspection);
  const { patch, applied } = useMemo(
    () =>
      fixAll(
        model,
        knownRules(inspection),
        inspection.items.map(({ item }) => item),
        inspection.context,
      ),
    [model, inspection],
  );
  const count = plural(applied.length, 'fix', 'fixes');
  const apply = () => {
    onClose();
    editor.runBound(() => ok({ label: `Apply ${count}`, patch, notice: `Applied ${count}.` }));
  };
  return (
    <FixPreview
      lines={describePatch(model.design, patch, editor.catalog)}
      onApply={apply}
      onCancel={onClose}
    >
      <p className="check-preview__title">{count}, as one step that can be undone</p>
    </FixPreview>
  );
}
