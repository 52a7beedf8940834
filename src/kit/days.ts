/** Days as ISO 8601 writes them, "2026-03-31": their order is that of their text. Nothing here knows what day it is. */

/** What is no day, such as "2026-02-30", comes back as another one or as none. */
export const isIsoDay = (text: string): boolean =>
  /^\d{4}-/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;

const DAY_MILLISECONDS = 86_400_000;

/** The days from one to another; negative when the other is earlier, null when one of them is no day. */
export const daysBetween = (from: string, to: string): number | null =>
  isIsoDay(from) && isIsoDay(to)
    ? Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
    : null;
