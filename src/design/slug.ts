import { slugify } from '../kit/words';

/** As a DNS label, but for the leading digit: what every generated identifier can be made of. */
export const SLUG_PATTERN = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/;

/** A slug for a new node, numbered (`web-2`) if its label's slug is taken. */
export function uniqueSlug(label: string, taken: ReadonlySet<string>): string {
  const slug = slugify(label);
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
