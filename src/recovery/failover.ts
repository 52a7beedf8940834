import type { ModelNode } from '../spec/model';
import { minutesOf, type RecoveryKinds, type Step } from './facts';
import { runsAsMuch, type Regions } from './standby';

/**
 * The parts of a failover in the order of the runbook. What lies in one part runs side by side and counts as the longest; the parts
 * follow one another and are summed.
 */
export interface Failover {
  readonly decided: Step;
  /** Data that follows is promoted, and what is missing is made from the code and restored. */
  readonly data: readonly Step[];
  readonly capacity: readonly Step[];
  readonly name: readonly Step[];
}

/** Until whoever may decide has; without a plan. */
const DECIDE_MINUTES = 15;
/** A network with servers from code, the longer end of 30 to 45. */
export const BUILD: Step = {
  says: 'what is missing there is made from the code',
  minutes: 45,
  source: '30 to 45 min',
};
const SCALE: Step = {
  says: 'the rest of the capacity starts',
  minutes: 10,
  source: '5 to 10 min',
};
/** Clients that know the old address ask again. */
const REPOINT: Step = {
  says: 'the name is pointed elsewhere, and clients ask again',
  minutes: 2,
  source: 'Route 53: 60 s to spread, and 60 s of an alias in caches',
};

/** Nobody here can know how long that takes, and the plan counts only until it can be done. */
const TELL: Step = {
  says: 'clients have to be told the new address, which takes as long as it takes',
  minutes: 0,
  source: 'no name is drawn that could lead there',
};

const decision = (minutes: number | null): Step => ({
  says: 'somebody decides',
  minutes: minutes ?? DECIDE_MINUTES,
  source: minutes === null ? 'assumed without a plan' : 'the plan',
});

/** The longest, and for each other one a word: it adds nothing. */
function sideBySide(branches: readonly (readonly Step[])[]): readonly Step[] {
  const lasts = (steps: readonly Step[]): number => minutesOf(steps) ?? 0;
  const [longest, ...others] = branches
    .filter((steps) => steps.length > 0)
    .toSorted((a, b) => lasts(b) - lasts(a));
  return longest === undefined
    ? []
    : [
        ...longest,
        ...others.map((steps) => ({
          says: `at the same time ${steps.map(({ says }) => says).join(', then ')}`,
          minutes: 0,
          source: `${lasts(steps)} min side by side, which adds nothing`,
        })),
      ];
}

/** Requests are answered without it, if more slowly: nobody waits for it. */
export const isWaitedFor = ({ kind }: ModelNode, kinds: RecoveryKinds): boolean =>
  kinds.get(kind)?.isSoft !== true;

const longest = (steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0)).slice(0, 1);

/** `decide`: the minutes that the plan gives for the decision; null without a plan. */
export function failoverOf(
  { here, ways, name, second, foundBy }: Regions,
  kinds: RecoveryKinds,
  decide: number | null,
): Failover {
  const waitedFor = here
    .filter((node) => isWaitedFor(node, kinds))
    .flatMap((node) => {
      const way = ways.get(node.id);
      return way ? [{ node, way }] : [];
    });
  const all = waitedFor.map(({ way }) => way);
  const promotions = all.flatMap((way) => (way.how === 'follows' ? (way.by.promotion ?? []) : []));
  const restores = all.flatMap((way) => (way.how === 'restored' ? way.takes : []));
  const isBuilt = restores.length > 0 || all.some(({ how }) => how === 'made');
  const data = sideBySide([longest(promotions), isBuilt ? [BUILD, ...longest(restores)] : []]);
  const grows = waitedFor.some(
    ({ node, way }) =>
      kinds.get(node.kind)?.tier === 'app' && way.how === 'stands' && !runsAsMuch(node, way, kinds),
  );
  const nameSteps = (): readonly Step[] => {
    if (foundBy === 'nothing') return [];
    if (foundBy === 'address') return [TELL];
    return [name === null || second === null ? REPOINT : name.propagation];
  };
  return {
    decided: decision(decide),
    data,
    capacity: grows ? [SCALE] : [],
    name: nameSteps(),
  };
}

/** A name that moves by itself leads to servers that run, and they grow with the load. */
const goesOnByItself = (
  node: ModelNode,
  { name, ways }: Regions,
  kinds: RecoveryKinds,
): boolean => {
  const way = ways.get(node.id);
  if (name?.isAutomatic !== true || way?.how !== 'stands') return false;
  return way.by === null || (kinds.get(way.by.kind)?.running?.(way.by) ?? 1) > 0;
};

const RUNS: Step = { says: 'as much runs in the other region', minutes: 0, source: 'as drawn' };

/** Until a group, a service or a function answers: not before the data that it needs is there. */
export function untilAnswered(
  node: ModelNode,
  regions: Regions,
  kinds: RecoveryKinds,
  { decided, data }: Failover,
): readonly Step[] {
  const way = regions.ways.get(node.id);
  const capacity = way?.how === 'stands' && !runsAsMuch(node, way, kinds) ? [SCALE] : [];
  if (!goesOnByItself(node, regions, kinds)) return [decided, ...data, ...capacity];
  const steps = sideBySide([data.length > 0 ? [decided, ...data] : [], capacity]);
  return steps.length > 0 ? steps : [RUNS];
}

/** Until the name leads there: last of all, where people move it. */
export function untilMoved(
  { name, second }: Regions,
  { decided, data, capacity, name: moved }: Failover,
): readonly Step[] {
  return name?.isAutomatic === true && second !== null
    ? [name.detection, ...moved]
    : [decided, ...data, ...capacity, ...moved];
}

/** What stands there already needs nobody, unless everybody waits for a decision. */
export const untilUsed = (
  node: ModelNode,
  { ways, name }: Regions,
  { decided }: Failover,
): readonly Step[] => {
  if (ways.get(node.id)?.how === 'made') return [decided, BUILD];
  return name?.isAutomatic === true
    ? [{ says: 'it stands there already', minutes: 0, source: 'as drawn' }]
    : [decided];
};
