import { remember } from '../kit/memo';
import { isAsked, type Profile } from '../spec/profile';
import type { ChecklistItem, Rule, Severity } from './rule';

/** The least that a profile hears of. */
const HEARD: Readonly<Record<Profile, readonly Severity[]>> = {
  sketch: ['error'],
  development: ['error', 'warning'],
  production: ['error', 'warning', 'info'],
};

export const isHeard = (profile: Profile, severity: Severity): boolean =>
  HEARD[profile].includes(severity);

/** From which profile on each rule of a checklist is asked, as far as its items say. */
const fromItems = remember((items: readonly ChecklistItem[]): ReadonlyMap<string, Profile> => {
  const from = new Map<string, Profile>();
  for (const item of items) {
    for (const id of [...item.rules, ...(item.spoiledBy ?? [])]) {
      const known = from.get(id);
      if (known === undefined || isAsked(item.from, known)) from.set(id, item.from);
    }
  }
  return from;
});

/**
 * From which profile on all of a rule is heard. What AWS refuses is wrong whatever a design is for. Any other rule speaks with the
 * first of its items that is asked; what belongs to none is asked of all that is meant to run. A rule that is an exception says so.
 */
const asksFrom = (rule: Rule, items: readonly ChecklistItem[]): Profile =>
  rule.from ?? (rule.refused ? 'sketch' : (fromItems(items).get(rule.id) ?? 'development'));

/** What each profile hears of a rule: `errors` of one that is not asked, because what is wrong is wrong whatever a design is for. */
export type Hearing = 'all' | 'errors' | 'nothing';

export function hearingOf(rule: Rule, items: readonly ChecklistItem[], profile: Profile): Hearing {
  if (isAsked(asksFrom(rule, items), profile)) return 'all';
  return rule.from === undefined ? 'errors' : 'nothing';
}

/** From which profile on a rule speaks at all. */
export const speaksFrom = (rule: Rule, items: readonly ChecklistItem[]): Profile =>
  rule.severity === 'error' && rule.from === undefined ? 'sketch' : asksFrom(rule, items);
