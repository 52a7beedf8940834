/** What the design says of the size of the stacks, beside the size that they have. */
import { catalog } from '../../../src/catalog';
import type { Design } from '../../../src/design';
import { STACKS } from '../../../src/exporters/cdk/stack-names';
import { isObject } from '../tree';
import { resolve } from '../../../src/resolve';
import { stackLoads } from '../../../src/rules/stack-loads';
import type { Stack } from './synth';

/** More than this above the truth would warn of what fits. */
const MOST_TIMES = 2;
const MOST_MORE = 20;

/** `ApplicationUsWest2`: the names of the stacks begin with no other's. */
const nameOf = ({ id }: Stack): string =>
  STACKS.find((stack) => id.toLowerCase().startsWith(stack)) ?? id;

/** Stacks that are larger than the rule says, or far smaller, a line each. */
export function loadFaults(design: Design, stacks: readonly Stack[]): readonly string[] {
  const loads = stackLoads(resolve(design, catalog));
  return stacks.flatMap((stack) => {
    const name = nameOf(stack);
    const said = loads.find((one) => one.region === stack.region && one.stack === name);
    const outputs = stack.template['Outputs'];
    const actual = {
      resources: Object.keys(stack.resources).length,
      outputs: isObject(outputs) ? Object.keys(outputs).length : 0,
    };
    return (['resources', 'outputs'] as const).flatMap((counted) => {
      const [most, is] = [said?.[counted] ?? 0, actual[counted]];
      return is <= most && most <= MOST_TIMES * is + MOST_MORE
        ? []
        : [`${stack.id}: ${is} ${counted}, said to be at most ${most}`];
    });
  });
}
