/** What a person may look for by words. */
export interface Searchable {
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** How much worse it fits than its words say. */
  readonly handicap?: number;
}

/** How well a word fits an entry; 0 when it does not. A title says more than a keyword, and that more than the summary. */
function scoreOf(entry: Searchable, word: string): number {
  const title = entry.title.toLowerCase();
  if (title.startsWith(word)) return 5;
  if (entry.keywords.some((keyword) => keyword.toLowerCase() === word)) return 3.6;
  if (title.split(/[\s-]+/).some((part) => part.startsWith(word))) return 4;
  if (entry.keywords.some((keyword) => keyword.toLowerCase().startsWith(word))) return 3;
  if (title.includes(word) || entry.keywords.some((one) => one.toLowerCase().includes(word)))
    return 2;
  return entry.summary.toLowerCase().includes(word) ? 1 : 0;
}

/** Whether the title holds the words as they were typed: "load b" means the load balancer, not the load-balanced group. */
const asOne = ({ title }: Searchable, words: readonly string[]): number =>
  words.length > 1 && title.toLowerCase().includes(words.join(' ')) ? 2 : 0;

/** The entries that have every word of the query, the best first; equals keep their order. */
export function search<E extends Searchable>(entries: readonly E[], query: string): readonly E[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .map((entry) => {
      const scores = words.map((word) => scoreOf(entry, word));
      const sum = scores.reduce((all, one) => all + one, 0);
      return {
        entry,
        score: scores.includes(0) ? 0 : sum + asOne(entry, words) - (entry.handicap ?? 0),
      };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
