import type { Verb } from '../../spec/catalog';
import type { NodeId } from '../../design/records';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';
import { publicDoors } from './public-doors';

export const resolvesTo = defineVerb({
  id: 'resolves-to',
  title: 'resolves to',
  summary:
    'An alias record that answers with the addresses of the load balancer; with a second one, the name fails over.',
  flow: (params) => (params.failover === 'secondary' ? 'failover' : 'traffic'),
  from: ['dns-name'],
  to: ['load-balancer'],
  sameNetwork: false,
  fields: {
    failover: {
      type: 'choice',
      label: 'Role in a failover',
      group: 'Failover',
      default: 'primary',
      options: [
        { value: 'primary', label: 'Primary', hint: 'answers while it is healthy' },
        { value: 'secondary', label: 'Secondary', hint: 'answers when the primary does not' },
      ],
      help: 'Matters once the name resolves to two load balancers.',
      source: 'Route 53 guide, "Failover routing"',
    },
  },
  exported: true,
  initial: (model, from) => {
    const [first] = model.edgesFrom(from.id).filter((edge) => edge.verb === 'resolves-to');
    return first
      ? { failover: first.params.failover === 'secondary' ? 'primary' : 'secondary' }
      : {};
  },
  refuse: (model, from, to) =>
    model.edgesFrom(from.id).filter((edge) => edge.verb === 'resolves-to' && edge.to !== to.id)
      .length < 2
      ? null
      : `${from.label} fails over between two load balancers already.`,
  caption: (params) => (params.failover === 'secondary' ? 'alias A on failover' : 'alias A'),
});

export type Resolution = ModelEdge<ParamsOf<typeof resolvesTo.fields>>;

export interface Failover {
  readonly primary: Resolution;
  readonly secondary: Resolution;
}

export const resolutionsOf = (model: Model, record: NodeId): readonly Resolution[] =>
  model.edgesFrom(record, resolvesTo) as readonly Resolution[];

/** The pair between which a name fails over; null while it resolves to one load balancer, or to two of one role. */
export function failoverOf(model: Model, record: NodeId): Failover | null {
  const all = resolutionsOf(model, record);
  const primary = all.find(({ params }) => params.failover !== 'secondary');
  const secondary = all.find(({ params }) => params.failover === 'secondary');
  return primary && secondary ? { primary, secondary } : null;
}

/** The names under which each of a pair answers by itself; a health check of the failover name would follow the failover. */
export const directName = (role: keyof Failover, domain: string): string => `${role}.${domain}`;

export const verb: Verb = {
  spec: resolvesTo,
  facts: { reach: (edge, model) => publicDoors(edge.id, edge.to, model) },
};
