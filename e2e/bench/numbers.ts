/** Two digits are more than any of these measurements holds. */
export const round = (value: number): number => Math.round(value * 100) / 100;

export function spread(values: readonly number[]): { median: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { median: at(0.5), p95: at(0.95) };
}
