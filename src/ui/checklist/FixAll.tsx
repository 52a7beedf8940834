import { Wrench, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ok } from '../../kit/result';
import { plural } from '../../kit/words';
import { fixAll } from '../../validation';
import { Button, IconButton, SeverityMark } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import { FixPreview } from './FixPreview';
import { knownRules } from './known-rules';
import { showSubject } from './show-subject';

type FixedAll = ReturnType<typeof fixAll>;
type Left = FixedAll['left'];

/** One step for every fix that changes nothing but what it names. Absent while there are fewer than two. */
export function FixAll() {
  const findings = useEditorState((state) => state.shown.findings);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<FixedAll | null>(null);
  const safe = findings.filter(({ fixes }) => fixes?.some((fix) => fix.safe));
  const close = () => setOpen(false);
  return (
    <>
      {safe.length < 2 ? null : (
        <div className="check-fix-all">
          <Button
            size="sm"
            icon={<Wrench size={13} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            Fix all safe
          </Button>
          {isOpen ? <Preview onClose={close} onDone={setDone} /> : null}
        </div>
      )}
      {done ? <Done done={done} onClose={() => setDone(null)} /> : null}
    </>
  );
}

interface PreviewProps {
  readonly onClose: () => void;
  readonly onDone: (done: FixedAll) => void;
}

function Preview({ onClose, onDone }: PreviewProps) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const inspection = useEditorState((state) => state.inspection);
  const all = useMemo(
    () =>
      fixAll(
        model,
        knownRules(inspection),
        inspection.items.map(({ item }) => item),
        inspection.context,
      ),
    [model, inspection],
  );
  const { patch, applied, left } = all;
  const plan = useMemo(() => ok({ patch }), [patch]);
  const count = plural(applied.length, 'fix', 'fixes');
  const apply = () => {
    onClose();
    const step = { label: `Apply ${count}`, patch, notice: `Applied ${count}.` };
    if (editor.runBound(() => ok(step)).ok) onDone(all);
  };
  const open = left.filter(({ finding }) => finding.severity !== 'info').length;
  return (
    <FixPreview plan={plan} onApply={apply} onCancel={onClose}>
      <p className="check-preview__title">{count}, as one step that can be undone</p>
      <p className="check-fix-all__left">
        {open === 0
          ? 'No error and no warning is left then.'
          : `${plural(open, 'error or warning', 'errors and warnings')} ${open === 1 ? 'is' : 'are'} left then, and listed.`}
      </p>
    </FixPreview>
  );
}

/** What was done, and what is left and why. It goes when the step is undone, and each line of it when it is settled. */
function Done({ done, onClose }: { readonly done: FixedAll; readonly onClose: () => void }) {
  const findings = useEditorState((state) => state.shown.findings);
  const report = useRef<HTMLElement>(null);
  const told = useRef<FixedAll>(null);
  const now = new Set(findings.map(({ id }) => id));
  const leftBehind = new Set(done.left.map(({ finding }) => finding.id));
  const isUndone = done.applied.some(({ finding: { id } }) => now.has(id) && !leftBehind.has(id));
  // The button that was pressed is gone, and what stood around it has moved. A redo is no reason to look here.
  useEffect(() => {
    if (!report.current || told.current === done) return;
    told.current = done;
    report.current.scrollIntoView({ block: 'start' });
    report.current.focus({ preventScroll: true });
  }, [done, isUndone]);
  if (isUndone) return null;
  const left = done.left.filter(({ finding }) => now.has(finding.id));
  const open = left.filter(({ finding }) => finding.severity !== 'info');
  const notes = left.filter(({ finding }) => finding.severity === 'info');
  return (
    <section ref={report} className="check-done" aria-labelledby="check-done" tabIndex={-1}>
      <header className="check-done__head">
        <h4 id="check-done" className="check-preview__title">
          {plural(done.applied.length, 'fix', 'fixes')} applied;{' '}
          {left.length === 0 ? 'nothing is left' : `${left.length} left`}
        </h4>
        <IconButton
          label="Close what was fixed"
          size="sm"
          icon={<X size={14} aria-hidden />}
          onClick={onClose}
        />
      </header>
      <details>
        <summary>What was done</summary>
        <ul className="check-preview__lines">
          {done.applied.map(({ finding, fix }) => (
            <li key={finding.id}>
              {fix.title} ({finding.rule.id})
            </li>
          ))}
        </ul>
      </details>
      <LeftList left={open} />
      {notes.length === 0 ? null : (
        <details>
          <summary>Notes left: {notes.length}</summary>
          <LeftList left={notes} />
        </details>
      )}
    </section>
  );
}

function LeftList({ left }: { readonly left: Left }) {
  const editor = useEditor();
  if (left.length === 0) return null;
  return (
    <ul className="check-done__left">
      {left.map(({ finding, why }) => (
        <li key={finding.id}>
          <button
            type="button"
            className="check-done__item"
            onClick={() => showSubject(editor, finding)}
          >
            <SeverityMark severity={finding.severity} size={13} />
            <span>
              {finding.evidence} <span className="check-done__why">Left: {why}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
