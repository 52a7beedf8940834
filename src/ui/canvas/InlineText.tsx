import { useEffect, useRef } from 'react';

interface InlineTextProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly multiline?: boolean;
  /** Once, with the text, when it is done; null when it was given up. */
  readonly onDone: (value: string | null) => void;
}

/** A field in place of a text on the canvas. Enter and a click elsewhere keep it, Escape gives it up. */
export function InlineText({
  label,
  value,
  maxLength,
  multiline = false,
  onDone,
}: InlineTextProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const done = (text: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(text);
  };
  useEffect(() => {
    const onLeave = () => done(field.current?.value ?? null);
    // Capturing: those who listen afterwards keep what is there when the page goes.
    window.addEventListener('pagehide', onLeave, { capture: true });
    return () => window.removeEventListener('pagehide', onLeave, { capture: true });
  });
  /** By a key: the next one is for the node. */
  const leave = (text: string | null) => {
    const node = field.current?.closest<HTMLElement>('.react-flow__node');
    done(text);
    node?.focus({ preventScroll: true });
  };
  const shared = {
    ref: field,
    defaultValue: value,
    maxLength,
    spellCheck: false,
    'aria-label': label,
    // React Flow neither drags, pans nor takes keys where these classes are.
    className: 'inline-text nodrag nopan nowheel nokey',
    onBlur: () => done(field.current?.value ?? null),
    onKeyDown: (event: React.KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === 'Escape') leave(null);
      const isEnd = event.key === 'Enter' && !(multiline && event.shiftKey);
      if (isEnd) leave(field.current?.value ?? null);
    },
  };
  return multiline ? <textarea {...shared} /> : <input type="text" {...shared} />;
}
