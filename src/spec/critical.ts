import type { JsonObject } from '../kit/json';

/** A field of the kinds whose failure may or may not matter: what lies behind the entries of a design does, unless a person says. */
export const CRITICAL = {
  type: 'choice',
  label: 'Critical',
  group: 'General',
  default: 'auto',
  options: [
    { value: 'auto', label: 'As drawn', hint: 'when requests of users reach it' },
    { value: 'yes', label: 'Yes', hint: 'with everything that it needs' },
    { value: 'no', label: 'No', hint: 'users can do without it' },
  ],
  help: 'What is critical has to survive the loss of a zone, and is watched.',
} as const;

/** What a person says of a node; null where the drawing decides. */
export const saidCritical = ({ critical }: JsonObject): boolean | null =>
  critical === 'yes' ? true : critical === 'no' ? false : null;
