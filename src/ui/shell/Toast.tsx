import { Ban, Info, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Notice } from '../../editor';
import { Button, IconButton, SeverityMark } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import './Toast.css';

const SHOWN_MILLISECONDS = 6000;

const ICONS = {
  info: <Info size={15} />,
  refusal: <Ban size={15} />,
  problem: <SeverityMark severity="error" />,
} as const;

/** What was done beyond the request, or why something was not done. A problem stays until it is read. */
export default function Toast() {
  const notice = useEditorState((state) => state.notice);
  return (
    // An `output` may hold no paragraph.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className="toast-area" role="status" aria-live="polite">
      {notice ? <ToastCard key={notice.id} notice={notice} /> : null}
    </div>
  );
}

function ToastCard({ notice }: { notice: Notice }) {
  const editor = useEditor();
  const [isHeld, setHeld] = useState(false);
  const lastStep = useEditorState((state) => state.history.past.at(-1));
  // "Undo" belongs to the step that the notice is about, and to no later one.
  const [step] = useState(lastStep);
  const isUndoable = notice.undoable === true && lastStep !== undefined && step === lastStep;

  useEffect(() => {
    if (isHeld || notice.tone === 'problem') return;
    const timer = setTimeout(() => editor.dismiss(), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [editor, isHeld, notice.tone]);

  const undo = () => {
    editor.undo();
    editor.dismiss();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only stops the clock
    <div
      className={`toast toast--${notice.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast__icon">{ICONS[notice.tone]}</span>
      <p className="toast__text">{notice.text}</p>
      {isUndoable ? (
        <Button size="sm" variant="ghost" onClick={undo}>
          Undo
        </Button>
      ) : null}
      <IconButton
        size="sm"
        label="Dismiss"
        side="top"
        icon={<X size={14} />}
        onClick={() => editor.dismiss()}
      />
    </div>
  );
}
