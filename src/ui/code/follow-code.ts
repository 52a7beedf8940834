import type { Editor } from '../../editor';
import type { Model } from '../../spec/model';
import { changesOf, type CodeChanges } from './code-changes';
import { exportDesign, exportEarlier } from './exported';
import type { CodeExporter, WrittenCode } from './exporters-context';
import { designBeforeLastEdit } from './last-edit';

export type ShownCode =
  | ({
      readonly ok: true;
      /** The exporter's id. */
      readonly target: string;
      readonly model: Model;
      readonly changes: CodeChanges;
    } & WrittenCode)
  | { readonly ok: false; readonly problem: string };

/** The code of the design as it is now, with the marks of the last edit. */
export function currentCode(editor: Editor, exporter: CodeExporter): ShownCode {
  const state = editor.store.getState();
  const { model, inspection } = state;
  const now = exportDesign(exporter, model, inspection);
  if (!now.ok) return now;
  const earlier = designBeforeLastEdit(state);
  const target = exporter.id;
  if (!earlier) return { ...now, target, model, changes: new Map() };
  const before = exportEarlier(exporter, earlier, model, inspection);
  const changes = before.ok ? changesOf(before.files, now.files) : new Map();
  return { ...now, target, model, changes };
}

/** Code that takes longer to write than a frame waits for a pause in the edits, so that typing stays smooth. */
const SLOW_MILLISECONDS = 24;
const PAUSE_MILLISECONDS = 200;

/**
 * Calls back after every edit, once the canvas has painted it: the next frame's callbacks run before its paint and a message
 * after it, so that writing the code never stands between a hand and what it moves.
 */
export function followCode(
  editor: Editor,
  exporter: CodeExporter,
  show: (code: ShownCode) => void,
): () => void {
  let frame = 0;
  let timer = 0;
  let isSlow = false;
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => {
    const start = performance.now();
    const code = currentCode(editor, exporter);
    isSlow = performance.now() - start > SLOW_MILLISECONDS;
    show(code);
  });
  channel.port1.start();

  const cancel = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  const afterPaint = () => {
    frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const schedule = () => {
    cancel();
    if (isSlow) timer = window.setTimeout(afterPaint, PAUSE_MILLISECONDS);
    else afterPaint();
  };
  const unsubscribe = editor.store.subscribe((state, before) => {
    // Rules come after the code, and what is accepted ends with its day: both without an edit.
    if (state.model !== before.model || state.inspection !== before.inspection) schedule();
  });
  schedule();
  return () => {
    unsubscribe();
    cancel();
    channel.port1.close();
  };
}
