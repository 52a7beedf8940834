/** The traps that pass `validate` and fail or hurt at apply, as far as they can be seen in the code itself. */
import { AURORA } from './aurora';
import { CONTAINERS } from './containers';
import { DATA } from './data';
import { EVENTS } from './events';
import { EVERYWHERE } from './everywhere';
import type { Trap } from './trap';
import { WEB } from './web';

export const TRAPS: readonly Trap[] = [
  ...EVERYWHERE,
  ...WEB,
  ...DATA,
  ...AURORA,
  ...CONTAINERS,
  ...EVENTS,
];
