import { remember } from '../kit/memo';
import type { DerivedName } from './kind-spec';
import { fact, factOfEach } from './fact';
import type { ModelNode } from './model';

/** A derived name, and how many characters it leaves for "<project>-<environment>". */
export interface NameRoom extends DerivedName {
  readonly room: number;
}

/** The derived name of a node that leaves the least room; undefined where AWS limits none. */
export const tightestName = remember(
  ({ spec, params, slug }: ModelNode): NameRoom | undefined =>
    (spec.names ?? [])
      .filter(({ when }) => when?.(params) ?? true)
      .map((one) => ({ ...one, room: one.max - one.suffix(slug).length }))
      .toSorted((a, b) => a.room - b.room)[0],
);

/** How many characters "<project>-<environment>" may have so that every derived name of the design fits. */
export const roomForBase = fact((model) => Math.min(...rooms(model)));

const rooms = factOfEach(
  ({ nodes }) => nodes,
  (node) => [tightestName(node)?.room ?? Infinity],
);
