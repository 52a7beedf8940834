import type { Editor } from '../editor';
import { checklist, rules } from '../rules';
import { framesAfter } from '../spec/commands';
import { soon } from '../ui/after-paint';
import { rulePages } from '../ui/rules/rule-pages';
import { inspect } from '../validation';

/** What is told of rules is read when a person asks. */
soon(async () => rulePages.set((await import('../rules/rule-book')).ruleBook));

const MINUTE_MS = 60_000;
const utcDay = (): string => new Date().toISOString().slice(0, 10);

/**
 * From now on frames grow with what they show, and all is checked at every edit, and again when the day changes: what is of a date
 * goes stale by itself.
 */
export function followEdits(editor: Editor): void {
  editor.setFollower(framesAfter);
  let today = utcDay();
  const start = () => editor.setInspector((model) => inspect(model, rules, checklist, { today }));
  start();
  // A page that slept over midnight would miss a timer that was set for it.
  setInterval(() => {
    if (utcDay() === today) return;
    today = utcDay();
    start();
  }, MINUTE_MS);
}
