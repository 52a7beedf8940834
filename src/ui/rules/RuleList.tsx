import { useEffect, useRef } from 'react';
import { plural } from '../../kit/words';
import type { RulePage } from '../../validation';
import { SeverityMark, TextInput, tipAttributes } from '../primitives';
import { addressOf, ruleFragment } from './rule-address';
import { searchRules } from './search-rules';

interface RuleListProps {
  readonly pages: readonly RulePage[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What was asked for and is no rule. */
  readonly unknown: string | null;
}

export function RuleList({ pages, query, onQuery, unknown }: RuleListProps) {
  const search = useRef<HTMLInputElement>(null);
  const found = searchRules(pages, query);
  // The dialog gives the focus when it opens; coming back from a rule it is open already.
  useEffect(() => search.current?.focus({ preventScroll: true }), []);
  return (
    <div className="rules">
      {unknown === null ? null : (
        <p className="rules__unknown">There is no rule {unknown}. Below are all that there are.</p>
      )}
      <TextInput
        ref={search}
        value={query}
        onChange={onQuery}
        label="Search the rules"
        placeholder="A word, an id, or what Checkov, cdk-nag or Security Hub call it"
        autoFocusInDialog
      />
      <output className="rules__count">
        {found.length === pages.length
          ? plural(pages.length, 'rule')
          : `${found.length} of ${plural(pages.length, 'rule')}`}
      </output>
      <p className="rules__legend">
        On the right: what a rule counts for, an item of the checklist (C) or a common mistake (M).
      </p>
      <ul className="rules__list">
        {found.map(({ rule, items }) => (
          <li key={rule.id}>
            <a className="rules__entry" href={addressOf(ruleFragment(rule.id))}>
              <SeverityMark severity={rule.severity} size={14} />
              <span className="rules__id">{rule.id}</span>
              <span className="rules__title">{rule.title}</span>
              <span
                className="rules__items"
                {...tipAttributes({
                  text: items.map(({ id, title }) => `${id} ${title}`).join(', '),
                  side: 'left',
                })}
              >
                {items.map(({ id }) => id).join(', ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
