import type { RulePage } from '../../validation';

const textOf = ({ rule, items, pillars, reads, mappings }: RulePage): string =>
  [
    rule.id,
    rule.title,
    rule.why,
    rule.severity,
    reads,
    ...pillars,
    ...items.flatMap(({ id, title }) => [id, title]),
    ...mappings.flatMap(({ by, ids }) => [by, ...ids.map(({ id }) => id)]),
  ]
    .join(' ')
    .toLowerCase();

/** Those that hold every word; those whose id or title holds all of them come first. */
export function searchRules(pages: readonly RulePage[], query: string): readonly RulePage[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  const found = pages.filter((page) => hasAll(textOf(page)));
  const isNear = ({ rule }: RulePage) => hasAll(`${rule.id} ${rule.title}`.toLowerCase());
  return [...found.filter(isNear), ...found.filter((page) => !isNear(page))];
}
