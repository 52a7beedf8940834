import type { EdgeId, NodeId } from '../design/records';
import type { Verdict } from './rule';

interface Subject {
  readonly nodes: readonly NodeId[];
  readonly edges?: readonly EdgeId[];
}
type Failure = Pick<
  Verdict,
  'field' | 'faults' | 'alike' | 'formerly' | 'fixes' | 'severity' | 'measure'
>;

/** Thousands are made for each edit of a large design, so the object is written out: a spread costs ten times as much. */
export const pass = ({ nodes, edges }: Subject, evidence: string): Verdict =>
  edges ? { holds: true, nodes, edges, evidence } : { holds: true, nodes, evidence };

export const fail = (subject: Subject, evidence: string, more: Failure = {}): Verdict => ({
  ...subject,
  ...more,
  holds: false,
  evidence,
});

/**
 * For `fail`: which of several things are wrong with one subject, and how much that is. They are named from the lightest to the
 * gravest, and each counts for more than all before it: what is accepted bounds nothing graver.
 */
export function faultsAmong<T extends { readonly name: string }>(
  all: readonly T[],
  wrong: readonly T[],
): Required<Pick<Verdict, 'faults' | 'measure'>> {
  const weights = all.map((one, index) => (wrong.includes(one) ? 2 ** index : 0));
  return {
    faults: [...new Set(wrong.map(({ name }) => name))],
    measure: weights.reduce((sum, weight) => sum + weight, 0),
  };
}
