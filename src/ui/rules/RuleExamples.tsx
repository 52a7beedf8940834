import { useMemo, useState } from 'react';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import type { RulePage, Verdict } from '../../validation';
import { Thumbnail } from '../gallery/Thumbnail';
import { Button, SeverityMark, StateMark } from '../primitives';
import { useEditor } from '../use-editor';
import { placeExample } from './place-example';

const FIRST = 4;

/** Designs that the rule calls good and that it reports, each with what it says of it. */
export function RuleExamples({ page }: { readonly page: RulePage }) {
  const { good, bad } = page.rule.examples;
  return (
    <>
      <Examples page={page} title="Reported" builds={bad} />
      <Examples page={page} title="Good" builds={good} />
    </>
  );
}

interface ExamplesProps {
  readonly page: RulePage;
  readonly title: string;
  readonly builds: readonly (() => Design)[];
}

function Examples({ page, title, builds }: ExamplesProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? builds : builds.slice(0, FIRST);
  if (builds.length === 0) return null;
  return (
    <section className="rule__part">
      <h3 className="rule__heading">{title}</h3>
      <ul className="rule__examples">
        {shown.map((build, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- they have no other name, and never change
          <Example key={index} page={page} build={build} />
        ))}
      </ul>
      {shown.length < builds.length ? (
        <Button size="sm" onClick={() => setWhole(true)}>
          Show all {builds.length}
        </Button>
      ) : null}
    </section>
  );
}

function Example({ page, build }: { readonly page: RulePage; readonly build: () => Design }) {
  const { catalog } = useEditor();
  const { rule, context } = page;
  const { design, verdict } = useMemo(() => {
    const model = resolve(build(), catalog);
    return {
      design: placeExample(model),
      verdict: tellingOf([...rule.check(model, context)]),
    };
  }, [build, rule, catalog, context]);
  const severity = verdict?.severity ?? rule.severity;
  return (
    <li className="rule__example">
      <span className="rule__picture">
        <Thumbnail
          design={design}
          marked={verdict ? { of: verdict, tone: verdict.holds ? 'success' : severity } : undefined}
        />
      </span>
      <p className="rule__says">
        {verdict && !verdict.holds ? (
          <SeverityMark severity={severity} size={14} />
        ) : (
          <StateMark state="pass" size={14} />
        )}
        <span>{verdict?.evidence ?? 'Has nothing for it to check.'}</span>
      </p>
    </li>
  );
}

/** What says most of an example: what is wrong with it, else what is good about it. */
const tellingOf = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find(({ holds }) => !holds) ?? verdicts[0];
