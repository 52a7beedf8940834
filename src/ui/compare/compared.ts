import type { Design } from '../../design';
import { createValueStore } from '../canvas/value-store';

/** What the design on the canvas is compared with; without a design somebody has yet to say what. */
export interface Compared {
  readonly design: Design | null;
  /** What it is called: a version, another design. */
  readonly title: string;
}

export const compared = createValueStore<Compared | null>(null);
