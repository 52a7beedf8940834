const SEARCH = 'https://docs.aws.amazon.com/search/doc-search.html?searchPath=documentation';
const OF_AWS = /^(Well-Architected|AWS whitepaper)\b|^[A-Za-z0-9 ]+ (guide|API|quotas)\b/;

/**
 * Where a source can be looked up, null where nothing leads to it. Pages of AWS move and keep their titles, so that a search for
 * the title finds what an old address no longer does.
 */
export function sourceAddress(source: string): string | null {
  const [, number] = /^RFC (\d+)$/.exec(source) ?? [];
  if (number !== undefined) return `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (!OF_AWS.test(source)) return null;
  const words = source
    .replace(/["“”,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${SEARCH}&searchQuery=${encodeURIComponent(words)}`;
}
