import { useMemo } from 'react';
import { useEditorState } from '../use-editor';
import { groupFindings, SEVERITIES, type Severity } from '../../validation';
import { SeverityMark } from '../primitives';
import { FixAll } from './FixAll';
import { useFilter, type Filter } from './panel-memory';
import { FINDINGS, useReveal } from './reveal';
import { tellApart } from './tell-apart';
import { VerdictLine } from './VerdictLine';

const NAMES: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Notes',
};

/** Everything that was found, by item and by what it is about, the worst first, also by rules that prove no item. */
export function FindingList() {
  const { reported: findings, counts, items } = useEditorState((state) => state.shown);
  const model = useEditorState((state) => state.model);
  const [filter, setFilter] = useFilter();
  const section = useReveal<HTMLElement>(FINDINGS);
  const places = useMemo(() => tellApart(model, findings), [model, findings]);
  const shown = findings.filter(({ severity }) => filter === 'all' || severity === filter);
  const choices: readonly { filter: Filter; name: string; count: number }[] = [
    { filter: 'all', name: 'All', count: findings.length },
    ...SEVERITIES.map((severity) => ({
      filter: severity,
      name: NAMES[severity],
      count: counts[severity],
    })),
  ];
  return (
    <section ref={section} className="check-group" aria-labelledby="check-findings">
      <header className="check-group__header">
        <h3 id="check-findings" className="check-group__title">
          Findings
        </h3>
      </header>
      <fieldset className="check-filter" aria-label="Show findings">
        {choices.map(({ filter: choice, name, count }) => (
          <button
            key={choice}
            type="button"
            className="check-filter__choice"
            aria-pressed={filter === choice}
            onClick={() => setFilter(choice)}
          >
            {choice === 'all' ? null : <SeverityMark severity={choice} size={12} decorative />}
            {name} <span className="check-filter__count">{count}</span>
          </button>
        ))}
      </fieldset>
      <FixAll />
      {shown.length === 0 ? (
        <p className="check-none">
          {findings.length === 0
            ? 'No rule has found anything wrong.'
            : `No ${filter === 'all' ? 'findings' : NAMES[filter].toLowerCase()}.`}
        </p>
      ) : (
        groupFindings(items, shown).map(({ item, findings: found }) => (
          <section key={item?.id ?? 'none'} className="check-findings">
            <h4 className="check-findings__title">
              {item?.title ?? 'Beside the checklist'}
              <span className="check-filter__count">{found.length}</span>
            </h4>
            <ul className="check-verdicts check-verdicts--findings">
              {found.map((finding) => (
                <VerdictLine
                  key={finding.id}
                  rule={finding.rule}
                  verdict={finding}
                  also={finding.also}
                  place={places.get(finding)}
                  withRule
                />
              ))}
            </ul>
          </section>
        ))
      )}
    </section>
  );
}
