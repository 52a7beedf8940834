/** How a group of servers or tasks fails and comes back. */
import type { NodeId } from '../design/records';
import { groupAvailability, type Outcome, type Sla, type Step } from '../recovery';
import type { Model } from '../spec/model';

interface Fleet {
  readonly id: NodeId;
  readonly params: { readonly min: number; readonly keepAfterAzLoss: number };
}

interface Unit {
  /** "server" */
  readonly unit: string;
  readonly start: Step;
}

const DETECT: Step = {
  says: 'health checks notice',
  minutes: 2,
  source: '3 checks, one each 30 s, and up to one more',
};
const HEALTHY: Step = {
  says: 'health checks pass',
  minutes: 1,
  source: '2 checks, one each 30 s',
};

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
  { id, params }: Fleet,
  model: Model,
  loss: 'instance' | 'zone',
  { unit, start }: Unit,
): Outcome {
  const zones = zonesOf(id, model);
  if (loss === 'zone' && zones < 2) {
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
              ...DETECT,
              says: `${DETECT.says}; the other ${unit}s go on${withoutWayOut(id, model, loss)}`,
              minutes: 0,
            },
          ]
        : [DETECT, start, HEALTHY],
    lost: null,
  };
}

/** `needed`: as rule ML-8 has it, two where users send requests. */
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
