import {
  flatten,
  run,
  type Expression,
  type Statement,
  type Statements,
} from '../../codegen/typescript';

/** The constants that statements declare. */
export const declaredNames = (items: Statements): readonly string[] =>
  items.flatMap(flatten).flatMap((item) => (item.kind === 'declare' ? [item.name] : []));

/** `ec2.SecurityGroup.fromSecurityGroupId(…)`: it makes nothing. */
function isReference(value: Expression): boolean {
  if (typeof value !== 'object' || !('kind' in value) || value.kind !== 'chain') return false;
  const [callee, call] = value.links.slice(-2);
  return callee?.kind === 'member' && call?.kind === 'arguments' && /^from[A-Z]/.test(callee.name);
}

/** A constant that nobody uses is an expression only, where that does something. */
export const withoutUnusedConstants = (
  items: Statements,
  used: ReadonlySet<string>,
): readonly Statement[] =>
  items.flatMap(flatten).flatMap((item) => {
    if (item.kind !== 'declare' || used.has(item.name)) return [item];
    const { value, note, origin } = item;
    return isReference(value) ? [] : [run(value, { note, origin })];
  });

/** Whether there is more than comments. */
export const makesSomething = (items: Statements): boolean =>
  items.flatMap(flatten).some(({ kind }) => kind !== 'comment' && kind !== 'gap');
