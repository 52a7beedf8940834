/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

function transliterate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x00-\x7f]/gu, (letter) => LETTERS[letter] ?? letter);
}

const MAX_SLUG_LENGTH = 40;

/**
 * A name for generated code: lower-case ASCII letters, digits and single hyphens, beginning with a
 * letter, at most 40 characters. Never empty: text without a usable character gives `node`.
 */
export function slugify(text: string): string {
  const words = transliterate(text)
    .toLowerCase()
    .replace(/['"`’‘]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '');
  const slug = /^[a-z]/.test(words) ? words : `node-${words}`;
  return slug.slice(0, MAX_SLUG_LENGTH).replace(/-$/, '');
}

/** `a, b and c` */
export function listWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** `1 zone`, `3 zones`; the third argument is for nouns that do not take an s. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

/** At most `max` code points, the last one an ellipsis if anything was cut; never half an emoji. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = [...text];
  if (points.length <= max) return text;
  return max < 1 ? '' : `${points.slice(0, max - 1).join('')}…`;
}

/** A run of what EC2 refuses, with the spaces inside it. */
const NOT_IN_A_DESCRIPTION =
  /[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+(?: [^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+)*/g;

/**
 * The nearest text that EC2 takes as a security group's or rule's description: at most 255 of
 * `a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`. Empty if nothing of the text can be kept.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export function toAwsDescription(text: string, max = 255): string {
  return transliterate(text)
    .replace(/['"`’‘“”]/g, '')
    .replace(/\s+/g, ' ')
    .replace(NOT_IN_A_DESCRIPTION, '-')
    .replace(/^[ -]+|[ -]+$/g, '')
    .slice(0, Math.max(0, max))
    .trimEnd();
}
