import type { CodeFile } from './exporters-context';
import { diffLines, marksOf, type LineMark } from './line-diff';

/** Holds every box's place and every value, so it differs after each edit and says nothing about the code. */
const isDesign = (path: string): boolean => path.endsWith('.lintel.json');

/** Path → the lines that the last edit changed. A file without an entry is as it was. */
export type CodeChanges = ReadonlyMap<string, readonly LineMark[]>;

export function changesOf(before: readonly CodeFile[], after: readonly CodeFile[]): CodeChanges {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  const changes = new Map<string, readonly LineMark[]>();
  for (const { path, text } of after.filter((file) => !isDesign(file.path))) {
    const was = texts.get(path);
    if (was === text) continue;
    const lineCount = text.split('\n').length;
    const whole: LineMark = { change: 'added', from: 1, to: lineCount };
    changes.set(path, was === undefined ? [whole] : marksOf(diffLines(was, text), lineCount));
  }
  return changes;
}
