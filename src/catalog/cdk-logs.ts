import type { Origin } from '../codegen/code';
import { create, object, ref, type Expression } from '../codegen/typescript';
import { keyOf, type Scope } from '../exporters/cdk';

/** `logs.RetentionDays`, by their days. */
const RETENTION: Readonly<Record<number, string>> = {
  1: 'ONE_DAY',
  3: 'THREE_DAYS',
  5: 'FIVE_DAYS',
  7: 'ONE_WEEK',
  14: 'TWO_WEEKS',
  30: 'ONE_MONTH',
  60: 'TWO_MONTHS',
  90: 'THREE_MONTHS',
  120: 'FOUR_MONTHS',
  150: 'FIVE_MONTHS',
  180: 'SIX_MONTHS',
  365: 'ONE_YEAR',
  400: 'THIRTEEN_MONTHS',
  545: 'EIGHTEEN_MONTHS',
  731: 'TWO_YEARS',
  1096: 'THREE_YEARS',
  1827: 'FIVE_YEARS',
  2192: 'SIX_YEARS',
  2557: 'SEVEN_YEARS',
  2922: 'EIGHT_YEARS',
  3288: 'NINE_YEARS',
  3653: 'TEN_YEARS',
};

const retention = (days: number): Expression => {
  const name = RETENTION[days];
  return name === undefined ? days : ref(`logs.RetentionDays.${name}`);
};

/** `new logs.LogGroup(…)` with the stack's key for logs. Without a name CloudFormation gives it one. */
export const logGroup = (
  c: Scope,
  id: string,
  days: number,
  options: {
    readonly name?: Expression;
    readonly origin?: Origin;
  } = {},
): Expression =>
  create(
    'logs.LogGroup',
    ref('this'),
    id,
    object([
      ['logGroupName', options.name],
      ['retention', retention(days), { origin: options.origin }],
      ['encryptionKey', keyOf(c, 'logs')],
      ['removalPolicy', ref('cdk.RemovalPolicy.DESTROY')],
    ]),
  );
