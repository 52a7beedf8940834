import { useStore, type NodeProps } from '@xyflow/react';
import { memo, type CSSProperties } from 'react';
import './frames.css';
import { useCanvasActions } from './canvas-actions';
import type { FrameFlowNode } from './flow-types';
import { sameNode } from './same-node';
import { sizing } from './sizing';
import { useValue } from './value-store';
import { Writable } from './Writable';

/** A part of the drawing under a title, which is as large on the screen at every zoom. Only line and title take the pointer. */
export const FrameNode = memo(function FrameNode({ id, data }: NodeProps<FrameFlowNode>) {
  const { node, rect, number } = data;
  const { rename } = useCanvasActions();
  const zoom = useStore(({ transform }) => transform[2]);
  const now = useValue(sizing, (sized) => (sized?.id === id ? sized.rect : rect));
  const style = {
    '--pixel': `${1 / zoom}px`,
    left: now.x - rect.x,
    top: now.y - rect.y,
    width: now.width,
    height: now.height,
  } as CSSProperties;
  return (
    <div className="frame-node" style={style}>
      <div className="frame-node__title" onDoubleClick={() => rename(id)}>
        <span className="frame-node__number">{number}</span>
        <Writable node={node}>
          <span className="frame-node__label">{node.label || node.spec.title}</span>
        </Writable>
      </div>
    </div>
  );
}, sameNode);
