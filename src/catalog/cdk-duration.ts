import { call, type Expression } from '../codegen/typescript';

/** `cdk.Duration.days(4)`: in the largest unit that needs no fraction. */
export function duration(seconds: number): Expression {
  const [unit, size] =
    UNITS.find(([, one]) => seconds > 0 && seconds % one === 0) ?? (['seconds', 1] as const);
  return call(`cdk.Duration.${unit}`, seconds / size);
}
const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const;
