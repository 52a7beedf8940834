import type { Inspection, Rule } from '../../validation';

/** The rules that the panel knows of: those of the items, and those that found something. */
export function knownRules({ items, findings }: Inspection): readonly Rule[] {
  return [
    ...new Set([
      ...items.flatMap(({ rules }) => rules.map(({ rule }) => rule)),
      ...findings.map(({ rule }) => rule),
    ]),
  ];
}
