import type { Model, ModelNode } from '../spec/model';
import {
  minutesOf,
  TIERS,
  type Follower,
  type Loss,
  type Outcome,
  type RecoveryKinds,
  type Step,
  type Tier,
} from './facts';
import { called, inTier, regionsOf, runningOf, type Regions } from './standby';

/** Of one tier, after one loss. */
export interface Estimate {
  readonly tier: Tier;
  readonly title: string;
  readonly loss: Loss;
  /** The one of the tier that takes longest. */
  readonly slowest: ModelNode;
  readonly away: readonly Step[];
  /** RTO in minutes; Infinity: it does not come back; null: nobody here can know. */
  readonly rto: number | null;
  /** Of the node that loses most; null where the tier holds no data of its own. */
  readonly lost: Step | null;
  readonly losing: ModelNode;
  /** RPO in minutes. */
  readonly rpo: number | null;
}

/** Until whoever may decide has; without a plan. */
const DECIDE_MINUTES = 15;
/** A network with servers from code, the longer end of 30 to 45. */
const BUILD: Step = {
  says: 'the network and what runs in it are made from the code',
  minutes: 45,
  source: '30 to 45 min',
};
const SCALE: Step = {
  says: 'the rest of the capacity starts',
  minutes: 10,
  source: '5 to 10 min',
};
const NEVER = (says: string): Step => ({ says, minutes: Infinity, source: 'as drawn' });

const decision = (minutes: number | null): Step => ({
  says: 'somebody decides',
  minutes: minutes ?? DECIDE_MINUTES,
  source: minutes === null ? 'assumed without a plan' : 'the plan',
});

/** Clients that know the old address ask again. */
const REPOINT: Step = {
  says: 'the name is pointed elsewhere, and clients ask again',
  minutes: 2,
  source: 'Route 53: 60 s to spread, and 60 s of an alias in caches',
};

/** `decide`: the minutes that the plan gives for the decision; null without a plan. */
export function estimates(
  model: Model,
  kinds: RecoveryKinds,
  decide: number | null,
  losses: readonly Loss[] = ['region', 'zone', 'instance'],
): readonly Estimate[] {
  const regions = regionsOf(kinds)(model);
  return losses.flatMap((loss) =>
    TIERS.flatMap(({ id, title }): readonly Estimate[] => {
      const outcomes = inTier(regions.here, id, kinds).map((node) => ({
        node,
        outcome:
          loss === 'region'
            ? elsewhere(node, id, regions, kinds, decide)
            : (kinds.get(node.kind)?.within?.(node, model, loss) ?? UNKNOWN),
      }));
      const [first] = outcomes;
      if (!first) return [];
      const slowest = worst(outcomes, ({ outcome }) => minutesOf(outcome.away)) ?? first;
      const keeping = outcomes.filter(({ outcome }) => outcome.lost !== null);
      const losing = worst(keeping, ({ outcome }) => outcome.lost?.minutes ?? null);
      return [
        {
          tier: id,
          title,
          loss,
          slowest: slowest.node,
          away: slowest.outcome.away,
          rto: minutesOf(slowest.outcome.away),
          lost: losing?.outcome.lost ?? null,
          losing: losing?.node ?? slowest.node,
          rpo: losing?.outcome.lost?.minutes ?? null,
        },
      ];
    }),
  );
}

const EVERYTHING_WAITING: Step = {
  says: 'everything that waits in it is lost',
  minutes: Infinity,
  source: 'messages are not copied',
};

const UNKNOWN: Outcome = {
  away: [{ says: 'how it fails is not known here', minutes: null, source: 'not drawn' }],
  lost: null,
};

/** The one with the most minutes; what is not known comes after all that is, and before what never ends. */
function worst<T>(all: readonly T[], minutes: (one: T) => number | null): T | undefined {
  const rank = (one: T): number => minutes(one) ?? Number.MAX_VALUE;
  return all.reduce<T | undefined>(
    (found, one) => (found === undefined || rank(one) > rank(found) ? one : found),
    undefined,
  );
}

/** After the loss of the region: from what the other one holds. */
function elsewhere(
  node: ModelNode,
  tier: Tier,
  regions: Regions,
  kinds: RecoveryKinds,
  decide: number | null,
): Outcome {
  const decided = decision(decide);
  if (node.params.existing === true) {
    const step: Step = {
      says: `${called(node)} exists already`,
      minutes: null,
      source: 'not drawn',
    };
    return { away: [step], lost: null };
  }
  const beside = inTier(regions.there, tier, kinds);
  switch (tier) {
    case 'edge':
      return { away: edge(regions, decided), lost: null };
    case 'app':
      return { away: servers(beside, regions, kinds, decided), lost: null };
    case 'cache':
    case 'search':
      return {
        away: beside.length > 0 ? [decided] : [decided, BUILD],
        lost: {
          says: 'all of it: it is filled anew from what it was made of',
          minutes: null,
          source: 'it follows nothing in another region',
        },
      };
    case 'messages':
      return {
        away: beside.length > 0 ? [decided] : [decided, BUILD],
        lost: kinds.get(node.kind)?.keepsNothing === true ? null : EVERYTHING_WAITING,
      };
    default:
      return data(node, regions, kinds, decided);
  }
}

function edge({ name, second }: Regions, decided: Step): readonly Step[] {
  if (name === null || second === null) return [decided, BUILD, REPOINT];
  return [name.isAutomatic ? name.detection : decided, name.propagation];
}

function servers(
  beside: readonly ModelNode[],
  regions: Regions,
  kinds: RecoveryKinds,
  decided: Step,
): readonly Step[] {
  if (beside.length === 0) return [decided, BUILD];
  const running = runningOf(beside, kinds);
  // Where something runs it takes the load and grows with it; a group of zero stays at zero until somebody starts it.
  const goesOn = regions.name?.isAutomatic === true && running > 0;
  const first: readonly Step[] = goesOn ? [] : [decided];
  const needed = runningOf(inTier(regions.here, 'app', kinds), kinds);
  const steps = running >= needed ? first : [...first, SCALE];
  return steps.length > 0
    ? steps
    : [{ says: 'as much runs in the other region', minutes: 0, source: 'as drawn' }];
}

function data(
  node: ModelNode,
  { followers, backups, second }: Regions,
  kinds: RecoveryKinds,
  decided: Step,
): Outcome {
  const [follower]: readonly Follower[] = followers.get(node.id) ?? [];
  if (follower) {
    const { promotion, lag } = follower;
    return { away: promotion ? [decided, promotion] : [decided], lost: lag };
  }
  const restore = kinds.get(node.kind)?.restore?.(node) ?? null;
  // Copies in a third region help nobody who comes back in the second.
  if (backups === null || second === null || backups.to !== second || restore === null) {
    const step = NEVER(
      `no other region holds anything of ${called(node)}: it goes with its region`,
    );
    return { away: [step], lost: step };
  }
  const { measured } = backups;
  const slower = (measured?.minutes ?? 0) > (restore.minutes ?? 0) && measured ? measured : restore;
  return { away: [decided, BUILD, slower], lost: backups.interval };
}
