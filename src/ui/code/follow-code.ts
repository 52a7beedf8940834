import type { Editor } from '../../editor';
import type { Model } from '../../spec/model';
import { changesOf, type CodeChanges } from './code-changes';
import { exportDesign, exportEarlier } from './exported';
import type { CodeExporter, CodeFile } from './exporters-context';
import { designBeforeLastEdit } from './last-edit';

export type ShownCode =
  | {
      readonly ok: true;
      readonly model: Model;
      readonly files: readonly CodeFile[];
      readonly changes: CodeChanges;
    }
  | { readonly ok: false; readonly problem: string };

/** The code of the design as it is now, with the marks of the last edit. */
export function currentCode(editor: Editor, exporter: CodeExporter): ShownCode {
  const state = editor.store.getState();
  const { model, inspection } = state;
  const now = exportDesign(exporter, model, inspection.findings);
  if (!now.ok) return now;
  const earlier = designBeforeLastEdit(state);
  if (!earlier) return { ok: true, model, files: now.files, changes: new Map() };
  const before = exportEarlier(exporter, earlier, model, inspection.findings);
  const changes = before.ok ? changesOf(before.files, now.files) : new Map();
  return { ok: true, model, files: now.files, changes };
}

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
  let isStopped = false;
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => {
    if (!isStopped) show(currentCode(editor, exporter));
  });
  channel.port1.start();
  const schedule = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      channel.port2.postMessage(null);
    });
  };
  const unsubscribe = editor.store.subscribe((state, before) => {
    if (state.model !== before.model) schedule();
  });
  schedule();
  return () => {
    isStopped = true;
    unsubscribe();
    cancelAnimationFrame(frame);
    channel.port1.close();
  };
}
