import { createValueStore } from '../canvas/value-store';

/** Puts a newer Lintel in place of this one, in all tabs; null while there is none. */
export const update = createValueStore<(() => void) | null>(null);
