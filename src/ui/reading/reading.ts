import type { Design } from '../../design';
import { createValueStore } from '../canvas/value-store';

/** What somebody looks at without editing it. */
export interface Reading {
  /** Null for the one on the canvas. */
  readonly design: Design | null;
  readonly view: 'read' | 'present';
}

export const reading = createValueStore<Reading | null>(null);
