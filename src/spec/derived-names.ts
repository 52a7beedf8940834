import type { DerivedName } from './kind-spec';
import type { Model, ModelNode } from './model';

/** A derived name, and how many characters it leaves for "<project>-<environment>". */
export interface NameRoom extends DerivedName {
  readonly room: number;
}

/** The derived name of a node that leaves the least room; undefined where AWS limits none. */
export const tightestName = (node: ModelNode): NameRoom | undefined =>
  (node.spec.names ?? [])
    .filter(({ when }) => when?.(node.params) ?? true)
    .map((one) => ({ ...one, room: one.max - one.suffix(node.slug).length }))
    .toSorted((a, b) => a.room - b.room)[0];

/** How many characters "<project>-<environment>" may have so that every derived name of the design fits. */
export const roomForBase = (model: Model): number =>
  Math.min(...model.nodes.map((node) => tightestName(node)?.room ?? Infinity));
