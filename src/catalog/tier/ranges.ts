import { parseCidr } from '../../kit/cidr';

const ENTRY = /^([a-f])=(.{1,18})$/;
const SMALLEST_PREFIX = 16;
const LONGEST_PREFIX = 28;

/** "a=10.0.1.0/24" → the range of zone a. Of two for a zone the first counts; what cannot be read is the field's to report. */
export function readRanges(entries: readonly string[]): Readonly<Record<string, string>> {
  const ranges: Record<string, string> = {};
  for (const entry of entries) {
    const [, letter, text] = ENTRY.exec(entry) ?? [];
    if (letter !== undefined && text !== undefined) ranges[letter] ??= text;
  }
  return ranges;
}

export function rangesProblem(entries: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const entry of entries) {
    const [, letter = '', text = ''] = ENTRY.exec(entry) ?? [];
    const cidr = parseCidr(text);
    if (!cidr) {
      return `must be a zone and a range such as a=10.0.1.0/24; "${entry.slice(0, 40)}" is not.`;
    }
    if (cidr.prefix < SMALLEST_PREFIX || cidr.prefix > LONGEST_PREFIX) {
      return `must be /${SMALLEST_PREFIX} to /${LONGEST_PREFIX}; ${text} is not.`;
    }
    if (seen.has(letter)) return `names zone ${letter} twice.`;
    seen.add(letter);
  }
  return null;
}
