import type { DerivedName } from './kind-spec';
import type { Model, ModelNode } from './model';

/** A derived name, and how many characters it leaves for "<project>-<environment>". */
export interface NameRoom extends DerivedName {
  readonly room: number;
}

const known = new WeakMap<ModelNode, { readonly tightest: NameRoom | undefined }>();

/** The derived name of a node that leaves the least room; undefined where AWS limits none. Memoised by node. */
export function tightestName(node: ModelNode): NameRoom | undefined {
  let found = known.get(node);
  if (!found) known.set(node, (found = { tightest: findTightest(node) }));
  return found.tightest;
}

const findTightest = ({ spec, params, slug }: ModelNode): NameRoom | undefined =>
  (spec.names ?? [])
    .filter(({ when }) => when?.(params) ?? true)
    .map((one) => ({ ...one, room: one.max - one.suffix(slug).length }))
    .toSorted((a, b) => a.room - b.room)[0];

const knownRoom = new WeakMap<readonly ModelNode[], number>();

/** Memoised by list: the model keeps that of a kind as it is while none of its nodes changes. */
function roomFor(nodes: readonly ModelNode[]): number {
  let room = knownRoom.get(nodes);
  if (room === undefined) {
    room = Math.min(...nodes.map((node) => tightestName(node)?.room ?? Infinity));
    knownRoom.set(nodes, room);
  }
  return room;
}

/** How many characters "<project>-<environment>" may have so that every derived name of the design fits. */
export const roomForBase = (model: Model): number =>
  Math.min(...Array.from(model.catalog.kinds.values(), ({ spec }) => roomFor(model.ofKind(spec))));
