import { lineOf, lineStarts, spanAt, type Origin, type Span } from '../../codegen/code';
import type { EditorState } from '../../editor';
import type { FieldRef } from '../../validation';
import type { CodeFile } from './exporters-context';

type Selection = EditorState['selection'];
export type Matches = (origin: Origin) => boolean;

/** Whether text comes from the selection. */
export function isOfAny({ nodes, edges }: Selection): Matches {
  const [chosenNodes, chosenEdges] = [new Set(nodes), new Set(edges)];
  return ({ node, edge }) =>
    (node !== undefined && chosenNodes.has(node)) || (edge !== undefined && chosenEdges.has(edge));
}

/** Whether text comes from the field that a finding is about. */
export function isOfField({ node, edge, name }: FieldRef): Matches {
  return (origin) =>
    origin.field === name &&
    (edge === undefined ? node !== undefined && origin.node === node : origin.edge === edge);
}

/** 1-based lines, both inclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** What of a file comes from the chosen records: lines of their own, and mentions inside other lines. */
export interface ChosenCode {
  readonly lines: readonly LineRange[];
  /** Offsets into the text; `end` is exclusive. */
  readonly mentions: readonly { readonly start: number; readonly end: number }[];
}

const NOTHING: ChosenCode = { lines: [], mentions: [] };

export function codeOf(file: Pick<CodeFile, 'text' | 'spans'>, matches: Matches): ChosenCode {
  const spans = file.spans.filter(({ origin }) => matches(origin));
  if (spans.length === 0) return NOTHING;
  const starts = lineStarts(file.text);
  const lines: LineRange[] = [];
  const mentions: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = lastCharacter(file.text, start, end);
    const range = { from: lineOf(starts, start), to: lineOf(starts, last) };
    if (lines.some(({ from, to }) => from <= range.from && range.to <= to)) continue;
    if (fillsItsLines(file.text, start, end)) lines.push(range);
    else mentions.push({ start, end });
  }
  return {
    lines,
    mentions: mentions.filter(({ start }) => !isInside(lines, lineOf(starts, start))),
  };
}

const isInside = (lines: readonly LineRange[], line: number): boolean =>
  lines.some(({ from, to }) => from <= line && line <= to);

/** A span often takes the newline after its last line along; that line must not count. */
function lastCharacter(text: string, start: number, end: number): number {
  let last = end - 1;
  while (last > start && text[last] === '\n') last -= 1;
  return last;
}

/** Nothing but indentation, commas and newlines stands beside it. A bare name in a list of its own is still a mention. */
function fillsItsLines(text: string, start: number, end: number): boolean {
  if (!/\s/.test(text.slice(start, end).trim())) return false;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', lastCharacter(text, start, end));
  const lineEnd = newline < 0 ? text.length : newline;
  const before = text.slice(lineStart, start);
  const after = text.slice(Math.min(end, lineEnd), lineEnd);
  return /^\s*$/.test(before) && /^[\s,]*$/.test(after);
}

/**
 * The file to show when something is selected: the one with the most lines of it, which holds the resource itself; otherwise
 * one that mentions it, the open one first. Null when no file knows it.
 */
export function fileFor(
  files: readonly CodeFile[],
  open: string | null,
  matches: Matches,
): string | null {
  const counted = files.map((file) => {
    const { lines, mentions } = codeOf(file, matches);
    const count = lines.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return { path: file.path, count, mentions: mentions.length };
  });
  const isOpen = ({ path }: { path: string }) => path === open;
  const own = counted.filter(({ count }) => count > 0);
  const most = own.toSorted((a, b) => b.count - a.count)[0];
  const mentioning = counted.filter(({ mentions }) => mentions > 0);
  const best = most ?? mentioning.find(isOpen) ?? mentioning[0];
  return best?.path ?? null;
}

/** The innermost record at an offset; a line's indentation and end belong to what stands on the line. */
export function originAt(file: Pick<CodeFile, 'text' | 'spans'>, offset: number): Origin | null {
  const lineStart = file.text.lastIndexOf('\n', offset - 1) + 1;
  const newline = file.text.indexOf('\n', lineStart);
  const line = file.text.slice(lineStart, newline < 0 ? file.text.length : newline);
  const first = lineStart + line.length - line.trimStart().length;
  const last = Math.max(first, lineStart + line.trimEnd().length - 1);
  return recordAt(file.spans, Math.min(Math.max(offset, first), last));
}

function recordAt(spans: readonly Span[], offset: number): Origin | null {
  const known = spans.filter(
    ({ origin }) => origin.node !== undefined || origin.edge !== undefined,
  );
  return spanAt(known, offset)?.origin ?? null;
}
