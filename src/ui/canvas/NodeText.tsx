import { setLabel, setParam } from '../../spec/commands';
import type { ModelNode } from '../../spec/model';
import { useEditor } from '../use-editor';
import { useCanvasActions } from './canvas-actions';
import { InlineText } from './InlineText';
import { LONGEST_LABEL } from './longest-label';

const LONGEST_TEXT = 5000;

/** Writes a node's name in its place, or the text of the field that it shows instead. */
export function NodeText({
  node,
  field,
}: {
  readonly node: ModelNode;
  readonly field: string | undefined;
}) {
  const editor = useEditor();
  const { rename } = useCanvasActions();
  const value = field === undefined ? node.label : String(node.params[field] ?? '');
  const title = field === undefined ? 'Name' : (node.spec.fields[field]?.label ?? 'Text');
  const onDone = (text: string | null) => {
    rename(null);
    if (text === null || text === value) return;
    if (field === undefined) editor.run(setLabel, { node: node.id, label: text });
    else editor.run(setParam, { node: node.id, name: field, value: text });
  };
  return (
    <InlineText
      label={`${title} of ${node.label}`}
      value={value}
      maxLength={field === undefined ? LONGEST_LABEL : LONGEST_TEXT}
      multiline={field !== undefined}
      onDone={onDone}
    />
  );
}
