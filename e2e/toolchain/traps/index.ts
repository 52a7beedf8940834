/** The traps of `shared/PATTERNS.md` that can be seen in the code itself. */
import { DATA } from './data';
import { EVERYWHERE } from './everywhere';
import type { Trap } from './trap';
import { WEB } from './web';

export const TRAPS: readonly Trap[] = [...EVERYWHERE, ...WEB, ...DATA];
