import type { CodeFile } from './exporters-context';
import { diffLines, countLines, marksOf, type LineMark } from './line-diff';

/** Holds every box's place and every value, so it differs after each edit and says nothing about the code. */
export const isDesign = (path: string): boolean => path.endsWith('.lintel.json');

/** Path → the lines that the last edit changed. A file without an entry is as it was. */
export type CodeChanges = ReadonlyMap<string, readonly LineMark[]>;

export function changesOf(before: readonly CodeFile[], after: readonly CodeFile[]): CodeChanges {
  const earlier = new Map(before.map((file) => [file.path, file]));
  const changes = new Map<string, readonly LineMark[]>();
  for (const file of after) {
    const { path } = file;
    // An exporter hands in the same file as long as it would write the same.
    if (isDesign(path) || earlier.get(path) === file) continue;
    const { text } = file;
    const was = earlier.get(path)?.text;
    if (was === text) continue;
    const lines = countLines(text);
    const whole: LineMark = { change: 'added', from: 1, to: lines };
    changes.set(path, was === undefined ? [whole] : marksOf(diffLines(was, text), lines));
  }
  return changes;
}
