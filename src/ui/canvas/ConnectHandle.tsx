import { ArrowRight } from 'lucide-react';
import type { NodeId } from '../../design';
import { tipAttributes } from '../primitives';
import { useCanvasActions } from './canvas-actions';

/** Dragged, it draws a connection; clicked or pressed, it lists where one may go. */
export function ConnectHandle({ node, label }: { readonly node: NodeId; readonly label: string }) {
  const { openMenu, startConnecting } = useCanvasActions();
  return (
    <button
      type="button"
      className="connect-handle nodrag nopan"
      aria-label={`Connect ${label} to…`}
      onPointerDown={(event) => startConnecting(node, event)}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        openMenu({ on: 'connect', node }, { x: left, y: bottom });
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      {...tipAttributes({ text: 'Drag to connect, or click to choose', side: 'bottom' })}
    >
      <ArrowRight size={12} strokeWidth={2.5} aria-hidden />
    </button>
  );
}
