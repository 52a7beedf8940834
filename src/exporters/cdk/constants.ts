import { run, type Statement, type Statements } from '../../codegen/typescript';

type Item = Statements[number];

function flatten(item: Item): readonly Statement[] {
  if (item === false || item === null || item === undefined) return [];
  return 'kind' in item ? [item] : item.flatMap(flatten);
}

/** The constants that statements declare. */
export const declaredNames = (items: Statements): readonly string[] =>
  items.flatMap(flatten).flatMap((item) => (item.kind === 'declare' ? [item.name] : []));

/** A constant that nobody uses is an expression only, where that does something. */
export const withoutUnused = (items: Statements, used: ReadonlySet<string>): Statements =>
  items.flatMap(flatten).map((item) => {
    if (item.kind !== 'declare' || used.has(item.name)) return item;
    const { value, note, origin } = item;
    return run(value, { note, origin });
  });
