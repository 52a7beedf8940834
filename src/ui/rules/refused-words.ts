import type { Rule } from '../../validation';

/** What AWS or the tools would refuse of what a rule reports, as the end of "Error"; empty where they take all of it. */
export function refusedWords({ refused, unseen }: Rule): string {
  if (refused !== true) return '';
  return unseen
    ? '; what of it the code holds, AWS or the tools would refuse'
    : ': AWS or the tools would refuse it';
}
