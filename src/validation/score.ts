import { listWords } from '../kit/words';
import type { Profile } from '../spec/profile';
import { PROFILE_WORDS } from './profile-words';
import type { ItemReport, ItemState } from './rule';

/** How many items are proved, of those that the profile asks and that have something to look at. */
export interface Score {
  readonly proved: number;
  readonly asked: number;
  readonly states: Readonly<Record<ItemState, number>>;
}

/** What does not count: nothing of it is drawn, or nobody asks it of such a design. */
const UNCOUNTED: readonly ItemState[] = ['none', 'unasked'];

export function scoreOf(reports: readonly ItemReport[]): Score {
  const states: Record<ItemState, number> = {
    pass: 0,
    fail: 0,
    warn: 0,
    open: 0,
    none: 0,
    accepted: 0,
    unasked: 0,
  };
  for (const { state } of reports) states[state] += 1;
  const asked = reports.filter(({ state }) => !UNCOUNTED.includes(state)).length;
  return { proved: states.pass, asked, states };
}

/** Why the others are not proved, and which are not counted: "1 fails and 2 are open. 1 has nothing to check." */
export function scoreWords({ states }: Score, profile: Profile): string {
  const say = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const missing = [
    ...say(states.fail, 'fails', 'fail'),
    ...say(states.warn, 'has a warning', 'have warnings'),
    ...say(states.open, 'is open', 'are open'),
    ...say(states.accepted, 'is accepted', 'are accepted'),
  ];
  const uncounted = [
    ...say(states.none, 'has nothing to check', 'have nothing to check'),
    ...say(states.unasked, 'is', 'are').map(
      (words) => `${words} not asked of ${PROFILE_WORDS[profile].phrase}`,
    ),
  ];
  return [missing, uncounted.length > 0 ? [`not counted: ${listWords(uncounted)}`] : []]
    .filter((words) => words.length > 0)
    .map((words) => listWords(words))
    .map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`)
    .join(' ');
}

/** "6 of 8 proved" */
export const scoreShort = ({ proved, asked }: Score, word: string): string =>
  asked === 0 ? 'nothing to check' : `${proved} of ${asked} ${word}`;

/** What counts, for whoever asks why. */
export const SCORE_RULE =
  'Counted are the items that the profile asks and that have something to look at. Proved is one whose rules all hold and of which nothing is left for a person to say; a note spoils none. What somebody accepts is answered, and not proved.';
