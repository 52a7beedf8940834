/** Two tabs, one design: what is done in one appears in the other, and neither writes over the other. */
export { createSync, type Channel, type Sync } from './sync';
