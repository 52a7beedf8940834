import type { Design, NodeId } from '../../design';
import { createValueStore } from '../canvas/value-store';

/** What somebody looks at without editing it. */
export interface Reading {
  /** Null for the one on the canvas. */
  readonly design: Design | null;
  readonly view: 'read' | 'present';
  /** The frame with which a presentation begins; the whole without it. */
  readonly from?: NodeId;
}

export const reading = createValueStore<Reading | null>(null);
