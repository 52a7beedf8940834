import type { NodeProps } from '@xyflow/react';
import { Lock, LockOpen } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import type { ModelNode } from '../../spec/model';
import { KindIcon } from '../primitives';
import { countRender } from '../render-count';
import { Badge } from './Badge';
import { useCanvasActions } from './canvas-actions';
import { dropState, useFeedback } from './feedback';
import type { ContainerData, ContainerFlowNode } from './flow-types';
import { sameNode } from './same-node';
import { Writable } from './Writable';

/** Frames as in AWS's own diagrams, each with its line, its tint and its icon in the corner. */
export const ContainerNode = memo(function ContainerNode({
  id,
  data,
  selected,
}: NodeProps<ContainerFlowNode>) {
  countRender('container');
  const { node, badge, tier } = data;
  const drop = useFeedback(useMemo(() => dropState(id), [id]));
  const role = node.spec.container;
  return (
    <div
      className="container"
      data-role={role}
      data-tier={tier ?? undefined}
      data-drop={drop}
      data-selected={selected || undefined}
    >
      {data.columns.map(({ zone, rect }) => (
        <div
          key={zone.letter}
          className="zone"
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        >
          <span className="zone__name">{zone.name}</span>
        </div>
      ))}
      {data.cells.map(({ zone, rect }) => (
        <div
          key={zone.letter}
          className="cell"
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        />
      ))}
      <div className="container__header">
        <CornerIcon data={data} />
        <Title node={node} />
        {badge ? <Badge badge={badge} label={node.label} /> : null}
      </div>
    </div>
  );
}, sameNode);

/** A subnet's lock says whether the internet reaches it; the other frames have icons of their own. */
function CornerIcon({ data }: { readonly data: ContainerData }): ReactNode {
  if (data.tier === null) return <KindIcon kind={data.node.kind} size={24} />;
  const Icon = data.tier === 'public' ? LockOpen : Lock;
  return (
    <span className="container__lock">
      <Icon size={11} strokeWidth={2.5} aria-hidden />
    </span>
  );
}

function Title({ node }: { readonly node: ModelNode }) {
  const { rename } = useCanvasActions();
  return (
    <Writable node={node}>
      <span className="container__title" onDoubleClick={() => rename(node.id)}>
        <span className="container__label">{node.label || node.spec.title}</span>
        <span className="container__caption">{node.spec.caption(node.params)}</span>
      </span>
    </Writable>
  );
}
