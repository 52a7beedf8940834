import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { MAX_OWNER_LENGTH, MAX_REASON_LENGTH, type Waiver } from '../../design';
import { addDays } from '../../kit/add-days';
import { plural } from '../../kit/words';
import { accept } from '../../spec/commands';
import { MOST_DAYS, USUAL_DAYS, waiverProblems, type WaiverDraft } from '../../spec/waiver-draft';
import {
  acceptedOf,
  acceptedOncePerCause,
  extentOf,
  isAccepted,
  whyNeverAccepted,
  type Rule,
  type Verdict,
} from '../../validation';
import { Button, Textarea, TextInput } from '../primitives';
import { useEditor } from '../use-editor';

interface AcceptFormProps {
  readonly rule: Rule;
  readonly verdict: Verdict;
  readonly onAccepted: () => void;
  readonly onCancel: () => void;
}

/** Who accepts a finding says why, who answers for it, and when to look again. */
export function AcceptForm({ rule, verdict, onAccepted, onCancel }: AcceptFormProps) {
  const editor = useEditor();
  const [today] = useState(() => editor.store.getState().inspection.context.today);
  const [draft, setDraft] = useState(() => firstDraft(editor, verdict, today));
  const [isTried, setTried] = useState(false);
  const form = useFormKeys(onCancel);
  const title = useId();
  const problems = isTried ? waiverProblems(draft, today) : {};
  const set = (fields: Partial<WaiverDraft>) => setDraft({ ...draft, ...fields });
  const about = acceptedOf(rule, verdict);
  const together = alike(editor, about);
  const others = together.length - 1;

  const submit = () => {
    const [wrong] = Object.keys(waiverProblems(draft, today));
    setTried(true);
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    onAccepted();
    editor.run(accept, { ...about, ...extentOf(together), ...draft, today });
  };
  return (
    <form
      ref={form}
      className="check-preview check-accept-form"
      aria-labelledby={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p id={title} className="check-preview__title">
        {isAccepted(verdict) ? 'Change what is accepted' : 'Accept this finding for a time'}
      </p>
      {others > 0 ? (
        <p className="check-accept-form__hint">
          {plural(others, 'more finding')} of {rule.id} here {others === 1 ? 'is' : 'are'} accepted
          with it.
        </p>
      ) : null}
      <Row label="Reason" problem={problems.reason}>
        {(naming) => (
          <Textarea
            {...naming}
            value={draft.reason}
            placeholder="Why this is acceptable here"
            rest={{ name: 'reason', rows: 2, maxLength: MAX_REASON_LENGTH }}
            onChange={(reason) => set({ reason })}
          />
        )}
      </Row>
      <Row label="Owner" problem={problems.owner}>
        {(naming) => (
          <TextInput
            {...naming}
            value={draft.owner}
            placeholder="A person or a team"
            rest={{ name: 'owner', maxLength: MAX_OWNER_LENGTH }}
            onChange={(owner) => set({ owner })}
          />
        )}
      </Row>
      <Row label="Look again by" problem={problems.until}>
        {(naming) => (
          <TextInput
            {...naming}
            value={draft.until}
            rest={{
              name: 'until',
              type: 'date',
              min: today,
              max: addDays(today, MOST_DAYS),
            }}
            onChange={(until) => set({ until })}
          />
        )}
      </Row>
      <div className="check-preview__buttons">
        <Button size="sm" variant="primary" type="submit">
          {isAccepted(verdict) ? 'Save' : 'Accept'}
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type Editor = ReturnType<typeof useEditor>;

/** What was said before, or the owner of the last one: one person mostly accepts several. */
function firstDraft(editor: Editor, { acceptance }: Verdict, today: string): WaiverDraft {
  const until = addDays(today, USUAL_DAYS);
  if (acceptance) {
    const { reason, owner } = acceptance.waiver;
    return { reason, owner, until: acceptance.isOver ? until : acceptance.waiver.until };
  }
  const last = Object.values(editor.store.getState().design.waivers).at(-1);
  return { reason: '', owner: last?.owner ?? '', until };
}

/** The findings that one waiver would accept: a rule may say several things of one subject. */
function alike(
  editor: Editor,
  { rule, subject, field }: Pick<Waiver, 'rule' | 'subject' | 'field'>,
) {
  const { findings, reported, accepted } = editor.store.getState().inspection;
  const own = [...findings, ...accepted].filter((finding) => {
    if (whyNeverAccepted(finding.rule, finding) !== null) return false;
    const other = acceptedOf(finding.rule, finding);
    return other.rule === rule && other.subject === subject && other.field === field;
  });
  const causes = [...reported, ...acceptedOncePerCause(accepted)];
  return own.map((finding) => causes.find(({ id }) => id === finding.id) ?? finding);
}

/** Takes the focus, and lets go by Escape. */
function useFormKeys(onCancel: () => void) {
  const form = useRef<HTMLFormElement>(null);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    element.querySelector('textarea')?.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, []);
  return form;
}

interface Naming {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface RowProps {
  readonly label: string;
  readonly problem: string | undefined;
  readonly children: (naming: Naming) => ReactNode;
}

function Row({ label, problem, children }: RowProps) {
  const id = useId();
  return (
    <div className="check-accept-form__row">
      <label htmlFor={id} className="check-accept-form__label">
        {label}
      </label>
      {children({
        id,
        describedBy: problem === undefined ? undefined : `${id}-problem`,
        invalid: problem !== undefined,
      })}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className="check-accept-form__problem">
          {problem}
        </p>
      )}
    </div>
  );
}
