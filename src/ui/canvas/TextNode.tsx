import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { setParam } from '../../spec/commands';
import { countRender } from '../render-count';
import { useEditor } from '../use-editor';
import { useCanvasActions } from './canvas-actions';
import type { TextFlowNode } from './flow-types';
import { InlineText } from './InlineText';
import { renaming } from './renaming';
import { sameNode } from './same-node';
import { useValue } from './value-store';

const LONGEST_TEXT = 5000;

/** A node that is nothing but its first field: a text on the canvas. */
export const TextNode = memo(function TextNode({ id, data }: NodeProps<TextFlowNode>) {
  countRender('node');
  const { node } = data;
  const editor = useEditor();
  const { rename } = useCanvasActions();
  const isWriting = useValue(renaming, (renamed) => renamed === id);
  const [name, field] = Object.entries(node.spec.fields)[0] ?? ['', undefined];
  const text = String(node.params[name] ?? '');
  const placeholder = field?.type === 'text' ? field.placeholder : undefined;
  return (
    <div className="text-node" onDoubleClick={() => rename(id)}>
      {isWriting ? (
        <InlineText
          label={`${field?.label ?? 'Text'} of ${node.label}`}
          value={text}
          maxLength={LONGEST_TEXT}
          multiline
          onDone={(value) => {
            rename(null);
            if (value !== null && value !== text) editor.run(setParam, { node: id, name, value });
          }}
        />
      ) : (
        <p className="text-node__text" data-empty={text === '' || undefined}>
          {text || placeholder || node.label}
        </p>
      )}
    </div>
  );
}, sameNode);
