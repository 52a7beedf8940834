import { LayoutTemplate, Link2, MousePointerClick } from 'lucide-react';
import { Button } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useFeedback } from './feedback';

/** The three ways to begin. It makes room as soon as something is dragged in. */
export function EmptyCanvas() {
  const { openTemplates, openOpen } = useShellActions();
  const isDragging = useFeedback((now) => now !== null);
  if (isDragging) return null;
  return (
    <div className="empty-canvas">
      <h2 className="empty-canvas__title">Begin a design</h2>
      <ul className="empty-canvas__ways">
        <li>
          <MousePointerClick size={20} aria-hidden />
          <span>Drag something from the palette; what it needs around it is created with it.</span>
        </li>
        <li>
          <LayoutTemplate size={20} aria-hidden />
          <span>Start from a design that is production-ready.</span>
          <Button onClick={openTemplates}>Open a template</Button>
        </li>
        <li>
          <Link2 size={20} aria-hidden />
          <span>Continue with a design that somebody sent you.</span>
          <Button onClick={openOpen}>Open a link or file</Button>
        </li>
      </ul>
    </div>
  );
}
