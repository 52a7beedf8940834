/** The design record, and the field of it, that a stretch of generated text comes from. */
export interface Origin {
  readonly node?: string;
  readonly edge?: string;
  readonly field?: string;
}

/** Text as a tree: concatenation is an array, and any part may say where it comes from. */
export type Code = string | readonly Code[] | { readonly origin: Origin; readonly code: Code };

/** UTF-16 offsets into the printed text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
}

/** Spans nest and come outer before inner, then by position; an origin around no text leaves none. */
export function print(code: Code): { text: string; spans: readonly Span[] } {
  const pieces: string[] = [];
  const spans: { start: number; end: number; origin: Origin }[] = [];
  let offset = 0;

  const visit = (part: Code): void => {
    if (typeof part === 'string') {
      pieces.push(part);
      offset += part.length;
    } else if ('origin' in part) {
      const span = { start: offset, end: offset, origin: part.origin };
      spans.push(span);
      visit(part.code);
      span.end = offset;
    } else {
      part.forEach(visit);
    }
  };

  visit(code);
  return { text: pieces.join(''), spans: spans.filter((span) => span.end > span.start) };
}

/** The innermost span that contains the character at `offset`. */
export function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  return spans.findLast((span) => span.start <= offset && offset < span.end);
}

/** The offset at which each line starts; line 1 is at index 0. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), (newline) => newline.index + 1)];
}

/** The 1-based line that holds `offset`. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low, 1);
}
