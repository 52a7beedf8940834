import type { Model, ModelNode } from '../spec/model';
import {
  minutesOf,
  TIERS,
  type Loss,
  type Outcome,
  type RecoveryKinds,
  type Step,
  type Tier,
} from './facts';
import { BUILD, failoverOf, untilAnswered, untilMoved, untilUsed, type Failover } from './failover';
import { inTier, isHopeless, regionsOf, type Regions } from './standby';
import { shortNodeName } from '../spec/node-name';

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

const NEVER = (says: string): Step => ({ says, minutes: Infinity, source: 'as drawn' });

/** `decide`: the minutes that the plan gives for the decision; null without a plan. */
export function estimates(
  model: Model,
  kinds: RecoveryKinds,
  decide: number | null,
  losses: readonly Loss[] = ['region', 'zone', 'instance'],
): readonly Estimate[] {
  const regions = regionsOf(kinds)(model);
  const failover = failoverOf(regions, kinds, decide);
  return losses.flatMap((loss) =>
    TIERS.flatMap(({ id, title }): readonly Estimate[] => {
      const outcomes = inTier(regions.here, id, kinds).map((node) => ({
        node,
        outcome:
          loss === 'region'
            ? elsewhere(node, id, regions, kinds, failover)
            : decidedFirst(inside(node, model, kinds, loss), failover),
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

/** What keeps no backups of its own comes back from those of the plan of its region. */
function inside(
  node: ModelNode,
  model: Model,
  kinds: RecoveryKinds,
  loss: 'zone' | 'instance',
): Outcome {
  const kind = kinds.get(node.kind);
  const outcome = kind?.within?.(node, model, loss) ?? UNKNOWN;
  const takes = kind?.restore?.(node);
  if (!takes || minutesOf(outcome.away) !== Infinity) return outcome;
  const plan = model.nodes
    .flatMap((one) => kinds.get(one.kind)?.backups?.(one, model) ?? [])
    .find(({ from }) => from === model.regionName(node.id));
  return plan ? { away: [takes], lost: plan.interval } : outcome;
}

const decidedFirst = (outcome: Outcome, { decided }: Failover): Outcome =>
  outcome.away.some(({ byHand }) => byHand)
    ? { ...outcome, away: [decided, ...outcome.away] }
    : outcome;

const waiting = (minutes: number): Step => ({
  says: 'the oldest message that may wait in it',
  minutes,
  source: 'messages are not copied, and none is kept longer',
});

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
  failover: Failover,
): Outcome {
  if (node.params.existing === true) {
    const step: Step = {
      says: `${shortNodeName(node)} exists already`,
      minutes: null,
      source: 'not drawn',
    };
    return { away: [step], lost: null };
  }
  const kept = kinds.get(node.kind)?.keepsFor?.(node) ?? null;
  const back = (steps: readonly Step[]): readonly Step[] =>
    isHopeless(regions) ? [NEVER(`it needs what is lost: ${regions.because}`)] : steps;
  switch (tier) {
    case 'edge':
      return { away: back(untilMoved(regions, failover)), lost: null };
    case 'app':
      return { away: back(untilAnswered(node, regions, kinds, failover)), lost: null };
    case 'cache':
    case 'search':
      if (regions.ways.get(node.id)?.how === 'follows') return data(node, regions, failover);
      return {
        away: back(untilUsed(node, regions, failover)),
        lost: {
          says: 'all of it: it is filled anew from what it was made of',
          minutes: null,
          source: 'it follows nothing in another region',
        },
      };
    case 'messages':
      return {
        away: back(untilUsed(node, regions, failover)),
        lost: kept === null ? null : waiting(kept),
      };
    default:
      return data(node, regions, failover);
  }
}

/** What has not followed and lies in a backup is not lost, however far the copy is behind. */
const boundOf = (lag: Step, kept: Step | null): Step =>
  kept?.minutes == null || (lag.minutes !== null && lag.minutes <= kept.minutes)
    ? lag
    : { ...kept, source: `${kept.source}; ${lag.source}` };

function data(node: ModelNode, { ways, backups }: Regions, { decided }: Failover): Outcome {
  const way = ways.get(node.id);
  if (way?.how === 'follows') {
    const { promotion, lag } = way.by;
    return { away: promotion ? [decided, promotion] : [decided], lost: boundOf(lag, way.kept) };
  }
  // Copies in a third region help nobody who comes back in the second.
  if (way?.how === 'restored' && backups)
    return { away: [decided, BUILD, way.takes], lost: backups.interval };
  const step = NEVER(
    `no other region holds anything of ${shortNodeName(node)}: it goes with its region`,
  );
  return { away: [step], lost: step };
}
