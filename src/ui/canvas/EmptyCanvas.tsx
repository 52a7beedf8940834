import { Link2, MousePointerClick } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useFeedback } from './feedback';

const Gallery = lazy(async () => {
  const { TemplateGallery } = await import('../gallery/TemplateGallery');
  return { default: TemplateGallery };
});

/** The three ways to begin. It makes room as soon as something is dragged in. */
export function EmptyCanvas() {
  const { openOpen } = useShellActions();
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
          <Link2 size={20} aria-hidden />
          <span>Continue with a design that somebody sent you.</span>
          <Button onClick={openOpen}>Open a link or file</Button>
        </li>
      </ul>
      <h3 className="empty-canvas__heading">Or start from a template</h3>
      <Suspense fallback={null}>
        <Gallery />
      </Suspense>
    </div>
  );
}
