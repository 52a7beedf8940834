const DAY_MILLISECONDS = 86_400_000;

/** `day`: one as ISO 8601 writes it. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
