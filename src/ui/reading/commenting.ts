import type { NodeId } from '../../design';
import { createValueStore } from '../canvas/value-store';

/** The node about which somebody has asked to write, until they have, or have left it. */
export const commenting = createValueStore<NodeId | null>(null);

/** What is half written, by its form: a panel goes when a phone is turned, or something else is looked at. */
export const drafts = new Map<string, string>();
