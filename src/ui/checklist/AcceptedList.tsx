import type { Waiver } from '../../design';
import { withdraw } from '../../spec/commands';
import { Button } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import type { AcceptedFinding } from '../../validation';
import { acceptedLine, useReveal } from './reveal';
import { VerdictLine } from './VerdictLine';

/** What people accept, by whom and until when, apart from what is open; absent where there is nothing of it. */
export function AcceptedList() {
  const { accepted, idleWaivers } = useEditorState((state) => state.shown);
  if (accepted.length + idleWaivers.length === 0) return null;
  return (
    <section className="check-group" aria-labelledby="check-accepted">
      <header className="check-group__header">
        <h3 id="check-accepted" className="check-group__title">
          Accepted
        </h3>
        <span className="check-group__summary">{accepted.length} not counted</span>
      </header>
      <ul className="check-verdicts check-verdicts--findings">
        {accepted.map((finding) => (
          <AcceptedLine key={finding.id} finding={finding} />
        ))}
        {idleWaivers.map(({ waiver, why }) => (
          <IdleLine key={waiver.id} waiver={waiver} why={why} />
        ))}
      </ul>
    </section>
  );
}

function AcceptedLine({ finding }: { readonly finding: AcceptedFinding }) {
  const { rule, acceptance } = finding;
  const isOwn = acceptance.waiver.rule === rule.id;
  const row = useReveal<HTMLLIElement>(isOwn ? acceptedLine(acceptance.waiver.id) : '');
  return <VerdictLine ref={row} rule={rule} verdict={finding} withRule />;
}

function IdleLine({ waiver, why }: { readonly waiver: Waiver; readonly why: string }) {
  const editor = useEditor();
  const name = useEditorState(({ model }) => {
    const edge = model.findEdge(waiver.subject ?? '');
    return model.find(edge?.from ?? waiver.subject ?? '')?.label;
  });
  return (
    <li className="check-verdict check-verdict--good">
      <div className="check-verdict__body">
        <span>
          <span className="check-id">{waiver.rule}</span>
          {name === undefined ? '' : ` of ${name}`}: no longer needed. {why}
        </span>
        <p className="check-accept__terms">
          Accepted by {waiver.owner} until {waiver.until}: {waiver.reason}
        </p>
        <Button
          size="sm"
          onClick={(event) => {
            event.currentTarget
              .closest<HTMLElement>('[data-checklist]')
              ?.focus({ preventScroll: true });
            editor.run(withdraw, { waiver: waiver.id });
          }}
        >
          Remove
          <span className="sr-only"> the acceptance of {waiver.rule}</span>
        </Button>
      </div>
    </li>
  );
}
