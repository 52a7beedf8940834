import type { JsonObject } from '../../kit/json';
import { architectureOf, EC2_TYPES } from '../instances';

const isMixed = (params: JsonObject): boolean => params.mixedInstances === true;
/** Whether some of the group's servers are bought on the Spot market. */
export const hasSpot = (params: JsonObject): boolean =>
  isMixed(params) && Number(params.onDemandPercent) < 100;

export const mixedFields = {
  mixedInstances: {
    type: 'toggle',
    label: 'Several instance types',
    group: 'Instance types',
    default: false,
    help: 'When a zone has run out of one type, the group takes another.',
    source: 'Security Hub AutoScaling.6',
  },
  otherTypes: {
    type: 'choices',
    label: 'Other types',
    group: 'Instance types',
    default: [],
    options: EC2_TYPES,
    help: 'Tried in this order after the first type. All run the same image, so all are of one architecture.',
    when: isMixed,
    problem: (types: readonly string[], { params }: { readonly params: JsonObject }) => {
      const own = architectureOf(String(params.instanceType));
      const other = types.find((type) => architectureOf(type) !== own);
      return other === undefined
        ? null
        : `must run the image of ${String(params.instanceType)}, which is for ${own}; ${other} is ${architectureOf(other)}.`;
    },
  },
  onDemandPercent: {
    type: 'number',
    label: 'On-demand share',
    group: 'Instance types',
    default: 100,
    min: 0,
    max: 100,
    unit: '%',
    slider: true,
    help: 'Of the servers above the base. The rest is Spot: cheaper, and taken back with two minutes’ notice.',
    source: 'EC2 Auto Scaling API, InstancesDistribution',
    when: isMixed,
  },
  onDemandBase: {
    type: 'number',
    label: 'On-demand base',
    group: 'Instance types',
    default: 3,
    min: 0,
    max: 500,
    unit: 'instances',
    help: 'The first servers, which nobody takes back.',
    source: 'EC2 Auto Scaling API, InstancesDistribution',
    when: hasSpot,
  },
  spotStrategy: {
    type: 'choice',
    label: 'Spot allocation',
    group: 'Instance types',
    default: 'price-capacity-optimized',
    options: [
      {
        value: 'price-capacity-optimized',
        label: 'Price and capacity',
        hint: 'recommended by AWS',
      },
      { value: 'capacity-optimized', label: 'Capacity', hint: 'fewest interruptions' },
      { value: 'lowest-price', label: 'Lowest price', hint: 'most interruptions' },
    ],
    when: hasSpot,
    source: 'EC2 Auto Scaling API, InstancesDistribution',
  },
} as const;
