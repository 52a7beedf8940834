import type { Verdict } from './rule';

type Subject = Pick<Verdict, 'nodes'> & Partial<Pick<Verdict, 'edges'>>;
export type Failure = Pick<Verdict, 'field' | 'fixes' | 'severity'>;

export const pass = (subject: Subject, evidence: string): Verdict => ({
  ...subject,
  holds: true,
  evidence,
});

export const fail = (subject: Subject, evidence: string, more: Failure = {}): Verdict => ({
  ...subject,
  ...more,
  holds: false,
  evidence,
});
