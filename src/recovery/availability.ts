import type { Model, ModelNode } from '../spec/model';
import type { RecoveryKinds, Sla } from './facts';
import { regionsOf, type Regions } from './standby';
import { shortNodeName } from '../spec/node-name';

/** To be said wherever a number of it is shown. */
export const AVAILABILITY_LABEL =
  'SLA composition is not a prediction: credits, not guarantees; your code and deployments dominate.';

/** An average month, in minutes. */
const MONTH_MINUTES = 43_800;
const YEAR_MINUTES = 525_600;
/** Assumptions of this model: nobody publishes a figure for a zone, and how often a region fails is too rare to count. */
const ZONE_UP = 0.9995;
const INSTANCE_UP = 0.995;
const GROUP_SLA = 0.9999;
const FAILOVERS_A_YEAR = 0.2;
/** That a failover works: by itself and tried within a year, by hand, or never tried. */
export const FAILOVER_WORKS = { tested: 0.99, manual: 0.95, untested: 0.8 } as const;

/** All of them are needed. */
export const serial = (parts: readonly number[]): number =>
  parts.reduce((product, part) => product * part, 1);
/** Any of them will do. */
export const redundant = (parts: readonly number[]): number =>
  1 - serial(parts.map((part) => 1 - part));

/** `minutes`: what a failover takes. */
export const twoRegions = (
  first: number,
  second: number,
  works: number,
  failoversAYear: number,
  minutes: number,
): number => 1 - (1 - first) * (1 - second * works) - (failoversAYear * minutes) / YEAR_MINUTES;

export const downtimeAMonth = (availability: number): number => (1 - availability) * MONTH_MINUTES;

function choose(of: number, some: number): number {
  let ways = 1;
  for (let index = 0; index < some; index += 1) ways = (ways * (of - index)) / (index + 1);
  return ways;
}

/** That `needed` of `count` are up, each by itself. */
function binomial(count: number, needed: number, up: number): number {
  let sum = 0;
  for (let some = needed; some <= count; some += 1)
    sum += choose(count, some) * up ** some * (1 - up) ** (count - some);
  return sum;
}

/** A group that is spread evenly over zones, of which `needed` must run: over every set of zones that may be down. */
export function groupAvailability(count: number, zones: number, needed: number): number {
  if (count < 2) return INSTANCE_UP;
  let sum = 0;
  for (let mask = 0; mask < 2 ** zones; mask += 1) {
    let left = 0;
    let chance = 1;
    for (let zone = 0; zone < zones; zone += 1) {
      const isUp = (mask & (1 << zone)) !== 0;
      chance *= isUp ? ZONE_UP : 1 - ZONE_UP;
      if (isUp) left += Math.floor(count / zones) + (zone < count % zones ? 1 : 0);
    }
    sum += chance * binomial(left, needed, INSTANCE_UP);
  }
  return Math.min(sum, GROUP_SLA);
}

export interface Availability {
  /** From 0 to 1. */
  readonly of: number;
  readonly downtimeMinutes: number;
  readonly working: readonly string[];
}

const digitsOf = (of: number): number => (of * 100 >= 99.99 ? 3 : 2);

/** As it is shown. Never better than it is: 99.9996 is not 100. */
const shown = (of: number): number => {
  const scale = 10 ** digitsOf(of);
  return Math.floor(of * 100 * scale + 1e-6) / scale;
};
export const percent = (of: number): string => `${shown(of).toFixed(digitsOf(of))} %`;

/** Minutes are those of the percentage beside them. */
const availability = (of: number, working: readonly string[]): Availability => ({
  of,
  downtimeMinutes: downtimeAMonth(shown(of) / 100),
  working,
});

interface Link {
  readonly of: number;
  readonly says: string;
}

const link = (name: string, { percent: promised, source }: Sla): Link => ({
  of: promised / 100,
  says: `${name}: ${promised} % (${source})`,
});

