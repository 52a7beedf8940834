import type { JsonObject } from '../../kit/json';
import { cronProblem } from '../cron';
import { TIME_ZONES } from '../time-zones';

const isScheduled = (params: JsonObject): boolean => params.schedule === true;

const size = (label: string, value: number, help: string) =>
  ({
    type: 'number',
    label,
    group: 'Schedule',
    default: value,
    min: 0,
    max: 500,
    unit: 'instances',
    help,
    when: isScheduled,
  }) as const;

export const scheduleFields = {
  schedule: {
    type: 'toggle',
    label: 'Scale by the clock',
    group: 'Schedule',
    default: false,
    help: 'Sets minimum, desired and maximum when a load comes that is known before. In between the policies scale as always.',
  },
  scheduleZone: {
    type: 'choice',
    label: 'Time zone',
    group: 'Schedule',
    default: 'Etc/UTC',
    options: TIME_ZONES,
    help: 'Follows its summer time.',
    source: 'EC2 Auto Scaling API, PutScheduledUpdateGroupAction: names of the IANA database',
    when: isScheduled,
  },
  morningCron: {
    type: 'text',
    label: 'Morning',
    group: 'Schedule',
    default: '0 7 * * 1-5',
    help: 'Minute, hour, day, month, day of the week: 0 7 * * 1-5 is 7:00 from Monday to Friday.',
    source: 'EC2 Auto Scaling guide, "Scheduled scaling"',
    when: isScheduled,
    problem: cronProblem,
  },
  morningMin: size(
    'Morning minimum',
    6,
    'From the morning on; a low load takes the group no lower.',
  ),
  morningDesired: size('Morning desired', 6, 'As many run at once in the morning.'),
  morningMax: size(
    'Morning maximum',
    10,
    'From the morning on; a high load takes the group no higher.',
  ),
  eveningCron: {
    type: 'text',
    label: 'Evening',
    group: 'Schedule',
    default: '0 19 * * 1-5',
    help: 'When the group shrinks: minute, hour, day, month, weekday.',
    source: 'EC2 Auto Scaling guide, "Scheduled scaling"',
    when: isScheduled,
    problem: (text: string, { params }: { readonly params: JsonObject }) =>
      cronProblem(text) ??
      (text === params.morningCron
        ? 'must differ from the morning: AWS takes one action at a time.'
        : null),
  },
  eveningMin: size(
    'Evening minimum',
    3,
    'From the evening on; a low load takes the group no lower.',
  ),
  eveningDesired: size('Evening desired', 3, 'The group goes to as many in the evening.'),
  eveningMax: size(
    'Evening maximum',
    10,
    'From the evening on; a high load takes the group no higher.',
  ),
} as const;

/** The fewest that may run, whatever the time. */
export const smallestOf = (params: {
  readonly schedule: boolean;
  readonly min: number;
  readonly morningMin: number;
  readonly eveningMin: number;
}): number =>
  params.schedule ? Math.min(params.min, params.morningMin, params.eveningMin) : params.min;
