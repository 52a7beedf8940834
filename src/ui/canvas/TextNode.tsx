import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { countRender } from '../render-count';
import { useCanvasActions } from './canvas-actions';
import type { TextFlowNode } from './flow-types';
import { sameNode } from './same-node';
import { Writable } from './Writable';

/** A node that is nothing but its first field: a text on the canvas. */
export const TextNode = memo(function TextNode({ id, data }: NodeProps<TextFlowNode>) {
  countRender('node');
  const { node } = data;
  const { rename } = useCanvasActions();
  const [name, field] = Object.entries(node.spec.fields)[0] ?? ['', undefined];
  const text = String(node.params[name] ?? '');
  const placeholder = field?.type === 'text' ? field.placeholder : undefined;
  return (
    <div className="text-node" onDoubleClick={() => rename(id)}>
      {/* React Flow draws no edge from it without. */}
      <span className="leaf__port source target" data-handlepos="bottom" />
      <Writable node={node} field={name}>
        <p className="text-node__text" data-empty={text === '' || undefined}>
          {text || placeholder || node.label}
        </p>
      </Writable>
    </div>
  );
}, sameNode);
