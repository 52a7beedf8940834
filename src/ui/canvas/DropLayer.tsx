import { ViewportPortal } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { KindIcon } from '../primitives';
import { useEditorState } from '../use-editor';
import type { NodeId } from '../../design';
import { headAt, LOOKS, pathThrough, type Point } from '../../spec/geometry';
import { useFeedback, type Feedback, type Ghost } from './feedback';

const NO_GHOSTS: readonly Ghost[] = [];

/** What a drop would create, and the line of a connection that is being drawn, on the canvas itself. */
export function DropLayer() {
  const now = useFeedback((feedback) => feedback);
  if (!now) return null;
  return (
    <>
      <ViewportPortal>
        {(now.doing === 'connect' ? NO_GHOSTS : now.ghosts).map((ghost) => (
          <GhostBox key={ghost.id} ghost={ghost} />
        ))}
        {now.doing === 'connect' ? (
          <ConnectLine
            from={now.from}
            to={now.to}
            isReversed={now.isReversed}
            isRefused={now.refusal !== null}
          />
        ) : null}
      </ViewportPortal>
      {createPortal(<PointerNote now={now} />, document.body)}
    </>
  );
}

function GhostBox({ ghost }: { readonly ghost: Ghost }) {
  const { x, y, width, height } = ghost.rect;
  return (
    <div
      aria-hidden
      className="ghost"
      data-container={ghost.isContainer || undefined}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
    >
      <KindIcon kind={ghost.kind} size={ghost.isContainer ? 24 : 30} />
      <span className="leaf__text">
        <span className="leaf__label">{ghost.label}</span>
        {ghost.isContainer ? null : <span className="leaf__caption">{ghost.caption}</span>}
      </span>
    </div>
  );
}

interface ConnectLineProps {
  readonly from: NodeId;
  readonly to: Point;
  readonly isReversed?: boolean;
  readonly isRefused: boolean;
}

export function ConnectLine({ from, to, isReversed = false, isRefused }: ConnectLineProps) {
  const geometry = useEditorState((state) => state.geometry);
  const rect = geometry.absolute.get(from);
  if (!rect) return null;
  const home = { x: rect.x + rect.width / 2, y: rect.y + (isReversed ? 0 : rect.height) };
  const points = isReversed ? [to, home] : [home, to];
  return (
    <svg className="connect-line" data-refused={isRefused || undefined} aria-hidden>
      <path className="connect-line__line" d={pathThrough(points, LOOKS.traffic.reach)} />
      <path className="connect-line__arrow" d={LOOKS.traffic.head} transform={headAt(points)} />
    </svg>
  );
}

/** The reason or the consequence, beside the pointer, over all panels. It follows the pointer without rendering. */
function PointerNote({ now }: { readonly now: Feedback }) {
  const box = useRef<HTMLOutputElement>(null);
  const text = now.refusal ?? now.hint;
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const element = box.current;
      if (!element) return;
      const x = Math.min(event.clientX + 16, window.innerWidth - element.offsetWidth - 8);
      const y = Math.min(event.clientY + 20, window.innerHeight - element.offsetHeight - 8);
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.visibility = 'visible';
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  return (
    <output
      ref={box}
      className="pointer-note"
      data-refusal={now.refusal !== null || undefined}
      hidden={text === null}
    >
      {text}
    </output>
  );
}
