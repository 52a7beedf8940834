import type { ListenerRule } from '../../spec/model';

/** The rule that shows the green of a blue-green pair comes first, wherever that is free. */
export function previewPriority(rules: readonly ListenerRule[]): number {
  const taken = new Set(rules.map(({ priority }) => priority));
  let priority = 1;
  while (taken.has(priority)) priority += 1;
  return priority;
}
