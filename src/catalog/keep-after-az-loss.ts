import type { NumberField } from '../spec/fields';

/** What ML-8 asks of servers and tasks; each kind adds its group and its unit. */
export const KEEP_AFTER_AZ_LOSS = {
  type: 'number',
  unseen: true,
  label: 'Left when a zone is lost',
  default: 0,
  min: 0,
  max: 250,
  help: 'What must carry on alone until new ones start. 0: two where requests of users arrive, one elsewhere.',
} satisfies Partial<NumberField>;
