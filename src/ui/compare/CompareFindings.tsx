import type { Finding, Inspection } from '../../validation';
import { EmptyState, SeverityMark, severityName } from '../primitives';

/** A finding that only one of the two designs has. */
export interface FindingDifference {
  readonly kind: 'new' | 'gone';
  readonly finding: Finding;
}

interface Found {
  readonly before: Inspection;
  readonly after: Inspection;
}

const keyOf = ({ rule, nodes, edges, field }: Finding): string =>
  JSON.stringify([rule.id, nodes[0], edges?.[0], field?.name]);

/** What the later design brings and what it mends, the worst first. */
export function findingsOf({ before, after }: Found): readonly FindingDifference[] {
  const [was, is] = [before, after].map(({ reported }) => new Set(reported.map(keyOf)));
  return [
    ...after.reported
      .filter((finding) => !was!.has(keyOf(finding)))
      .map((finding) => ({ kind: 'new', finding }) as const),
    ...before.reported
      .filter((finding) => !is!.has(keyOf(finding)))
      .map((finding) => ({ kind: 'gone', finding }) as const),
  ];
}

export function CompareFindings({ findings }: { findings: readonly FindingDifference[] }) {
  if (findings.length === 0) {
    return (
      <EmptyState title="The same is found in both">No finding was added, none is gone.</EmptyState>
    );
  }
  return (
    <>
      {(['new', 'gone'] as const).map((kind) => {
        const some = findings.filter((each) => each.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind}>
            <h3 className="compare__heading">
              <span
                className="compare__sign"
                data-kind={kind === 'new' ? 'removed' : 'added'}
                aria-hidden
              >
                {kind === 'new' ? '+' : '−'}
              </span>
              {kind === 'new' ? 'New findings' : 'Findings that are gone'}{' '}
              <span className="compare__count">{some.length}</span>
            </h3>
            <ul className="compare__list">
              {some.map(({ finding }) => (
                <li key={`${keyOf(finding)}${finding.evidence}`} className="compare__finding">
                  <SeverityMark severity={finding.severity} size={13} decorative />
                  <span>
                    <span className="sr-only">{severityName(finding.severity)}: </span>
                    <strong>{finding.rule.title}</strong> <span>{finding.evidence}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
