import type { Rule } from './rule';

type RuleDraft = Omit<Rule, 'id' | 'path'>;

/** The path is the rule's file, "availability/ml-4"; its last part is the id by which it is known. */
export function defineRule(path: string, rule: RuleDraft): Rule {
  const name = path.slice(path.indexOf('/') + 1);
  return { id: name.toUpperCase(), path, ...rule };
}
