import { Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { slugify } from '../../kit/words';
import { setSlug } from '../../spec/commands';
import type { ModelNode } from '../../spec/model';
import type { Finding } from '../../validation/rule';
import { Button, Dialog, IconButton, tipAttributes, TextInput } from '../primitives';
import { useEditor } from '../use-editor';
import { FindingMessage } from './FindingMessage';

const HELP =
  'Every generated name is made of it. It stays when the label changes, so that a new label replaces nothing.';

export function SlugField({ node, findings }: { node: ModelNode; findings: readonly Finding[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="field" data-owner={node.id} data-field="slug">
      <span
        className="field__label"
        {...tipAttributes({ text: 'Identifier', body: HELP, side: 'left' })}
      >
        Identifier
      </span>
      <span className="inspector__slug">
        <code className="inspector__slug-text">{node.slug}</code>
        <IconButton
          size="sm"
          label="Change the identifier…"
          icon={<Pencil size={13} />}
          onClick={() => setOpen(true)}
        />
      </span>
      {findings.length > 0 ? (
        <div className="field__findings">
          {findings.map((finding) => (
            <FindingMessage key={finding.id} finding={finding} />
          ))}
        </div>
      ) : null}
      {isOpen ? <SlugDialog node={node} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** The one edit that can destroy what was applied, so it says what before it does. */
function SlugDialog({ node, onClose }: { node: ModelNode; onClose: () => void }) {
  const editor = useEditor();
  const [slug, setSlugText] = useState(node.slug);
  const id = useId();
  const plan = editor.plan(setSlug, { node: node.id, slug });
  const isSame = slug === node.slug;
  const suggestion = slugify(node.label);
  const change = () => {
    if (!plan.ok || isSame) return;
    editor.run(setSlug, { node: node.id, slug });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Change the identifier"
      description={
        <>
          The identifier of {node.label} names its resources in the generated code. Where this
          design was applied already, a new one destroys them
          {node.spec.container ? ', with all that they hold,' : ''} and creates others. Before the
          first apply it changes nothing but names.
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Keep {node.slug}</Button>
          <Button variant="danger" disabled={isSame || !plan.ok} onClick={change}>
            Change identifier
          </Button>
        </>
      }
    >
      <label className="inspector__dialog-label" htmlFor={id}>
        Identifier
      </label>
      <TextInput
        id={id}
        mono
        value={slug}
        onChange={setSlugText}
        invalid={!plan.ok}
        describedBy={plan.ok ? undefined : `${id}-problem`}
        autoFocusInDialog
        rest={{ onKeyDown: (event) => event.key === 'Enter' && change() }}
      />
      {plan.ok ? null : (
        <p id={`${id}-problem`} role="alert" className="inspector__dialog-problem">
          {plan.error.reason}
        </p>
      )}
      {suggestion !== slug && suggestion !== node.slug ? (
        <Button size="sm" variant="ghost" onClick={() => setSlugText(suggestion)}>
          Use {suggestion}
        </Button>
      ) : null}
    </Dialog>
  );
}
