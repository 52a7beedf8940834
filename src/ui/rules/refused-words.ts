import type { Rule } from '../../validation';

/** What AWS or the tools would refuse of what a rule reports, as the end of "Error"; empty where they take all of it. */
export function refusedWords({ refused, severity, unseen }: Rule): string {
  if (refused !== true) return '';
  if (unseen) return '; what of it the code holds, AWS or the tools would refuse';
  return severity === 'error'
    ? ': AWS or the tools would refuse it'
    : '; what of it is an error, AWS or the tools would refuse';
}
