import { MessageSquarePlus, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NodeId } from '../../design';
import type { Result } from '../../kit/result';
import type { Command, Plan, Refusal } from '../../spec/command';
import { comment, editComment, LONGEST_COMMENT, removeComment } from '../../spec/commands/comment';
import type { ModelNode } from '../../spec/model';
import { textOf } from '../../spec/remarks';
import { Button, IconButton, Textarea } from '../primitives';
import { drafts } from './commenting';
import './comments.css';

/** Does a command to the design that is read. */
export type Run = <A>(command: Command<A>, args: A) => Result<Plan, Refusal>;

interface CommentsProps {
  /** Null for the design as a whole. */
  readonly about: NodeId | null;
  readonly name: string;
  readonly comments: readonly ModelNode[];
  readonly run: Run;
  readonly startsWriting?: boolean;
  /** The design, where what is half written outlasts the form. */
  readonly draftsOf?: string;
  readonly onDone?: () => void;
}

/** What was said about something, to be read, changed and removed, and room for more. */
export function Comments({
  about,
  name,
  comments,
  run,
  startsWriting = false,
  draftsOf,
  onDone,
}: CommentsProps) {
  const draftOf = (what: string) => `${draftsOf} ${about} ${what}`;
  const [writing, setWriting] = useState<NodeId | 'new' | null>(() => {
    const isLeft = (what: string) => drafts.has(draftOf(what));
    if (startsWriting || isLeft('new')) return 'new';
    return comments.find(({ id }) => isLeft(id))?.id ?? null;
  });
  const [isAsked, setAsked] = useState(startsWriting);
  const write = (what: NodeId | 'new') => {
    setWriting(what);
    setAsked(true);
  };
  const add = useRef<HTMLButtonElement>(null);
  /** The button stands where the form was. */
  const done = () => {
    setWriting(null);
    onDone?.();
    requestAnimationFrame(() => add.current?.focus());
  };
  return (
    <div className="comments">
      {comments.length > 0 ? (
        <ul className="comments__list" aria-label={`Comments on ${name}`}>
          {comments.map((each, index) => (
            <li key={each.id} className="comments__item">
              {writing === each.id ? (
                <Form
                  label={`Comment ${index + 1} on ${name}`}
                  text={textOf(each)}
                  draft={draftsOf === undefined ? null : draftOf(each.id)}
                  takesFocus={isAsked}
                  action="Save"
                  onText={(text) => run(editComment, { comment: each.id, text }).ok}
                  onDone={done}
                />
              ) : (
                <>
                  <p className="comments__text">{textOf(each)}</p>
                  <IconButton
                    label={`Change comment ${index + 1} on ${name}`}
                    tip="Change"
                    icon={<Pencil size={14} />}
                    onClick={() => write(each.id)}
                  />
                  <IconButton
                    label={`Remove comment ${index + 1} on ${name}`}
                    tip="Remove"
                    icon={<Trash2 size={14} />}
                    onClick={() => {
                      run(removeComment, { comment: each.id, about });
                      done();
                    }}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {writing === 'new' ? (
        <Form
          label={`Comment on ${name}`}
          text=""
          draft={draftsOf === undefined ? null : draftOf('new')}
          takesFocus={isAsked}
          action="Add comment"
          onText={(text) => run(comment, { about, text }).ok}
          onDone={done}
        />
      ) : (
        <Button
          ref={add}
          size="sm"
          icon={<MessageSquarePlus size={14} />}
          aria-label={`Comment on ${name}`}
          onClick={() => write('new')}
        >
          Comment
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  readonly label: string;
  readonly text: string;
  /** Under which what is half written is kept. */
  readonly draft: string | null;
  /** Not where somebody only comes by again. */
  readonly takesFocus: boolean;
  readonly action: string;
  /** False where it was refused, with the reason said. */
  readonly onText: (text: string) => boolean;
  readonly onDone: () => void;
}

function Form({ label, text, draft, takesFocus, action, onText, onDone }: FormProps) {
  const [words, setWords] = useState((draft === null ? undefined : drafts.get(draft)) ?? text);
  const form = useRef<HTMLFormElement>(null);
  const write = (written: string) => {
    setWords(written);
    if (draft !== null) drafts.set(draft, written);
  };
  const leave = () => {
    if (draft !== null) drafts.delete(draft);
    onDone();
  };
  useEffect(() => {
    if (!takesFocus) return;
    const field = form.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
    // On a phone the keyboard takes half of the screen.
    field?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);
  const isEmpty = words.trim() === '';
  const submit = () => {
    if (!isEmpty && (words.trim() === text || onText(words))) leave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the field in it
    <form
      ref={form}
      className="comments__form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        if (event.key !== 'Escape') return;
        // Leaves the form, and not the page around it.
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      <Textarea
        label={label}
        value={words}
        placeholder="A question, an objection, an approval"
        onChange={write}
        rest={{ maxLength: LONGEST_COMMENT }}
      />
      <div className="comments__actions">
        <Button size="sm" variant="ghost" onClick={leave}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" disabled={isEmpty}>
          {action}
        </Button>
      </div>
    </form>
  );
}
