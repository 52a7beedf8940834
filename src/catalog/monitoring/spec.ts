import { defineKind } from '../../spec/kind-spec';

const MOST_EMAILS = 10;
const EMAIL = /^[^\s@"<>]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

export const monitoring = defineKind({
  id: 'monitoring',
  title: 'Monitoring',
  short: 'Monitoring',
  summary:
    'Alarms for everything that is drawn in its region, a topic that tells people, and a dashboard.',
  keywords: ['cloudwatch', 'alarm', 'alert', 'sns', 'dashboard', 'metrics', 'on call', 'email'],
  category: 'operations',
  label: 'Alarms',
  slug: 'alarms',
  inside: ['region'],
  can: [],
  fields: {
    emails: {
      type: 'texts',
      label: 'Send alarms to',
      group: 'Alarms',
      default: [],
      maxItems: MOST_EMAILS,
      placeholder: 'oncall@example.com',
      help: 'E-mail addresses. Each gets a message after the first apply and has to confirm it.',
      source: 'SNS guide, "Email notifications"',
      problem: (values) => {
        const bad = values.find((value) => !EMAIL.test(value));
        if (bad !== undefined) {
          return `takes e-mail addresses such as oncall@example.com; "${bad.slice(0, 40)}" is not one.`;
        }
        return new Set(values).size === values.length ? null : 'names the same address twice.';
      },
    },
    minutes: {
      type: 'number',
      label: 'Alarm after',
      group: 'Alarms',
      default: 3,
      min: 1,
      max: 60,
      unit: 'min',
      help: 'So many minutes in a row must be bad.',
      source: 'CloudWatch guide, "Evaluating an alarm"',
    },
    tellsRecovery: {
      type: 'toggle',
      label: 'Tell when it is over',
      group: 'Alarms',
      default: true,
      help: 'A second message when the alarm has gone back to OK.',
    },
    encryption: {
      type: 'choice',
      label: 'Key of the topic',
      group: 'Alarms',
      default: 'customer',
      options: [
        { value: 'customer', label: 'Customer key' },
        { value: 'aws', label: 'Key of SNS (alias/aws/sns)', hint: 'alarms cannot use it' },
      ],
      source: 'CloudWatch guide, "Amazon SNS encryption": a customer managed key',
      help: 'CloudWatch may publish to a topic with a key of your own only.',
    },
    dashboard: {
      type: 'toggle',
      label: 'Dashboard',
      group: 'Dashboard',
      default: true,
      help: 'A graph for every metric that has an alarm.',
      source: 'CloudWatch guide, "Dashboards"',
    },
  },
  exported: true,
  caption: (params) => {
    const count = (params.emails as readonly string[]).length;
    const told = count === 0 ? 'tells nobody' : count === 1 ? '1 address' : `${count} addresses`;
    return `${told}${params.dashboard === true ? ' · dashboard' : ''}`;
  },
});
