import { eastAsianWidth } from 'get-east-asian-width';

/** The width that Prettier counts, for text that holds no emoji. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(text).reduce(
    (total, character) =>
      /[\p{Nonspacing_Mark}\p{Enclosing_Mark}]/u.test(character)
        ? total
        : total + eastAsianWidth(character.codePointAt(0) ?? 0),
    0,
  );
}
