/** What a number field accepts while somebody types into it. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** 1 unless told. */
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
}

/** The number that a text says, as a person writes it: "1,000", " 12 ", "1.5"; null when it says none. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)[,_](?=\d{3}(?:\D|$))/g, '');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** Why a text cannot be the value yet, as a sentence; null when it can. */
export function numberProblem(
  text: string,
  { min, max, step = 1, unit }: NumberRange,
): string | null {
  const value = parseNumber(text);
  const range = `${min} to ${max}${unit ? ` ${unit}` : ''}`;
  if (value === null)
    return text.trim() === '' ? `Enter a number, ${range}.` : `Not a number. Enter ${range}.`;
  if (value < min || value > max) return `Enter ${range}.`;
  if (!isMultiple(value, step)) {
    return step === 1
      ? `Enter a whole number, ${range}.`
      : `Enter a multiple of ${step}, ${range}.`;
  }
  return null;
}

/** The next value up or down: on the grid of steps, inside the range. `large` takes ten steps at once. */
export function stepNumber(
  value: number,
  direction: 1 | -1,
  range: NumberRange,
  large = false,
): number {
  const step = (range.step ?? 1) * (large ? 10 : 1);
  const onGrid = direction > 0 ? Math.floor(round(value / step)) : Math.ceil(round(value / step));
  return Math.min(range.max, Math.max(range.min, round((onGrid + direction) * step)));
}

/** 0.1 * 3 is not 0.3. */
const round = (value: number): number => Number(value.toFixed(9));
const isMultiple = (value: number, step: number): boolean => Number.isInteger(round(value / step));
