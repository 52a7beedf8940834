import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import './Section.css';

interface SectionProps {
  readonly title: string;
  /** Stands at the end of the heading. */
  readonly badge?: ReactNode;
  readonly startsOpen?: boolean | undefined;
  /** Opens it from outside when it changes to a new value. */
  readonly openWhen?: unknown;
  readonly children: ReactNode;
}

/** A part of a panel under a heading that folds it away. */
export function Section({ title, badge, startsOpen = true, openWhen, children }: SectionProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const [asked, setAsked] = useState(openWhen);
  const id = useId();
  if (asked !== openWhen) {
    setAsked(openWhen);
    if (openWhen) setOpen(true);
  }
  return (
    <section className="ui-section" aria-labelledby={id}>
      <h3 className="ui-section__heading">
        <button
          type="button"
          id={id}
          className="ui-section__toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={14} className="ui-section__chevron" aria-hidden />
          {title}
          {badge}
        </button>
      </h3>
      {isOpen ? <div className="ui-section__body">{children}</div> : null}
    </section>
  );
}
