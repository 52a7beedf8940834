import { compareIds } from '../design/records';
import type { Model, ModelEdge, ModelNode } from '../spec/model';

/** By what names the reads of a record are noted (`kit/reads`): a computation that names a node does not read its parameters. */
interface Keys {
  /** What it is, where there is one: its kind, or what it joins by which verb. It is the id itself. */
  readonly is: string;
  readonly names: string;
  readonly params: string;
  readonly isExisting: string;
  readonly critical: string;
  readonly parent: string;
  /** In which region, network and tier it lies; the parameters of these are the key of all containers. */
  readonly place: string;
  readonly children: string;
  readonly edgesFrom: string;
  readonly edgesTo: string;
}

const known = new Map<string, Keys>();

/** The same strings for the same record: they are asked for thousands of times in an edit. */
export function keysOf(id: string): Keys {
  let keys = known.get(id);
  if (!keys) {
    keys = {
      is: id,
      names: `${id}.names`,
      params: `${id}.params`,
      isExisting: `${id}.isExisting`,
      critical: `${id}.critical`,
      parent: `${id}.parent`,
      place: `${id}.place`,
      children: `${id}.children`,
      edgesFrom: `${id}.edgesFrom`,
      edgesTo: `${id}.edgesTo`,
    };
    known.set(id, keys);
  }
  return keys;
}

/** Of what stands on the open canvas. */
export const childrenKey = (id: string | null): string => keysOf(id ?? '').children;
export const kindKey = (kind: string): string => `kind ${kind}`;
export const verbKey = (verb: string): string => `verb ${verb}`;
export const ALL_NODES = 'nodes';
export const ALL_EDGES = 'edges';
export const SETTINGS_READ = 'settings';
export const CONTAINERS = 'containers';
/** The document itself: whatever the model does not tell. */
export const DOCUMENT = 'document';

/** What of a model may be read otherwise than in an earlier one of the same catalog. */
export function changesBetween(before: Model, now: Model): ReadonlySet<string> | null {
  if (before.catalog !== now.catalog) return null;
  const changes = new Set<string>([DOCUMENT]);
  if (before.settings !== now.settings) changes.add(SETTINGS_READ);
  pairs(before.nodes, now.nodes, (a, b) => {
    if (a && b && a.kind === b.kind) changeNode(a, b, changes);
    else {
      if (a) comeOrGo(a, changes);
      if (b) comeOrGo(b, changes);
    }
  });
  pairs(before.edges, now.edges, (a, b) => {
    if (a && b && isSameConnection(a, b)) {
      if (a.params !== b.params) changes.add(keysOf(b.id).params);
      return;
    }
    if (a) joinOrPart(a, changes);
    if (b) joinOrPart(b, changes);
  });
  return changes;
}

/** Calls back for what differs of two lists in the order of ids. */
function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  now: readonly T[],
  differ: (a: T | undefined, b: T | undefined) => void,
): void {
  if (before === now) return;
  let [i, j] = [0, 0];
  // A loop, because this runs over all of a design on every edit.
  while (i < before.length || j < now.length) {
    const [a, b] = [before[i], now[j]];
    const order = !a ? 1 : !b ? -1 : a === b ? 0 : compareIds(a.id, b.id);
    if (a !== b) differ(order > 0 ? undefined : a, order < 0 ? undefined : b);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
}

function comeOrGo(node: ModelNode, changes: Set<string>): void {
  const { id, kind, parent, spec } = node;
  for (const key of Object.values(keysOf(id))) changes.add(key);
  for (const key of [ALL_NODES, kindKey(kind), childrenKey(parent)]) changes.add(key);
  if (spec.container) changes.add(CONTAINERS);
}

function changeNode(a: ModelNode, b: ModelNode, changes: Set<string>): void {
  const keys = keysOf(b.id);
  if (a.label !== b.label || a.slug !== b.slug) changes.add(keys.names);
  if (a.params !== b.params) changes.add(keys.params);
  if (a.isExisting !== b.isExisting) changes.add(keys.isExisting);
  if (a.critical !== b.critical) changes.add(keys.critical);
  if (a.parent !== b.parent) {
    changes.add(keys.parent).add(keys.place);
    changes.add(childrenKey(a.parent)).add(childrenKey(b.parent));
  }
  if (b.spec.container && (a.params !== b.params || a.parent !== b.parent)) changes.add(CONTAINERS);
}

const isSameConnection = (a: ModelEdge, b: ModelEdge): boolean =>
  a.verb === b.verb && a.from === b.from && a.to === b.to;

function joinOrPart({ id, verb, from, to }: ModelEdge, changes: Set<string>): void {
  const { is, params } = keysOf(id);
  for (const key of [
    is,
    params,
    ALL_EDGES,
    verbKey(verb),
    keysOf(from).edgesFrom,
    keysOf(to).edgesTo,
  ]) {
    changes.add(key);
  }
}
