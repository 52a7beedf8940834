import { useMemo, useState } from 'react';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import type { Model } from '../../spec/model';
import type { RulePage, Severity, Verdict } from '../../validation';
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

interface Told {
  readonly model: Model;
  readonly verdict: Verdict | undefined;
}

function Examples({ page, title, builds }: ExamplesProps) {
  const { catalog } = useEditor();
  const [isWhole, setWhole] = useState(false);
  const { rule, context } = page;
  const told = useMemo(
    () =>
      distinct(
        builds.map((build) => {
          const model = resolve(build(), catalog);
          return { model, verdict: tellingOf([...rule.check(model, context)]) };
        }),
      ),
    [builds, rule, context, catalog],
  );
  const shown = isWhole ? told : told.slice(0, FIRST);
  if (told.length === 0) return null;
  return (
    <section className="rule__part">
      <h3 className="rule__heading">{title}</h3>
      <ul className="rule__examples">
        {shown.map(({ model, verdict }, index) => (
          <Example
            // oxlint-disable-next-line react/no-array-index-key -- they have no other name, and never change
            key={index}
            model={model}
            verdict={verdict}
            severity={verdict?.severity ?? rule.severity}
          />
        ))}
      </ul>
      {shown.length < told.length ? (
        <Button size="sm" onClick={() => setWhole(true)}>
          Show all {told.length}
        </Button>
      ) : null}
    </section>
  );
}

interface ExampleProps extends Told {
  readonly severity: Severity;
}

function Example({ model, verdict, severity }: ExampleProps) {
  const design = useMemo(() => placeExample(model), [model]);
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
          <StateMark state={verdict ? 'pass' : 'none'} size={14} />
        )}
        <span>{verdict?.evidence ?? 'Here the rule has nothing to say.'}</span>
      </p>
    </li>
  );
}

/** What says most of an example: what is wrong with it, else what is good about it. */
const tellingOf = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find(({ holds }) => !holds) ?? verdicts[0];

/** A reader learns from what the rule says: of what it says alike the first, and silence only where there is nothing else. */
function distinct(all: readonly Told[]): readonly Told[] {
  const said = new Map(all.map((one) => [one.verdict?.evidence, one] as const).toReversed());
  const first = all.filter((one) => said.get(one.verdict?.evidence) === one);
  const telling = first.filter(({ verdict }) => verdict !== undefined);
  return telling.length > 0 ? telling : first;
}
