const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\ufeff]+/gu;
const MARKUP = /[\\`*_[\]<>&#|~!@$]/g;

/** Text from a design inside a line of Markdown: one line, no markup, no links, no HTML. */
export const inMarkdown = (text: string): string =>
  text
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKUP, (mark) => `\\${mark}`)
    // GitHub makes links of bare addresses.
    .replace(/:(?=\/\/)/g, () => '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
