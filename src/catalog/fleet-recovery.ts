/** How a group of servers or tasks fails and comes back. */
import type { NodeId } from '../design/records';
import { groupAvailability, type Outcome, type Sla, type Step } from '../recovery';
import type { Model } from '../spec/model';
import { routesTo } from './verbs/routes-to';

interface Fleet {
  readonly id: NodeId;
  readonly params: {
    readonly min: number;
    readonly keepAfterAzLoss: number;
    /** Whether it may start in any zone; absent of what always may. */
    readonly multiAz?: boolean;
  };
}

interface Unit {
  /** "server" */
  readonly unit: string;
  readonly start: Step;
}

/** Where no load balancer checks it, as one does by default. */
const DEFAULTS = {
  unhealthyThreshold: routesTo.fields.unhealthyThreshold.default,
  healthyThreshold: routesTo.fields.healthyThreshold.default,
  healthIntervalSeconds: routesTo.fields.healthIntervalSeconds.default,
};

const inMinutes = (seconds: number): number => Math.ceil(seconds / 60);

/** How the load balancers notice that one is gone, and that another one is there; the slowest of them counts. */
function checksOf(id: NodeId, model: Model): { readonly detect: Step; readonly healthy: Step } {
  const routes = model
    .edgesTo(id, routesTo)
    .flatMap((edge) => (model.isVerb(edge, routesTo) ? edge.params : []));
  const slowest = (count: 'unhealthyThreshold' | 'healthyThreshold') =>
    [DEFAULTS, ...routes]
      .slice(routes.length > 0 ? 1 : 0)
      .map((params) => ({ count: params[count], seconds: params.healthIntervalSeconds }))
      .reduce((a, b) => (b.count * b.seconds > a.count * a.seconds ? b : a));
  const [bad, good] = [slowest('unhealthyThreshold'), slowest('healthyThreshold')];
  return {
    detect: {
      says: 'health checks notice',
      minutes: inMinutes((bad.count + 1) * bad.seconds),
      source: `${bad.count} checks, one each ${bad.seconds} s, and up to one more`,
    },
    healthy: {
      says: 'health checks pass',
      minutes: inMinutes(good.count * good.seconds),
      source: `${good.count} checks, one each ${good.seconds} s`,
    },
  };
}

/** In how many zones it may start: what is lost in one comes back in another. */
const zonesOpenTo = ({ id, params }: Fleet, model: Model): number =>
  params.multiAz === false ? 1 : (model.networkOf(id)?.zones.length ?? 0);

const zonesOf = (id: NodeId, model: Model): number =>
  new Set(model.zones(id).map(({ zone }) => zone.name)).size;

/** A NAT gateway in one zone is the way out of all of them (ML-6). */
function withoutWayOut(id: NodeId, model: Model, loss: 'instance' | 'zone'): string {
  const network = model.networkOf(id);
  const [zone, another] = network?.natZones ?? [];
  return loss === 'zone' && zone && !another && model.tierOf(id) === 'app'
    ? `, and reach nothing outside of the VPC while it is ${zone.name} that is lost, which has the only NAT gateway`
    : '';
}

export function fleetOutcome(
  fleet: Fleet,
  model: Model,
  loss: 'instance' | 'zone',
  { unit, start }: Unit,
): Outcome {
  const { id, params } = fleet;
  const { detect, healthy } = checksOf(id, model);
  if (loss === 'zone' && zonesOpenTo(fleet, model) < 2) {
    const step: Step = {
      says: 'it stands in that zone alone, and waits for it',
      minutes: null,
      source: 'as drawn',
    };
    return { away: [step], lost: null };
  }
  return {
    away:
      params.min > 1
        ? [
            {
              ...detect,
              says: `${detect.says}; the other ${unit}s go on${withoutWayOut(id, model, loss)}`,
              minutes: 0,
            },
          ]
        : [detect, start, healthy],
    lost: null,
  };
}

/**
 * `needed`: as rule ML-8 has it, two where users send requests; but of two one answers, and that these are too few for the load is
 * ML-8's to say.
 */
export function fleetSla({ id, params }: Fleet, model: Model, unit: string): Sla | null {
  if (params.min < 1) return null;
  const zones = zonesOf(id, model);
  const needed = Math.min(
    params.min,
    params.keepAfterAzLoss || (model.isCritical(id) && params.min > 2 ? 2 : 1),
  );
  const of = groupAvailability(params.min, zones, needed);
  const percent = Math.floor(of * 10_000) / 100;
  return {
    percent,
    source: `${needed} of ${params.min} ${unit}s over ${zones} zones, each up 99.5 %, a zone 99.95 %, no better than the SLA of 99.99 %`,
  };
}
