import { useRef, useState } from 'react';
import type { Waiver } from '../../design';
import { withdraw } from '../../spec/commands';
import { whyNeverAccepted, type Rule, type Verdict } from '../../validation';
import { Button, tipAttributes } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useEditor } from '../use-editor';
import { AcceptForm } from './AcceptForm';
import { acceptedLine } from './reveal';
import './Acceptance.css';

interface AcceptanceProps {
  readonly rule: Rule;
  /** One that does not hold. */
  readonly verdict: Verdict;
}

/** Lets a person accept a finding for a time; of one that is accepted it says by whom, why and until when. */
export function Acceptance({ rule, verdict }: AcceptanceProps) {
  const { acceptance } = verdict;
  return acceptance?.isOver === false && acceptance.waiver.rule !== rule.id ? (
    <AcceptedWithCause waiver={acceptance.waiver} />
  ) : (
    <OwnAcceptance rule={rule} verdict={verdict} />
  );
}

/** Leads to the cause: to withdraw it from here would bring back what is not on the screen. */
function AcceptedWithCause({ waiver }: { readonly waiver: Waiver }) {
  const { revealItem } = useShellActions();
  return (
    <div className="check-accept">
      <Terms waiver={waiver} like={` with ${waiver.rule}, which has the same cause,`} />
      <div className="check-accept__buttons">
        <Button
          size="sm"
          variant="ghost"
          className="check-accept__button"
          onClick={() => revealItem(acceptedLine(waiver.id))}
        >
          Show {waiver.rule}
        </Button>
      </div>
    </div>
  );
}

function Terms({ waiver, like = '' }: { readonly waiver: Waiver; readonly like?: string }) {
  const { owner, until, reason } = waiver;
  return (
    <p className="check-accept__terms">
      Accepted{like} by {owner} until {until}: {reason}
    </p>
  );
}

function OwnAcceptance({ rule, verdict }: AcceptanceProps) {
  const editor = useEditor();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { acceptance } = verdict;
  const refusal = whyNeverAccepted(rule, verdict);
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  const leave = () => {
    // The button may go with its finding; without a new place the keyboard would start at the top of the page.
    box.current?.closest<HTMLElement>('[data-checklist]')?.focus({ preventScroll: true });
    setOpen(false);
  };
  const isAccepted = acceptance?.isOver === false;
  return (
    <div ref={box} className="check-accept">
      {isAccepted ? <Terms waiver={acceptance.waiver} /> : null}
      <div className="check-accept__buttons">
        <Button
          size="sm"
          variant="ghost"
          className="check-accept__button"
          aria-expanded={refusal === null ? isOpen : undefined}
          aria-disabled={refusal !== null || undefined}
          {...(refusal === null ? {} : tipAttributes({ text: refusal }))}
          onClick={refusal === null ? () => setOpen(!isOpen) : undefined}
        >
          {isAccepted ? 'Change…' : acceptance ? 'Accept again…' : 'Accept…'}
          <span className="sr-only"> {rule.id}</span>
        </Button>
        {acceptance ? (
          <Button
            size="sm"
            variant="ghost"
            className="check-accept__button"
            onClick={() => {
              leave();
              editor.run(withdraw, { waiver: acceptance.waiver.id });
            }}
          >
            Withdraw
            <span className="sr-only"> {rule.id}</span>
          </Button>
        ) : null}
      </div>
      {isOpen && refusal === null ? (
        <AcceptForm rule={rule} verdict={verdict} onAccepted={leave} onCancel={close} />
      ) : null}
    </div>
  );
}
