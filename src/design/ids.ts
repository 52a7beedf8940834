import type { Design, EdgeId, NodeId, WaiverId } from './records';

/** Where new ids come from; a command takes as many as it needs. */
export interface IdSource {
  node(): NodeId;
  edge(): EdgeId;
  waiver(): WaiverId;
}

/** How many ids a slot has: sixteen slots end below the highest that a design may hold. */
const IDS_PER_SLOT = 500_000;
export const ID_SLOTS = 16;

/**
 * Ids above the highest that the design uses, of those that belong to the slot (0 to 15). Who edits the same design elsewhere has
 * another slot, so that two new nodes never share an id.
 */
export function idsAfter(design: Design, slot = 0): IdSource {
  const above = (letter: string, records: Readonly<Record<string, unknown>>) => {
    let last = highest(records, slot * IDS_PER_SLOT);
    return () => {
      do last += 1;
      while (Object.hasOwn(records, `${letter}${last}`));
      return `${letter}${last}`;
    };
  };
  return {
    node: above('n', design.nodes),
    edge: above('e', design.edges),
    waiver: above('w', design.waivers),
  };
}

const highest = (records: Readonly<Record<string, unknown>>, from: number): number =>
  Object.keys(records).reduce((most, id) => {
    const number = Number(id.slice(1));
    return number > most && number < from + IDS_PER_SLOT ? number : most;
  }, from);
