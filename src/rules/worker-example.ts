import type { Design, DesignBuilder, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { buildDesign } from '../catalog/builder';

/** Servers that work off a queue, in a VPC of their own; changed where a rule says so. */
export const worker =
  (
    change: { readonly [K in 'queue' | 'group' | 'feed']?: JsonObject } = {},
    more?: (design: DesignBuilder, ids: { readonly group: NodeId }) => void,
  ): (() => Design) =>
  () => {
    const design = buildDesign();
    const region = design.node('region', { label: 'Region' });
    const vpc = design.node('vpc', { label: 'Production', parent: region });
    const tier = (role: string, prefix: number) =>
      design.node('tier', { label: role, slug: role, parent: vpc, params: { role, prefix } });
    tier('public', 24);
    const group = design.node('auto-scaling-group', {
      label: 'Workers',
      parent: tier('app', 22),
      params: { role: 'worker', ...change.group },
    });
    const queue = design.node('sqs-queue', {
      label: 'Jobs',
      parent: region,
      params: { ...change.queue },
    });
    design.edge('feeds', queue, group, { ...change.feed });
    more?.(design, { group });
    return design.build();
  };
