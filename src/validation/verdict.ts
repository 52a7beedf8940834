import type { EdgeId, NodeId } from '../design/records';
import type { Verdict } from './rule';

interface Subject {
  readonly nodes: readonly NodeId[];
  readonly edges?: readonly EdgeId[];
}
type Failure = Pick<Verdict, 'field' | 'alike' | 'fixes' | 'severity' | 'measure'>;

/** Thousands are made for each edit of a large design, so the object is written out: a spread costs ten times as much. */
export const pass = ({ nodes, edges }: Subject, evidence: string): Verdict =>
  edges ? { holds: true, nodes, edges, evidence } : { holds: true, nodes, evidence };

export const fail = (subject: Subject, evidence: string, more: Failure = {}): Verdict => ({
  ...subject,
  ...more,
  holds: false,
  evidence,
});
