import { Fragment } from 'react';
import { plural } from '../../kit/words';
import type { Finding } from '../../validation/rule';
import { SeverityMark, tipAttributes } from '../primitives';
import { useEditor } from '../use-editor';

/** What is open on a node: the worst first. */
export interface BadgeData {
  readonly findings: readonly [Finding, ...Finding[]];
}

/** "1 error, 2 warnings" */
export function countWords({ findings }: BadgeData): string {
  const errors = findings.filter((one) => one.severity === 'error').length;
  const warnings = findings.length - errors;
  return [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export function Badge({ badge, label }: { readonly badge: BadgeData; readonly label: string }) {
  const editor = useEditor();
  const [first] = badge.findings;
  const open = () => {
    if (first.field) editor.openField(first.field);
    else editor.select(first.nodes, first.edges);
  };
  const more = badge.findings.length - 1;
  return (
    <button
      type="button"
      className="badge nodrag nopan"
      data-severity={first.severity}
      aria-label={`${countWords(badge)} on ${label}`}
      onClick={(event) => {
        event.stopPropagation();
        open();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      {...tipAttributes({
        text: first.rule.title,
        body: `${first.evidence}${more > 0 ? ` And ${more} more.` : ''}`,
        side: 'top',
      })}
    >
      {(['error', 'warning'] as const).map((severity) => {
        const count = badge.findings.filter((one) => one.severity === severity).length;
        return count > 0 ? (
          <Fragment key={severity}>
            <SeverityMark severity={severity} size={14} decorative />
            {more > 0 ? count : null}
          </Fragment>
        ) : null;
      })}
    </button>
  );
}
