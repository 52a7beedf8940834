import { print } from '../../codegen/code';
import { comment, file, gap, set, type Items, type TopLevel } from '../../codegen/hcl';
import type { Variable } from './terraform';

const printItems = (items: Items): string => print(file(items as readonly TopLevel[])).text;

/** What a person has to fill in stands open; the rest is commented out, so that the design's defaults stay in force. */
export function tfvarsExample(common: readonly Variable[], own: readonly Variable[]): string {
  const isOpen = ({ default: value, isPersonal }: Variable) =>
    value === undefined || isPersonal === true;
  const all = [...own, ...common];
  const line = (variable: Variable) =>
    set(variable.name, variable.example ?? variable.default ?? '', { note: variable.description });
  const open = all.filter(isOpen);
  const optional = all.filter((variable) => !isOpen(variable));
  return printItems([
    comment('Copy to terraform.tfvars. That file is not committed.'),
    gap,
    open.map((variable) => [line(variable), gap]),
    gap,
    comment('The defaults below come from the design. Uncomment to change one without it.'),
    gap,
    optional.map((variable) => [
      comment(`${variable.description}\n${printItems([{ ...line(variable), note: '' }])}`),
      gap,
    ]),
  ]);
}
