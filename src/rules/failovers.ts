import type { ParamsOf } from '../spec/fields';
import type { Model, ModelNode } from '../spec/model';
import { route53Record } from '../catalog/route53-record/spec';
import { failoverOf, type Failover } from '../catalog/verbs/resolves-to';
import type { Design, DesignBuilder, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { example, type Change } from './example-designs';

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

interface Standby {
  readonly region: NodeId;
  readonly alb: NodeId;
  readonly app: NodeId;
  readonly data: NodeId;
}

interface StandbyChange extends Change {
  readonly code?: string;
  /** Without them a name resolves to one load balancer. */
  readonly resolves?: JsonObject | null;
  readonly standby?: (
    design: DesignBuilder,
    standby: Standby,
    ids: { readonly db: NodeId },
  ) => void;
}

/** An example with a second region to which its name fails over. */
export const withStandby = ({
  code = 'us-west-2',
  resolves = { failover: 'secondary' },
  standby,
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
      const web = design.node('auto-scaling-group', { label: 'Standby servers', parent: app });
      design.edge('routes-to', alb, web);
      if (resolves) design.edge('resolves-to', ids.dns, alb, resolves);
      standby?.(design, { region, alb, app, data }, ids);
      change.more?.(design, ids);
    },
  });
