/**
 * The document: flat records by id, the patches that edit them, their history, and the stored form
 * with its migrations. Pure, and knows only `kit/`: a kind, a verb and a setting are names to it,
 * and their params are JSON.
 */
export * from './records';
export { apply, compose, diff, invert, isEmptyPatch, untouched, type Patch } from './patch';
export { beginTransaction, type Transaction } from './transaction';
export {
  EMPTY_HISTORY,
  record,
  redo,
  undo,
  type History,
  type Opens,
  type Selection,
  type Step,
} from './history';
export { ID_SLOTS, idsAfter, type IdSource } from './ids';
export { reconcile } from './reconcile';
export { SLUG_PATTERN, uniqueSlug } from './slug';
export {
  checkStructure,
  MAX_EDGES,
  MAX_LABEL_LENGTH,
  MAX_NODES,
  MAX_OWNER_LENGTH,
  MAX_REASON_LENGTH,
  MAX_WAIVERS,
} from './structure';
export { parseDesign, toStored, type StoredDesign } from './schema';
export { createDesignBuilder, type DesignBuilder } from './builder';
