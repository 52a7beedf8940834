import type { Span } from '../codegen/code';
import type { CodeFile } from '../ui/code/exporters-context';

/** A file of one piece. */
export const codeFile = (
  path: string,
  text: string,
  spans: readonly Span[] = [],
  language = 'hcl',
): CodeFile => ({ path, text, pieces: [{ text }], language, spans });
