import { createValueStore } from './value-store';

/** What was done on the canvas, for who does not see it. The last sentence stays until there is another. */
export const said = createValueStore('');
