import { useRef, useState } from 'react';
import { withdraw } from '../../spec/commands';
import { whyNeverAccepted, type Rule, type Verdict } from '../../validation';
import { Button, tipAttributes } from '../primitives';
import { useEditor } from '../use-editor';
import { AcceptForm } from './AcceptForm';
import './Acceptance.css';

interface AcceptanceProps {
  readonly rule: Rule;
  /** One that does not hold. */
  readonly verdict: Verdict;
}

/** Lets a person accept a finding for a time; of one that is accepted it says by whom, why and until when. */
export function Acceptance({ rule, verdict }: AcceptanceProps) {
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
      {isAccepted ? (
        <p className="check-accept__terms">
          Accepted by {acceptance.waiver.owner} until {acceptance.waiver.until}:{' '}
          {acceptance.waiver.reason}
        </p>
      ) : null}
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
