import type { NodeId } from '../../design';
import type { Rect } from '../../spec/geometry';
import { createValueStore } from './value-store';

/** A frame that is being drawn larger or smaller, as the hand has it. The design does not know before it lets go. */
export const sizing = createValueStore<{ readonly id: NodeId; readonly rect: Rect } | null>(null);
