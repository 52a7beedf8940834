import type { CodeFile } from './exporters-context';
import { countLines, diffPieces, marksOf, type LineMark } from './line-diff';

/** Holds every box's place and every value, so it differs after each edit and says nothing about the code. */
export const isDesign = (path: string): boolean => path.endsWith('.lintel.json');

/** Path → the lines that the last edit changed. A file without an entry is as it was. */
export type CodeChanges = ReadonlyMap<string, readonly LineMark[]>;

export function changesOf(before: readonly CodeFile[], after: readonly CodeFile[]): CodeChanges {
  const earlier = new Map(before.map((file) => [file.path, file]));
  const changes = new Map<string, readonly LineMark[]>();
  for (const file of after) {
    const { path } = file;
    const was = earlier.get(path);
    // An exporter hands in the same file as long as it would write the same.
    if (isDesign(path) || was === file) continue;
    const { pieces } = file;
    const hunks = was ? diffPieces(was.pieces, pieces) : null;
    if (hunks?.length === 0) continue;
    const lines = countLines(pieces);
    const whole: LineMark = { change: 'added', from: 1, to: lines };
    changes.set(path, hunks ? marksOf(hunks, lines) : [whole]);
  }
  return changes;
}
