import type { WayAround } from '../../spec/geometry/around';
import { createValueStore } from './value-store';

/** How routes find their way between cards that stand in no rows; null until the canvas is drawn. */
export const ways = createValueStore<WayAround | null>(null);
