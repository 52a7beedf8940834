import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { KindIcon } from '../primitives';
import { countRender } from '../render-count';
import { Badge } from './Badge';
import { useCanvasActions } from './canvas-actions';
import { ConnectHandle } from './ConnectHandle';
import { joinState, useFeedback } from './feedback';
import type { LeafFlowNode } from './flow-types';
import { sameNode } from './same-node';
import { Writable } from './Writable';

/** A card: what it is, its name, and the values that matter most. */
export const LeafNode = memo(function LeafNode({ id, data }: NodeProps<LeafFlowNode>) {
  countRender('node');
  const { node, badge } = data;
  const { rename } = useCanvasActions();
  const join = useFeedback(useMemo(() => joinState(id), [id]));
  const caption = node.spec.caption(node.params);
  const isSketch = !node.spec.exported && node.spec.category === 'sketch';
  return (
    <div
      className="leaf"
      data-join={join}
      data-sketch={isSketch || undefined}
      onDoubleClick={() => rename(id)}
    >
      {/* React Flow measures where edges may end and draws none without it; the routes decide. */}
      <span className="leaf__port source target" data-handlepos="bottom" />
      <KindIcon kind={node.kind} size={30} />
      <div className="leaf__text">
        <Writable node={node}>
          <span className="leaf__label">{node.label || node.spec.title}</span>
        </Writable>
        <span className="leaf__caption">{caption || node.spec.short}</span>
      </div>
      {badge ? <Badge badge={badge} label={node.label} /> : null}
      <ConnectHandle node={id} label={node.label} />
    </div>
  );
}, sameNode);
