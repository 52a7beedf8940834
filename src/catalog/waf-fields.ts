import type { NumberField, ToggleField } from '../spec/fields';

const hasWaf = (params: { readonly [key: string]: unknown }) => params.waf === true;

/** Of a public entrance, when a web ACL stands before it. */
export const WAF_RATE_LIMIT = {
  type: 'number',
  label: 'Rate limit per address',
  group: 'Protection',
  default: 2000,
  min: 10,
  max: 2_000_000_000,
  unit: 'requests / 5 min',
  help: 'What one address may ask within five minutes before it is blocked.',
  source: 'WAF API, RateBasedStatement: 10 to 2,000,000,000',
  when: hasWaf,
} satisfies NumberField;

export const WAF_LARGE_BODIES = {
  type: 'toggle',
  label: 'Let large bodies through',
  group: 'Protection',
  default: false,
  help: 'Counts bodies over 8 KB instead of blocking them, for uploads. The firewall looks at their beginning only.',
  source: 'WAF guide, "Core rule set": SizeRestrictions_BODY',
  when: hasWaf,
} satisfies ToggleField;

export const WAF_LOGGING = {
  type: 'toggle',
  label: 'Log of the firewall',
  group: 'Protection',
  default: true,
  help: 'What it let through, and what not and why.',
  source: 'Security Hub WAF.11',
  when: hasWaf,
} satisfies ToggleField;

export const WAF = {
  type: 'toggle',
  label: 'Web Application Firewall',
  group: 'Protection',
  default: true,
  help: 'AWS managed rules against common attacks and bad addresses, and a rate limit.',
  source: 'Security Hub ELB.16',
} satisfies ToggleField;
