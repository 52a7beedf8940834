import { useId } from 'react';
import { setLabel } from '../../spec/commands';
import type { ModelNode } from '../../spec/model';
import { TextInput } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import { findingsByField } from './field-groups';
import { FindingMessage } from './FindingMessage';
import { SlugField } from './SlugField';
import './FieldRow.css';

/** The label, which may say anything, and the identifier, which generated code is named after. */
export function NameFields({ node }: { node: ModelNode }) {
  const editor = useEditor();
  const findings = useEditorState((state) => state.shown.reported);
  const id = useId();
  const byField = findingsByField(findings, { node: node.id });
  const set = (label: string) => editor.run(setLabel, { node: node.id, label });
  return (
    <div className="inspector__names">
      <div className="field" data-owner={node.id} data-field="label" data-design-field>
        <label className="field__label" htmlFor={id}>
          Label
        </label>
        <TextInput
          id={id}
          value={node.label}
          placeholder={node.spec.label}
          onChange={set}
          // Nothing on the canvas may be without a name.
          rest={{ maxLength: 200, onBlur: () => node.label.trim() === '' && set(node.spec.label) }}
        />
      </div>
      {node.spec.exported ? <SlugField node={node} findings={byField.get('slug') ?? []} /> : null}
      {(byField.get('label') ?? []).map((finding) => (
        <FindingMessage key={finding.id} finding={finding} />
      ))}
    </div>
  );
}
