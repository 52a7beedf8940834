import { Link2, MousePointerClick } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { TemplateGallery } from '../gallery/TemplateGallery';
import { Button, Kbd } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useFeedback } from './feedback';

/** The three ways to begin. It makes room as soon as something is dragged in. */
export function EmptyCanvas() {
  const { openOpen } = useShellActions();
  const panel = useRef<HTMLDivElement>(null);
  const isDragging = useFeedback((now) => now !== null);
  useEffect(() => passZooming(panel.current), [isDragging]);
  if (isDragging) return null;
  return (
    <div ref={panel} className="empty-canvas">
      <h2 className="empty-canvas__title">Begin a design</h2>
      <ul className="empty-canvas__ways">
        <li>
          <MousePointerClick size={20} aria-hidden />
          <span>
            Drag something from the palette, or press <Kbd keys="A" /> and type its name; what it
            needs around it is created with it.
          </span>
        </li>
        <li>
          <Link2 size={20} aria-hidden />
          <span>Continue with a design that somebody sent you.</span>
          <Button onClick={openOpen}>Open a link or file</Button>
        </li>
      </ul>
      <h3 className="empty-canvas__heading">Or start from a template</h3>
      <TemplateGallery />
    </div>
  );
}

/** It lies over the canvas: a pinch there means the canvas, and never the browser's own zoom. */
function passZooming(panel: HTMLElement | null): (() => void) | undefined {
  if (!panel) return undefined;
  const pass = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pane = panel.parentElement?.querySelector('.react-flow__pane');
    pane?.dispatchEvent(new WheelEvent('wheel', event));
  };
  panel.addEventListener('wheel', pass, { passive: false });
  return () => panel.removeEventListener('wheel', pass);
}
