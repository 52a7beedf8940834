import { defineKind } from '../../spec/kind-spec';
import { dateProblem } from '../dates';

/** Copies that are made once a week are older than one. */
const TWO_WEEKS_MINUTES = 20_160;

/** `45 min`, `4 h`, `1 h 30 min`. */
export const spanOf = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};
const inHours = (minutes: number): string | null => (minutes < 60 ? null : spanOf(minutes));

const target = (label: string, group: string, minutes: number, help: string) =>
  ({
    type: 'number',
    label,
    group,
    default: minutes,
    min: 0,
    max: TWO_WEEKS_MINUTES,
    unit: 'min',
    larger: inHours,
    unseen: true,
    help,
  }) as const;
const rto = (group: string, minutes: number) =>
  target('Back within', group, minutes, 'Recovery time objective.');
const rpo = (group: string, minutes: number) =>
  target('May lose', group, minutes, 'Recovery point objective: the last minutes of data.');

const person = (label: string, placeholder: string, help: string) =>
  ({ type: 'text', label, group: 'People', default: '', unseen: true, placeholder, help }) as const;

const day = (label: string, help: string) =>
  ({
    type: 'text',
    label,
    group: 'Rehearsal',
    default: '',
    placeholder: '2026-05-31',
    problem: dateProblem,
    unseen: true,
    help,
  }) as const;

export const STRATEGIES = [
  { value: 'backup-restore', label: 'Backup and restore', hint: 'hours' },
  { value: 'pilot-light', label: 'Pilot light', hint: 'tens of minutes: data is there' },
  { value: 'warm-standby', label: 'Warm standby', hint: 'minutes: a small copy runs' },
  { value: 'active-active', label: 'Active-active', hint: 'near zero' },
] as const;

export const TESTS = [
  { value: 'restore', label: 'Restore test, weekly' },
  { value: 'table-top', label: 'Walk through the plan, every quarter' },
  { value: 'zone', label: 'Loss of a zone, every half year' },
  { value: 'region', label: 'Recovery in another region, every year' },
] as const;

export const drPlan = defineKind({
  id: 'dr-plan',
  title: 'DR plan',
  short: 'DR plan',
  summary:
    'Who decides in a disaster, how long recovery may take, and how it is rehearsed; becomes a document in the export.',
  keywords: ['disaster recovery', 'rto', 'rpo', 'failover', 'runbook', 'contacts', 'continuity'],
  category: 'operations',
  label: 'DR plan',
  slug: 'dr-plan',
  inside: ['canvas'],
  can: [],
  fields: {
    strategy: {
      type: 'choice',
      label: 'Strategy',
      group: 'Strategy',
      unseen: true,
      default: 'backup-restore',
      options: STRATEGIES,
      source: 'Well-Architected, REL13-BP02',
    },
    edgeRto: rto('Edge: names and load balancers', 240),
    appRto: rto('Application', 240),
    dataRto: rto('Databases', 240),
    dataRpo: rpo('Databases', 1560),
    cacheRto: rto('Caches', 240),
    objectsRto: rto('Files', 240),
    objectsRpo: rpo('Files', 1560),
    messagesRto: rto('Queues and topics', 240),
    messagesRpo: rpo('Queues and topics', 60),
    owner: person('Owner', 'Platform team', 'Keeps the plan true.'),
    approver: person(
      'Approver',
      'Head of engineering',
      'Agreed to the targets and to what they cost.',
    ),
    declaredBy: person('Who declares', 'Incident lead on duty', 'May say that this is a disaster.'),
    decisionMinutes: {
      type: 'number',
      label: 'Decide within',
      group: 'People',
      unseen: true,
      default: 30,
      min: 1,
      max: 1440,
      unit: 'min',
      larger: inHours,
      help: 'From then on waiting for the region costs more than failing over.',
    },
    contacts: {
      type: 'texts',
      label: 'Contacts',
      group: 'People',
      unseen: true,
      spaced: true,
      default: [],
      maxItems: 20,
      placeholder: 'On call: +1 555 0100',
      help: 'Whom to call, and how: names, roles, numbers, parted by commas. They stand in the plan.',
    },
    tests: {
      type: 'choices',
      label: 'Rehearsals',
      group: 'Rehearsal',
      unseen: true,
      default: ['restore', 'table-top', 'zone', 'region'],
      options: TESTS,
      source: 'Well-Architected, REL13-BP03',
      help: 'What is rehearsed. A plan that nobody has tried does not work.',
    },
    lastTest: day(
      'Last rehearsal',
      'The day on which it was last tried out, with everybody named here.',
    ),
    confirmedOn: day(
      'Confirmed on',
      'The day on which somebody read it and found it true. A day that is typed here waits to be confirmed for what is drawn.',
    ),
    confirmedDesign: {
      type: 'text',
      label: 'For the design',
      group: 'Rehearsal',
      unseen: true,
      default: '',
      // Nobody can type it: what confirms the plan writes it.
      when: () => false,
      help: 'A digest of what was drawn that day: the plan is of no other.',
    },
    reviewOn: day('Next review', 'Empty: a year after it was confirmed.'),
  },
  exported: true,
  caption: (params) => {
    const strategy = STRATEGIES.find(({ value }) => value === params.strategy);
    return `${strategy?.label ?? String(params.strategy)} · ${spanOf(Number(params.dataRto))}`;
  },
});
