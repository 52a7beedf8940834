import type { Design, EdgeId, NodeId, WaiverId } from './records';

/** Where new ids come from; a command takes as many as it needs. */
export interface IdSource {
  node(): NodeId;
  edge(): EdgeId;
  waiver(): WaiverId;
}

/** Ids above the highest that the design uses. */
export function idsAfter(design: Design): IdSource {
  let lastNode = highest(design.nodes);
  let lastEdge = highest(design.edges);
  let lastWaiver = highest(design.waivers);
  return {
    node: () => `n${(lastNode += 1)}`,
    edge: () => `e${(lastEdge += 1)}`,
    waiver: () => `w${(lastWaiver += 1)}`,
  };
}

const highest = (records: Readonly<Record<string, unknown>>): number =>
  Object.keys(records).reduce((most, id) => Math.max(most, Number(id.slice(1)) || 0), 0);