/** What the application can do without counts where somebody says that it cannot. */
const isNeeded = (node: ModelNode, model: Model, kinds: RecoveryKinds): boolean =>
  (kinds.get(node.kind)?.isSoft !== true || node.critical === true) && model.isCritical(node.id);

/** What rests in the second region is started there: with as many as what it stands in for. */
const started = (
  { there, counterparts }: Regions,
  model: Model,
  kinds: RecoveryKinds,
): readonly Link[] =>
  there.flatMap((node) => {
    const kind = kinds.get(node.kind);
    if (kind?.running?.(node) !== 0 || !isNeeded(node, model, kinds)) return [];
    const [id] = [...counterparts].find(([, one]) => one === node) ?? [];
    const sla = id === undefined ? null : (kind.sla?.(model.get(id), model) ?? null);
    return sla ? [link(`${shortNodeName(node)}, started`, sla)] : [];
  });

/** What stands in the way of every request, of one region. */
const chain = (nodes: readonly ModelNode[], model: Model, kinds: RecoveryKinds): readonly Link[] =>
  nodes.flatMap((node) => {
    const sla = kinds.get(node.kind)?.sla?.(node, model);
    return sla && isNeeded(node, model, kinds) ? [link(shortNodeName(node), sla)] : [];
  });

/** What requests need of the first region, and what the second one holds only after the failover. */
const broughtBack = (
  { here, ways }: Regions,
  model: Model,
  kinds: RecoveryKinds,
): readonly Link[] =>
  here.flatMap((node) => {
    const way = ways.get(node.id);
    if (way === undefined || !isNeeded(node, model, kinds)) return [];
    if (way.how === 'follows')
      return way.by.sla
        ? [link(`${shortNodeName(model.get(way.by.node))}, promoted`, way.by.sla)]
        : [];
    const sla = kinds.get(node.kind)?.sla?.(node, model);
    if (!sla) return [];
    if (way.how === 'stands' && way.by === null)
      return [link(`${shortNodeName(node)}, perhaps there`, sla)];
    return way.how === 'restored' || way.how === 'made'
      ? [link(`${shortNodeName(node)}, ${way.how} there`, sla)]
      : [];
  });

export interface FailoverOf {
  readonly works: number;
  /** Ends "… with a failover that ". */
  readonly says: string;
  /** What it takes; null where the second region does not serve. */
  readonly minutes: number | null;
}

/** Null where nothing is on a path of requests. */
export function composedAvailability(
  model: Model,
  kinds: RecoveryKinds,
  failover: FailoverOf,
): Availability | null {
  const regions = regionsOf(kinds)(model);
  const { here, there } = regions;
  const first = chain(here, model, kinds);
  if (first.length === 0) return null;
  const one = serial(first.map(({ of }) => of));
  const resting = here
    .filter(
      (node) => kinds.get(node.kind)?.sla?.(node, model) === null && isNeeded(node, model, kinds),
    )
    .map((node) => `${shortNodeName(node)}: not counted, since nothing of it runs at times`);
  const working = [
    ...first.map(({ says }) => says),
    ...resting,
    `Each is needed: ${percent(one)}.`,
  ];
  const standing = [...chain(there, model, kinds), ...started(regions, model, kinds)];
  const { minutes, works, says } = failover;
  if (standing.length === 0 || minutes === null || !Number.isFinite(minutes))
    return availability(one, working);
  const second = [...standing, ...broughtBack(regions, model, kinds)];
  const two = serial(second.map(({ of }) => of));
  const both = Math.max(one, twoRegions(one, two, works, FAILOVERS_A_YEAR, minutes));
  return availability(both, [
    ...working,
    ...second.map((part) => part.says),
    `The other region alone: ${percent(two)}. With it: ${percent(both)}, if it answers whenever the first one does not, by a failover that ${says} (${works}).`,
    `Counted: the ${minutes} min that a failover takes, for the loss of the region alone, once in ${1 / FAILOVERS_A_YEAR} years. Not counted: what a failover takes for any other outage; where nobody fails over for one, it is ${percent(one)}.`,
  ]);
}
