import type { NodeId } from '../../design';
import { createValueStore } from './value-store';

/** The node whose text is being written in place. */
export const renaming = createValueStore<NodeId | null>(null);
