import type { Context } from '../validation';

/** The day on which the examples of rules are looked at: what they date was true on it, or stale. */
export const EXAMPLE_CONTEXT: Context = { today: '2026-06-01' };
