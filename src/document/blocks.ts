/** What a document is made of. Text is plain: each format writes it as its own. */
export type Block =
  | { readonly heading: string; readonly level: 2 | 3; readonly id?: string }
  | { readonly text: string }
  | { readonly list: readonly string[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly Row[] } }
  | { readonly picture: string; readonly alt: string };

type Row = readonly string[];
