import type { JsonObject } from '../../kit/json';
import { hasSpot } from './mixed';

const isWarm = (params: JsonObject): boolean => params.warmPool === true;

export const warmPoolFields = {
  warmPool: {
    type: 'toggle',
    label: 'Warm pool',
    group: 'Warm pool',
    default: false,
    help: 'Servers that have started once and wait, for applications that take minutes to start.',
    problem: (on: boolean, { params }: { readonly params: JsonObject }) =>
      on && hasSpot(params)
        ? 'must be off with Spot servers: AWS keeps none of them in a pool.'
        : null,
    source: 'EC2 Auto Scaling guide, "Limitations for warm pools"',
  },
  warmPoolState: {
    type: 'choice',
    label: 'They wait',
    group: 'Warm pool',
    default: 'Stopped',
    options: [
      { value: 'Stopped', label: 'Stopped', hint: 'costs its volume only' },
      { value: 'Running', label: 'Running', hint: 'costs as much as in service' },
    ],
    when: isWarm,
    source: 'EC2 Auto Scaling API, PutWarmPool',
  },
  warmPoolSize: {
    type: 'number',
    label: 'Servers in the pool',
    group: 'Warm pool',
    default: 2,
    min: 1,
    max: 500,
    unit: 'instances',
    help: 'Servers that are prepared and stopped: only their volumes cost.',
    source: 'EC2 Auto Scaling API, PutWarmPool',
    when: isWarm,
  },
  warmPoolReuse: {
    type: 'toggle',
    label: 'Return to the pool on scale-in',
    group: 'Warm pool',
    default: false,
    help: 'Off: they are terminated, and new ones fill the pool.',
    source: 'EC2 Auto Scaling API, PutWarmPool',
    when: isWarm,
  },
} as const;
