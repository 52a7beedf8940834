import { eastAsianWidth } from 'get-east-asian-width';

// The flag is younger than the target of the compiler.
const EMOJI = new RegExp(String.raw`\p{RGI_Emoji}`, 'gv');

/** The width that Prettier counts: an emoji takes two columns, of however many characters it is made. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let emojis = 0;
  const rest = text.replace(EMOJI, () => {
    emojis += 1;
    return '';
  });
  return Array.from(rest).reduce(
    (total, character) =>
      /[\p{Nonspacing_Mark}\p{Enclosing_Mark}]/u.test(character)
        ? total
        : total + eastAsianWidth(character.codePointAt(0) ?? 0),
    2 * emojis,
  );
}
