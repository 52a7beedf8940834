import { Wrench } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ok } from '../../kit/result';
import type { BoundCommand } from '../../spec/command';
import type { Fix } from '../../validation';
import { Button } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import { FixPreview } from './FixPreview';

/** The fixes of one finding, of which at most one is previewed. */
export function Fixes({ fixes }: { readonly fixes: readonly Fix[] }) {
  const editor = useEditor();
  const [open, setOpen] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // What is shown may be half a second old: what is applied may not.
  const latest = useRef(fixes);
  useLayoutEffect(() => {
    latest.current = fixes;
    return () => {
      latest.current = [];
    };
  }, [fixes]);
  const fix = fixes.find(({ title }) => title === open);
  const close = () => {
    setOpen(null);
    box.current?.querySelector('button')?.focus();
  };
  const apply = (chosen: Fix) => {
    // The button goes with its finding; without a new place the keyboard would start at the top of the page.
    box.current?.closest<HTMLElement>('[data-checklist]')?.focus({ preventScroll: true });
    flushSync(() => {
      setOpen(null);
      editor.settle();
    });
    const now = latest.current.find(({ title }) => title === chosen.title);
    if (now) editor.runBound(asStep(now));
    else editor.say('There is nothing to fix any more.');
  };
  return (
    <div ref={box} className="check-fixes">
      <div className="check-fixes__buttons">
        {fixes.map(({ title }) => (
          <Button
            key={title}
            size="sm"
            icon={<Wrench size={13} aria-hidden />}
            aria-expanded={title === open}
            onClick={() => setOpen(title === open ? null : title)}
          >
            {title}
          </Button>
        ))}
      </div>
      {fix ? <Preview fix={fix} onApply={() => apply(fix)} onCancel={close} /> : null}
    </div>
  );
}

interface PreviewProps {
  readonly fix: Fix;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

function Preview({ fix, onApply, onCancel }: PreviewProps) {
  const editor = useEditor();
  // Planned again when the design changes under an open preview.
  const design = useEditorState((state) => state.design);
  const { command } = fix;
  // oxlint-disable-next-line react/exhaustive-deps
  const plan = useMemo(() => editor.planBound(command), [editor, command, design]);
  return <FixPreview plan={plan} onApply={onApply} onCancel={onCancel} />;
}

/** A step of its own, whatever was typed a moment ago, with a notice that offers to undo it. */
function asStep({ title, command }: Fix): BoundCommand {
  return (model, ids) => {
    const plan = command(model, ids);
    if (!plan.ok) return plan;
    const { mergeKey: _merged, ...step } = plan.value;
    return ok({ ...step, notice: step.notice ?? `Fixed: ${title}.` });
  };
}
