import type { Origin } from '../code';

/**
 * Text that may be laid out in several ways: the algebra of Wadler's "A prettier printer" with the
 * additions that Prettier makes to it, since the widths at which a line breaks have to be its own.
 */
export type Doc = string | readonly Doc[] | DocNode;

export type DocNode =
  | Line
  | Group
  | { readonly kind: 'indent'; readonly contents: Doc; readonly breaks: boolean }
  | { readonly kind: 'choice'; readonly states: readonly Doc[]; readonly breaks: false }
  | {
      readonly kind: 'fill';
      readonly parts: readonly Doc[];
      readonly start: number;
      readonly breaks: boolean;
    }
  | {
      readonly kind: 'whenBroken';
      readonly text: string;
      readonly id: GroupId | undefined;
      readonly breaks: false;
    }
  | {
      readonly kind: 'indentWith';
      readonly id: GroupId;
      readonly contents: Doc;
      readonly breaks: boolean;
    }
  | { readonly kind: 'breakParent'; readonly breaks: true }
  | {
      readonly kind: 'origin';
      readonly origin: Origin;
      readonly contents: Doc;
      readonly breaks: boolean;
    };

export interface Line {
  readonly kind: 'line';
  /** What stands for it where its group fits on one line. */
  readonly flat: '' | ' ';
  /** A hard line. */
  readonly breaks: boolean;
}

/** Names a group to documents that depend on it from elsewhere. */
export type GroupId = symbol;

export interface Group {
  readonly kind: 'group';
  readonly id: GroupId | undefined;
  readonly contents: Doc;
  readonly breaks: boolean;
  /** Told when the group takes several lines. */
  readonly onBreak: (() => void) | undefined;
}

/** Whether it takes several lines whatever the room. */
export const breaks = (doc: Doc): boolean => {
  if (typeof doc === 'string') return false;
  return isConcat(doc) ? doc.some(breaks) : doc.breaks;
};

/** `Array.isArray` alone does not narrow a readonly array. */
export const isConcat = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

export const line: Line = { kind: 'line', flat: ' ', breaks: false };
export const softline: Line = { kind: 'line', flat: '', breaks: false };
export const hardline: Line = { kind: 'line', flat: '', breaks: true };
export const breakParent: Doc = { kind: 'breakParent', breaks: true };

export const indent = (contents: Doc): Doc => ({
  kind: 'indent',
  contents,
  breaks: breaks(contents),
});

/** On one line if it fits, otherwise with all of its own lines broken. */
export const group = (
  contents: Doc,
  options: {
    readonly id?: GroupId;
    readonly isBroken?: boolean;
    readonly onBreak?: (() => void) | undefined;
  } = {},
): Group => ({
  kind: 'group',
  id: options.id,
  contents,
  breaks: options.isBroken === true || breaks(contents),
  onBreak: options.onBreak,
});

/** The first state that fits, or else the last. The groups around it stay flat whatever it takes. */
export const choice = (states: readonly Doc[]): Doc => ({ kind: 'choice', states, breaks: false });

/** Contents and separators in turn; a separator breaks only where the next content does not fit. */
export const fill = (parts: readonly Doc[]): Doc => ({
  kind: 'fill',
  parts,
  start: 0,
  breaks: parts.some(breaks),
});

/** Printed only where a group is broken: that of the id, or else the one around it. */
export const whenBroken = (text: string, id?: GroupId): Doc => ({
  kind: 'whenBroken',
  text,
  id,
  breaks: false,
});

/** Indented if the group of the id, which is printed before, turned out broken. */
export const indentWith = (id: GroupId, contents: Doc): Doc => ({
  kind: 'indentWith',
  id,
  contents,
  breaks: breaks(contents),
});

export const marked = (origin: Origin | undefined, contents: Doc): Doc =>
  origin === undefined ? contents : { kind: 'origin', origin, contents, breaks: breaks(contents) };

export const join = (separator: Doc, docs: readonly Doc[]): readonly Doc[] =>
  docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]));
