import type { CodeFile } from './exporters-context';
import { isDesign } from './code-changes';
import { diffLines } from './line-diff';

interface ExcerptLine {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** A stretch of a file that would change. */
export interface Excerpt {
  readonly path: string;
  /** The line in the new text at which it begins, 1-based. */
  readonly at: number;
  readonly lines: readonly ExcerptLine[];
}

/** Lines before a change: enough to see in what block it stands. */
const CONTEXT = 2;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** What would change between two exports, in the order of the files of the new one. Files that go come last. */
export function excerptsOf(
  before: readonly CodeFile[],
  after: readonly CodeFile[],
): readonly Excerpt[] {
  const was = new Map(before.map((file) => [file.path, file]));
  const changed = after
    // An exporter hands in the same file as long as it would write the same.
    .filter((file) => !isDesign(file.path) && was.get(file.path) !== file)
    .flatMap(({ path, text }) => changesOf(path, was.get(path)?.text, text));
  const is = new Set(after.map(({ path }) => path));
  const gone = before
    .filter(({ path }) => !is.has(path))
    .map(({ path, text }): Excerpt => ({ path, at: 1, lines: signed('-', linesOf(text)) }));
  return [...changed, ...gone];
}

const signed = (sign: ExcerptLine['sign'], lines: readonly string[]): readonly ExcerptLine[] =>
  lines.map((text) => ({ sign, text }));

function changesOf(path: string, before: string | undefined, after: string): readonly Excerpt[] {
  if (before === undefined) return [{ path, at: 1, lines: signed('+', linesOf(after)) }];
  const [a, b] = [linesOf(before), linesOf(after)];
  return diffLines(a.join('\n'), b.join('\n')).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
    path,
    at: newStart + 1,
    lines: [
      ...signed(' ', b.slice(Math.max(0, newStart - CONTEXT), newStart)),
      ...signed('-', a.slice(oldStart, oldEnd)),
      ...signed('+', b.slice(newStart, newEnd)),
    ],
  }));
}
