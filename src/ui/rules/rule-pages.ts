import type { RulePage } from '../../validation';
import { createValueStore } from '../canvas/value-store';

/** `app/` fills it once the rules are there; nobody needs it before. */
export const rulePages = createValueStore<readonly RulePage[]>([]);
