import type { NodeId } from '../../design';
import { createValueStore } from '../canvas/value-store';

/** The node about which somebody has asked to write, until they have, or have left it. */
export const commenting = createValueStore<NodeId | null>(null);
