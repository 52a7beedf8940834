import { MAX_OWNER_LENGTH, MAX_REASON_LENGTH, type Waiver } from '../design';
import { addDays } from '../kit/add-days';
import { isIsoDay } from '../kit/days';

/** What a person says who accepts a finding. */
export type WaiverDraft = Pick<Waiver, 'reason' | 'owner' | 'until'>;

/** Days until an accepted finding is looked at again. */
export const USUAL_DAYS = 90;
export const MOST_DAYS = 365;
/** One word is no reason. Where words have no spaces between, a sentence is short. */
const isReason = (text: string): boolean =>
  text.split(/\s+/).length >= 3 || (text.length >= 6 && /[^\x00-\x7f]/.test(text));

/** What is wrong with each answer, as a sentence; empty when nothing is. `today` is an ISO day. */
export function waiverProblems(
  draft: WaiverDraft,
  today: string,
): Partial<Record<keyof WaiverDraft, string>> {
  const [reason, owner] = [draft.reason.trim(), draft.owner.trim()];
  const { until } = draft;
  const problems = {
    reason: !isReason(reason)
      ? 'Say in a few words, three at least, why this is acceptable.'
      : reason.length > MAX_REASON_LENGTH
        ? `A reason has at most ${MAX_REASON_LENGTH} characters.`
        : '',
    owner:
      owner === ''
        ? 'Say who answers for it: a name, a team or an address.'
        : owner.length > MAX_OWNER_LENGTH
          ? `An owner has at most ${MAX_OWNER_LENGTH} characters.`
          : '',
    until: !isIsoDay(until)
      ? 'Give a day to look again, such as 2026-03-31.'
      : until < today
        ? 'This day has passed: give one that is still to come.'
        : until > addDays(today, MOST_DAYS)
          ? `At most a year ahead, which is ${addDays(today, MOST_DAYS)}.`
          : '',
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== ''));
}
