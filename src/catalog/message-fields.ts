import type { ToggleField } from '../spec/fields';

/** Of what keeps messages or records at rest. */
export const CUSTOMER_KEY = {
  type: 'toggle',
  label: 'Customer key',
  group: 'Protection',
  default: true,
  help: 'Off: a key of AWS, without a policy of your own.',
} satisfies ToggleField;

export const TLS_ONLY = {
  type: 'toggle',
  label: 'TLS only',
  group: 'Protection',
  default: true,
  help: 'Its policy refuses requests without TLS.',
} satisfies ToggleField;
