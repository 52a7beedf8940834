/**
 * TypeScript as values: expressions and statements that print the way Prettier's defaults leave them.
 * Text from a design enters only as literals, object keys and comments, so it never becomes code (law
 * E4). Knows the language, but no library.
 */
export {
  arrow,
  call,
  create,
  headName,
  index,
  member,
  method,
  object,
  ref,
  spread,
  template,
} from './expression';
export type { Expression, ObjectEntry } from './expression';
export { importLine, namedImport, statements } from './print-statements';
export { assign, comment, declare, flatten, gap, run } from './statement';
export type { Statement, Statements } from './statement';
export { usedNames } from './used-names';
