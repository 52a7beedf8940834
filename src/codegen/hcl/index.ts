/**
 * HCL as values: expressions and bodies that print the way `terraform fmt` leaves them. Text from a
 * design enters only as quoted literals, object keys, labels and comments, so it never becomes code
 * (law E4). Knows Terraform's syntax, but no provider and no resource.
 */
export { block, comment, data, gap, nested, resource, set } from './body';
export type { Attribute, Block, Comment, Item, Items, TopLevel } from './body';
export { call, multiline, object, ref, template } from './expression';
export type { Entry, Expression } from './expression';
export { file } from './print-body';
