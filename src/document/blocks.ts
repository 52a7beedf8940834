import type { NodeId } from '../design';

export const LINE_END = /\r\n?|\n/;
export const PARAGRAPH_END = /(?:(?:\r\n|\r(?!\n)|\n)[ \t]*){2,}/;

/**
 * What a document is made of. Text is plain: each format writes it as its own. `about` names the node that a heading or a row is
 * about, for a page on which something can be said about it.
 */
export type Block =
  | {
      readonly heading: string;
      readonly level: 2 | 3;
      readonly id?: string;
      readonly about?: NodeId;
    }
  | { readonly text: string }
  | { readonly list: readonly string[] }
  | {
      readonly table: {
        readonly head: readonly string[];
        readonly rows: readonly Row[];
        readonly about?: readonly NodeId[];
      };
    }
  | { readonly picture: string; readonly alt: string };

type Row = readonly string[];
