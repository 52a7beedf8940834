import type { ParamsOf } from '../spec/fields';
import type { Model, ModelNode } from '../spec/model';
import { drPlan } from '../catalog/dr-plan/spec';
import { route53Record } from '../catalog/route53-record/spec';
import { failoverOf, type Failover } from '../catalog/verbs/resolves-to';
import type { Design, DesignBuilder, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { example, type Change } from './example-designs';
import { mostKeptOf, type Fleet } from './subjects';

export interface FailoverName {
  readonly record: ModelNode<ParamsOf<typeof route53Record.fields>>;
  readonly pair: Failover;
  /** The regions of the two load balancers; null for one that lies in none. */
  readonly primaryRegion: string | null;
  readonly secondaryRegion: string | null;
}

/** The names of a design that fail over. */
export const failovers = (model: Model): readonly FailoverName[] =>
  model.ofKind(route53Record).flatMap((record) => {
    const pair = failoverOf(model, record.id);
    if (!pair) return [];
    const primaryRegion = model.regionName(pair.primary.to);
    const secondaryRegion = model.regionName(pair.secondary.to);
    return [{ record, pair, primaryRegion, secondaryRegion }];
  });

/** Of a design with one plan: its strategy, and the regions that only wait for a failover. */
export interface StandbyRegions {
  readonly plan: ModelNode<ParamsOf<typeof drPlan.fields>>;
  readonly waiting: readonly { readonly region: string; readonly primary: string }[];
}

export function standbyRegions(model: Model): StandbyRegions | null {
  const [plan, another] = model.ofKind(drPlan);
  if (!plan || another) return null;
  const names = failovers(model);
  const serving = new Set(names.map(({ primaryRegion }) => primaryRegion));
  const waiting = names.flatMap(({ primaryRegion: primary, secondaryRegion: region }) =>
    primary !== null && region !== null && !serving.has(region) ? [{ region, primary }] : [],
  );
  return { plan, waiting };
}

/** With these strategies nothing runs in the second region before a failover. */
const RESTING: ReadonlySet<string> = new Set(['backup-restore', 'pilot-light']);

export const isRestingStrategy = (strategy: string): boolean => RESTING.has(strategy);

/** Whether the plan wants nothing of a group to run before a failover, because its region waits: what runs there CO-3 reports. */
export function mayRest(model: Model, fleet: ModelNode): boolean {
  const standby = standbyRegions(model);
  const region = model.regionName(fleet.id);
  return (
    standby !== null &&
    isRestingStrategy(standby.plan.params.strategy) &&
    standby.waiting.some((one) => one.region === region)
  );
}

/** Whether it does. */
export const isAtRest = (model: Model, fleet: Fleet): boolean =>
  mostKeptOf(fleet).count === 0 && mayRest(model, fleet);

interface Standby {
  readonly region: NodeId;
  readonly alb: NodeId;
  readonly app: NodeId;
  readonly data: NodeId;
  readonly web: NodeId;
}

interface StandbyChange extends Change {
  readonly code?: string;
  /** Servers that run there at least. */
  readonly standbyMin?: number;
  /** Without them a name resolves to one load balancer. */
  readonly resolves?: JsonObject | null;
  readonly standby?: (
    design: DesignBuilder,
    standby: Standby,
    ids: Parameters<NonNullable<Change['more']>>[1],
  ) => void;
}

/** An example with a second region to which its name fails over. */
export const withStandby = ({
  code = 'us-west-2',
  resolves = { failover: 'secondary' },
  standby,
  standbyMin,
  ...change
}: StandbyChange = {}): (() => Design) =>
  example({
    ...change,
    more: (design, ids) => {
      const region = design.node('region', { label: 'Standby', params: { region: code } });
      const vpc = design.node('vpc', {
        label: 'Standby network',
        parent: region,
        params: { cidr: '10.1.0.0/16' },
      });
      const tier = (role: string) =>
        design.node('tier', {
          label: `Standby ${role}`,
          parent: vpc,
          params: { role, prefix: 24 },
        });
      const [pub, app, data] = [tier('public'), tier('app'), tier('data')];
      const alb = design.node('application-load-balancer', { label: 'Standby ALB', parent: pub });
      const web = design.node('auto-scaling-group', {
        label: 'Standby servers',
        parent: app,
        params: standbyMin === undefined ? {} : { min: standbyMin, desired: standbyMin },
      });
      design.edge('routes-to', alb, web);
      if (resolves) design.edge('resolves-to', ids.dns, alb, resolves);
      standby?.(design, { region, alb, app, data, web }, ids);
      change.more?.(design, ids);
    },
  });
