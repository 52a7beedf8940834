import type { FrozenKind } from './defaults.generated';

/** What stands in the place of a slug that can be told from the label or from the kind. */
export const FROM_LABEL = 0;
export const FROM_KIND = 1;

/** Guesses the slugs of nodes in the order in which they are packed. */
export interface SlugGuesses {
  /** Null for a label that has letters beyond ASCII: their lower case may change with Unicode. */
  fromLabel(label: string): string | null;
  fromKind(kind: FrozenKind): string;
  take(slug: string): void;
}

/**
 * This is the guess of format 1 and is frozen with it. It need not agree with `uniqueSlug`, which
 * may change: a slug that is guessed wrongly is written out.
 */
export function createSlugGuesses(): SlugGuesses {
  const taken = new Set<string>();
  // Where the search for a free number goes on, so that thousands of equal labels take linear time.
  const lastNumber = new Map<string, number>();

  function numbered(slug: string): string {
    if (!taken.has(slug)) return slug;
    let number = lastNumber.get(slug) ?? 2;
    while (taken.has(`${slug}-${number}`)) number += 1;
    lastNumber.set(slug, number);
    return `${slug}-${number}`;
  }

  return {
    fromLabel(label) {
      if (/[^\x00-\x7f]/.test(label)) return null;
      const words = label
        .toLowerCase()
        .replace(/['"`]/g, '')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-/, '')
        .slice(0, 40)
        .replace(/-$/, '');
      return numbered(words);
    },
    fromKind: (kind) => numbered(kind.slug),
    take: (slug) => void taken.add(slug),
  };
}
