const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\ufeff]+/gu;

/** On one line, without control characters and without what turns the direction of reading around: a space stands for them. */
export const visible = (text: string): string => text.replace(INVISIBLE, ' ');
