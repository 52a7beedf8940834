import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { listWords } from '../../kit/words';
import { isAsked, PROFILES, type Profile } from '../../spec/profile';
import { PROFILE_WORDS, type Mapping, type RulePage } from '../../validation';
import { SeverityMark, severityName } from '../primitives';
import { refusedWords } from './refused-words';
import { addressOf, ALL_RULES } from './rule-address';
import { RuleExamples } from './RuleExamples';
import { sourceAddress } from './source-address';

/** All that is told of a rule. */
export function RuleText({ page }: { readonly page: RulePage }) {
  const { rule, from, items, pillars, reads, mappings, sources } = page;
  const top = useRef<HTMLDivElement>(null);
  // The dialog stays when its content changes: whoever reads by keyboard or by eye begins at the top of the new one.
  useEffect(() => {
    const element = top.current;
    element?.focus({ preventScroll: true });
    element?.parentElement?.scrollTo({ top: 0 });
  }, []);
  return (
    <div ref={top} className="rule" tabIndex={-1}>
      <a className="rules__back" href={addressOf(ALL_RULES)}>
        <ArrowLeft size={14} aria-hidden />
        All rules
      </a>
      <p className="rule__lead">
        <SeverityMark severity={rule.severity} size={16} decorative />
        {severityName(rule.severity)}
        {refusedWords(rule)}
        <span className="rule__more">{askedOf(from)}</span>
        <span className="rule__more">{pillars.join(', ')}</span>
      </p>
      <Part title="Why">
        <p>{rule.why}</p>
      </Part>
      <Part title="What it reads">
        <p>{reads}</p>
      </Part>
      <RuleExamples page={page} />
      {items.length > 0 ? (
        <Part title="Counts for">
          <ul>
            {items.map(({ id, title }) => (
              <li key={id}>
                {id} {title}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {mappings.length > 0 ? (
        <Part title="Known elsewhere as">
          <dl className="rule__mappings">
            {mappings.map((mapping) => (
              <MappingLine key={mapping.by} mapping={mapping} />
            ))}
          </dl>
        </Part>
      ) : null}
      {sources.length > 0 ? (
        <Part title="Sources">
          <ul className="rule__sources">
            {sources.map((source) => (
              <li key={source}>
                <Source source={source} />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="rule__part">
      <h3 className="rule__heading">{title}</h3>
      {children}
    </section>
  );
}

function Source({ source }: { readonly source: string }) {
  const address = sourceAddress(source);
  if (address === null) return source;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {source}
    </a>
  );
}

function MappingLine({ mapping: { by, ids } }: { readonly mapping: Mapping }) {
  return (
    <div>
      <dt>{by}</dt>
      <dd>
        {ids.map(({ id, reads }) => (
          <span key={id} className="rule__mapping">
            {by === 'Security Hub' ? (
              <a href={controlAddress(id)} target="_blank" rel="noreferrer">
                {id}
              </a>
            ) : (
              <code>{id}</code>
            )}
            {reads.length > 0 ? <span className="rule__reads"> {reads.join(', ')}</span> : null}
          </span>
        ))}
      </dd>
    </div>
  );
}

const askedOf = (from: Profile): string => {
  const asked = PROFILES.filter((profile) => isAsked(from, profile));
  return asked.length === PROFILES.length
    ? 'Asked of every design'
    : `Asked of ${listWords(
        asked.map((profile) => PROFILE_WORDS[profile].phrase),
        'or',
      )}`;
};

/** "RDS.5" is the section `#rds-5` of the page of the controls for RDS. */
function controlAddress(id: string): string {
  const [service = '', number = ''] = id.toLowerCase().split('.');
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${service}-${number}`;
}
